package budget

import (
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// side is a unit with its commands, now or in the baseline.
type side struct {
	unit      *facts.Unit
	processes []process
}

// process is what counts of a command.
type process struct {
	file             string
	line             int
	threads, outputs int
}

// factors returns the factors of what the unit adds to a quantity, the
// outermost first: copies, processes in each, threads of each.
func (s side) factors(key, window string) []Factor {
	all := []Factor{}
	switch {
	case strings.HasSuffix(key, "_per_node"):
		all = append(all, s.onNode(window))
	case strings.HasSuffix(key, "_total"), key == "segments_per_minute":
		all = append(all, s.copies(window))
	}
	thing, _, _ := strings.Cut(key, "_")
	switch thing {
	case "threads", "pids":
		return append(all, s.threads(key)...)
	case "processes":
		return append(all, s.at("processes", s.unit.ProcsPerCopy))
	case "memory":
		return append(all, s.at("memory", s.unit.Memory))
	case "outputs":
		most := s.largest(func(p process) int { return p.outputs })
		return append(all, Factor{Name: "outputs", Value: bound.Of(int64(most.outputs)), File: most.file, Line: most.line})
	}
	return all
}

// threads are the processes of a copy and the threads of the largest, where
// that is all there is to it; else the threads of a copy.
func (s side) threads(key string) []Factor {
	most := s.largest(func(p process) int { return p.threads })
	each := Factor{Name: "threads", Value: bound.Of(int64(most.threads)), File: most.file, Line: most.line}
	procs := s.unit.ProcsPerCopy
	switch {
	case key == "threads_per_process", procs == bound.Of(1) && s.unit.Threads.String() == each.Value.String():
		return []Factor{each}
	case procs.Mul(each.Value).String() == s.unit.Threads.String():
		return []Factor{s.at("processes", procs), each}
	}
	each.Value = s.unit.Threads
	return []Factor{each}
}

// copies is how many copies there are, at the place that decides it.
func (s side) copies(window string) Factor {
	n := s.unit.Copies.Peak
	if window == facts.SteadyWindow {
		n = s.unit.Copies.Steady
	}
	return s.evidence("copies", "copies", n)
}

// onNode is how many of them one node can get: what keeps it below all, or
// what decides how many there are.
func (s side) onNode(window string) Factor {
	all := s.copies(window)
	if Compare(s.unit.Copies.PerNode, all.Value) >= 0 {
		return all
	}
	return s.evidence("copies", "per_node", s.unit.Copies.PerNode)
}

// evidence is a factor at the last place that decides it, else at the unit.
func (s side) evidence(name, factor string, value bound.Bound) Factor {
	f := s.at(name, value)
	for _, e := range s.unit.Evidence {
		if e.Factor == factor && e.File != "" {
			f.File, f.Line, f.Key = e.File, e.Line, e.Path[strings.LastIndexByte(e.Path, '.')+1:]
		}
	}
	return f
}

func (s side) at(name string, value bound.Bound) Factor {
	return Factor{Name: name, Value: value, File: s.unit.File, Line: s.unit.Line}
}

func (s side) largest(of func(process) int) process {
	var most process
	for _, p := range s.processes {
		if of(p) > of(most) || most.file == "" {
			most = p
		}
	}
	return most
}

// compare notes in each factor what it was.
func compare(now, before []Factor) {
	for i := range now {
		for _, old := range before {
			if old.Name == now[i].Name && old.Value.String() != now[i].Value.String() {
				now[i].Before = &old.Value
			}
		}
	}
}
