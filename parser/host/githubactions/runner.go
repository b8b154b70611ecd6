package githubactions

import (
	_ "embed"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

//go:embed runners.tsv
var runnersTable string

const gib = 1 << 30

// machine is what the platform gives to a job.
type machine struct{ cpus, memory int64 }

// hosted returns the machine of one of the platform's own labels.
func hosted(label string) (m machine, ok bool) {
	for line := range strings.Lines(runnersTable) {
		f := strings.Fields(line)
		if len(f) != 3 || !strings.EqualFold(f[0], label) {
			continue
		}
		m.cpus, _ = strconv.ParseInt(f[1], 10, 64)
		m.memory, _ = strconv.ParseInt(f[2], 10, 64)
		m.memory *= gib
		return m, true
	}
	return m, false
}

// runner is where a job runs, in words of the workflow.
type runner struct {
	labels []string
	// own are the machines of the platform; nil if a leg runs elsewhere.
	own []machine
	// known says that all labels are.
	known bool
	at    *yamlpos.Node
}

// runnerOf reads runs-on for all legs.
func runnerOf(n *yamlpos.Node, s scope) runner {
	r := runner{known: true, at: n}
	list := n
	if n.IsMapping() {
		list = n.Get("labels")
		r.known = n.Get("group") == nil || list != nil
	}
	items := list.Items()
	if list.IsScalar() {
		items = []*yamlpos.Node{list}
	}
	legs := s.legs
	if len(legs) == 0 {
		legs = []leg{{}}
	}
	all := true
	for _, l := range legs {
		labels := s.labels(l, items)
		m, ok := hostedBy(labels)
		r.own = append(r.own, m)
		all = all && ok
		if r.labels == nil {
			r.labels = labels
		}
		if strings.Join(labels, " ") != strings.Join(r.labels, " ") || strings.Contains(strings.Join(labels, " "), "${{") {
			r.known = false
		}
	}
	if !all {
		r.own = nil
	}
	return r
}

func (s scope) labels(l leg, items []*yamlpos.Node) []string {
	labels := []string{}
	for _, item := range items {
		text := item.Str()
		if v, ok := s.list(l, text); ok {
			labels = append(labels, v...)
			continue
		}
		labels = append(labels, s.fill(l, text))
	}
	return labels
}

// list returns the texts of a list that one expression names.
func (s scope) list(l leg, text string) (texts []string, ok bool) {
	field, found := strings.CutPrefix(strings.Trim(text, "${} "), "matrix.")
	if !found || len(l[field].items) == 0 {
		return nil, false
	}
	for _, item := range l[field].items {
		texts = append(texts, item.text)
	}
	return texts, true
}

func hostedBy(labels []string) (m machine, ok bool) {
	for _, label := range labels {
		if strings.EqualFold(label, "self-hosted") {
			return m, false
		}
		if known, is := hosted(label); is {
			m, ok = known, true
		}
	}
	return m, ok && len(labels) == 1
}

// place sets the machine on a unit: one for each job, of the platform's size;
// or one of yours, by its labels; or one that only the platform knows.
func (r runner) place(u *unit.Unit) {
	if r.known {
		u.Place.RunnerLabels = r.labels
	}
	if len(r.own) == 0 {
		u.Place.Elsewhere = !strings.Contains(strings.Join(r.labels, " "), "self-hosted")
		return
	}
	cpus, memory, one := bound.Of(0), bound.Of(r.own[0].memory), bound.Of(1)
	for _, m := range r.own {
		cpus, memory = cpus.Max(bound.Of(m.cpus)), memory.Min(bound.Of(m.memory))
	}
	u.Place.MachineCPUs = &cpus
	u.Limits.Memory, u.Limits.MemoryAt = &memory, r.at.Span()
	u.Copies.PerNode = &one
	u.Evidence = append(u.Evidence,
		r.at.Evidence("cpus", cpus, "each job has a machine of its own; this size in a public repository"),
		r.at.Evidence("memory", memory, "of the machine in a public repository"))
}
