package rules

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

func roleBudget() Rule {
	return Rule{
		ID: "role-budget", Group: Capacity, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a role group can need more than its budget",
		Doc: Doc{
			What: "The worst case of all units of a role is over one of the limits that the configuration gives the role. There is one finding for each limit.",
			Why: "A budget keeps one kind of work from taking what another needs. What breaks it is rarely in one file: here an autoscaler's maximum, there a pool of workers, in a script an `xargs -P`. " +
				"The worst case multiplies them: 10 copies with 2 processes are 20, whatever each file looks like by itself.",
			Fix:    "Lower a factor of the largest contributor; they are listed with the place of each number. Or give the role more, in the configuration, where it shows.",
			Ignore: "Never: change the limit instead.",
			Bad: `# .ffvet.yaml: roles: {thumbs: {match: {names: ["thumb*"]}, limits: {processes_total: 12}}}
services:
  thumbs: {image: m, scale: 10, command: "sh -c 'ffmpeg -i a -f yuv4mpegpipe - | ffmpeg -i - o.jpg'"}`,
			Good: `# .ffvet.yaml: roles: {thumbs: {match: {names: ["thumb*"]}, limits: {processes_total: 12}}}
services:
  thumbs: {image: m, scale: 6, command: "sh -c 'ffmpeg -i a -f yuv4mpegpipe - | ffmpeg -i - o.jpg'"}`,
		},
		Check: checkRoles,
	}
}

func checkRoles(d *facts.Document, _ Settings, report func(finding.Finding)) {
	if d.Settings == nil {
		return
	}
	for _, r := range d.Settings.Roles {
		for _, e := range exceeded(d, &r) {
			report(roleFinding(d, r, e))
		}
	}
}

// excess is one limit of a role that its units can break.
type excess struct {
	measure measure
	limit   config.Limit
	worst   bound.Bound
	shares  []share
}

// exceeded returns the limits of the role that its units can break.
func exceeded(d *facts.Document, r *config.Role) []excess {
	var all []excess
	for _, m := range measures() {
		limit, given := r.Limits[m.key]
		if !given {
			continue
		}
		for _, u := range d.Totals.Roles[r.Name].Uses {
			if u.Key == m.key && u.Over() && len(u.By) > 0 {
				all = append(all, excess{m, limit, u.Used(), roleShares(d, u)})
			}
		}
	}
	return all
}

func roleNamed(d *facts.Document, name string) *config.Role {
	if d.Settings == nil || name == "" {
		return nil
	}
	for i, r := range d.Settings.Roles {
		if r.Name == name {
			return &d.Settings.Roles[i]
		}
	}
	return nil
}

func roleShares(d *facts.Document, use facts.Use) []share {
	var shares []share
	for _, s := range use.By {
		shares = append(shares, share{unit: d.Units[s.Unit], value: s.Value})
	}
	return shares
}

// copiesIn returns the unit's copies in the window that the role counts.
func copiesIn(r *config.Role, u *facts.Unit) bound.Bound {
	if r.Window == "steady" {
		return u.Copies.Steady
	}
	return u.Copies.Peak
}

func roleFinding(d *facts.Document, r config.Role, e excess) finding.Finding {
	top := largest(e.shares)
	f := roleFindingAt(d, e, top.unit)
	f.Key = "role " + r.Name + " " + e.measure.key
	f.Message = fmt.Sprintf("role %q: %s %s, %s allowed", r.Name, worstCase(e.worst), e.measure.unit, digits(e.limit.Value))
	f.Number = e.worst.Or(0)
	for i, s := range e.shares {
		if i < mostShares && !s.value.IsZero() {
			f.Reasons = append(f.Reasons, finding.Reason{Label: s.unit.ID, Value: s.value, Text: factors(s.unit), At: s.unit.Found.At})
		}
	}
	f.Reasons = append(f.Reasons, finding.Reason{Label: "allowed", Value: bound.Of(e.limit.Value), Text: e.measure.key, At: e.limit.At})
	f.Help = roleHelp(d, e, top)
	return f
}

// roleFindingAt returns the finding at the place that decides: the option
// for threads, the number of copies for copies, else the command.
func roleFindingAt(d *facts.Document, e excess, u *facts.Unit) finding.Finding {
	level := roleLevel(d, e)
	if strings.HasPrefix(e.measure.key, "copies_") {
		var at source.Span
		if of := evidence(u.Found.Evidence, "copies"); len(of) > 0 {
			at = of[len(of)-1].At
		}
		return aboutUnit("role-budget", level, u, at)
	}
	c, _ := busiest(d, u)
	switch {
	case c == nil:
		return aboutUnit("role-budget", level, u, source.Span{})
	case strings.HasPrefix(e.measure.key, "threads_"):
		return about("role-budget", level, c, threadsAt(c))
	}
	return about("role-budget", level, c, source.Span{})
}

func roleHelp(d *facts.Document, e excess, top share) string {
	help := "lower a factor of " + top.unit.ID
	c, _ := busiest(d, top.unit)
	switch {
	case c != nil && e.measure.key == "threads_per_process":
		help = within(c, e.limit.Value)
	case e.measure.key == "threads_per_node":
		on := share{unit: top.unit, copies: top.unit.Copies.PerNode}
		help = fewerThreads(d, on, remaining(bound.Of(e.limit.Value), e.worst, top.value))
	}
	return help + ", or give the role more where its limits stand"
}

func worstCase(b bound.Bound) string {
	if b.IsInf() {
		return "an unbounded number of"
	}
	return "up to " + amount(b)
}

// factors words the copies and processes of a unit.
func factors(u *facts.Unit) string {
	return fmt.Sprintf("copies %s, on one node %s, processes in each %s", amount(u.Copies.Peak), amount(u.Copies.PerNode), amount(u.ProcsPerCopy))
}

// roleLevel is an error, but what has no bound is as bad as the policy says,
// and what rests on CPUs that nobody declared is what it says of the unknown.
func roleLevel(d *facts.Document, e excess) finding.Level {
	if e.worst.IsInf() {
		return d.Settings.Policy.Unbounded
	}
	for _, s := range e.shares {
		if e.measure.threads && s.unit.Limits.CPUSeen.N == 0 && !s.value.IsZero() {
			return d.Settings.Policy.Unknown
		}
	}
	return finding.Error
}
