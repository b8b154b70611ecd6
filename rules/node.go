package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

// nodeShares returns what each unit of the pool adds to the worst case of one
// node as the scheduler may pack it, by what is asked for.
func nodeShares(d *facts.Document, p config.Pool, of func(facts.Share) bound.Bound) []share {
	var shares []share
	for _, s := range d.Totals.Pools[p.Name].Node.Shares {
		shares = append(shares, share{unit: d.Units[s.Unit], copies: s.Copies, value: of(s)})
	}
	return shares
}

// sum adds up the shares of a node: what cannot run at the same time is not
// among them.
func sum(shares []share) bound.Bound {
	var total bound.Bound
	for _, s := range shares {
		total = total.Add(s.value)
	}
	return total
}

func sharedThreads(s facts.Share) bound.Bound   { return s.Threads }
func sharedProcesses(s facts.Share) bound.Bound { return s.Processes }

// finite returns the shares that are numbers, and the others: these have
// rules of their own.
func finite(shares []share) (numbers, others []share) {
	for _, s := range shares {
		if _, ok := s.value.Hi(); ok {
			numbers = append(numbers, s)
		} else {
			others = append(others, s)
		}
	}
	return numbers, others
}

// nodeFinding returns a finding about a pool's node at the command that adds
// most to it.
func nodeFinding(id string, d *facts.Document, p config.Pool, s share) finding.Finding {
	f := aboutUnit(id, finding.Error, s.unit, source.Span{})
	if c, _ := busiest(d, s.unit); c != nil {
		f = about(id, finding.Error, c, threadsAt(c))
	}
	f.Key = "pool " + p.Name
	if !p.At.IsZero() {
		f.Related = []source.Note{{At: p.At, Text: fmt.Sprintf("pool %q is declared here", p.Name)}}
	}
	return f
}

// threadsAt returns where the command leaves its threads to the machine: an
// option with the value 0, else the command itself.
func threadsAt(c *facts.Command) source.Span {
	for _, d := range c.Graph.Decoders {
		if d.Threads.Given && d.Threads.Value == 0 {
			return d.Threads.At
		}
	}
	for _, e := range encoders(c) {
		if e.Threads.Given && e.Threads.Value == 0 {
			return e.Threads.At
		}
	}
	return c.Found.Name.Span
}

// chain is the arithmetic behind one unit's share of a node: threads of a
// process, processes of a copy, copies, copies on a node.
func chain(d *facts.Document, s share) []finding.Reason {
	var reasons []finding.Reason
	u := s.unit
	if c, _ := busiest(d, u); c != nil {
		reasons = append(reasons, processReason(u, c))
	}
	if over(u.ProcsPerCopy, bound.Of(1)) {
		reasons = append(reasons, finding.Reason{Label: "processes", Value: u.ProcsPerCopy, Text: "of one copy at once", At: u.Found.At})
	}
	for _, factor := range []string{"copies", "overlap"} {
		reasons = append(reasons, evidence(u.Found.Evidence, factor)...)
	}
	return append(reasons, perNodeReason(s))
}

// perNodeReason says how many copies of a unit one node can get, and why.
func perNodeReason(s share) finding.Reason {
	r := finding.Reason{Label: "per node", Value: s.copies, Text: "nothing keeps the copies apart", At: s.unit.Found.At}
	limits := s.unit.Found.Limits
	switch {
	case limits.RequestCPU != nil:
		r.Text = fmt.Sprintf("requests of %s CPU let them share one node", limits.RequestCPU)
	case s.unit.System == "kubernetes":
		r.Text = "without requests all of them may share one node"
	}
	return r
}

// mostShares is how many other units a finding about a node lists.
const mostShares = 4

// others lists what the other units add.
func others(shares []share, but *facts.Unit) []finding.Reason {
	var reasons []finding.Reason
	for _, s := range shares {
		if s.unit != but && !s.value.IsZero() && len(reasons) < mostShares {
			reasons = append(reasons, finding.Reason{Label: "and", Value: s.value, Text: s.unit.ID, At: s.unit.Found.At})
		}
	}
	return reasons
}
