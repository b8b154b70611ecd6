package githubactions

import (
	"math"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// maxLegs is how many jobs one matrix makes at most (docs: workflow syntax).
const maxLegs = 256

// matrix is the legs of a job.
type matrix struct {
	// legs are the combinations; nil if they are not known.
	legs []leg
	// count is how many there are.
	count bound.Bound
	// dynamic is what only a run of the workflow tells; nil: everything is known.
	dynamic *yamlpos.Node
	// at is the matrix where it stands; nil: the job has none.
	at *yamlpos.Node
}

// leg is one combination: the value of each key.
type leg map[string]value

// readMatrix returns the legs: the product of the axes without what exclude
// names, then what include adds.
func readMatrix(n *yamlpos.Node) matrix {
	if n.IsNull() {
		return matrix{legs: []leg{{}}, count: bound.Of(1)}
	}
	m := matrix{at: n, count: bound.Unknown(0)}
	if !n.IsMapping() {
		m.dynamic = n
		return m
	}
	axes, include, exclude := m.read(n)
	if m.dynamic != nil {
		return m
	}
	if size := product(axes); size > maxLegs {
		m.count = bound.Of(size)
		return m
	}
	m.legs = extend(without(combine(axes), exclude), include)
	m.count = bound.Of(int64(len(m.legs)))
	return m
}

type axis struct {
	name   string
	values []value
}

// read returns the parts of a matrix, and notes what is not known.
func (m *matrix) read(n *yamlpos.Node) (axes []axis, include, exclude []value) {
	for _, p := range n.Pairs() {
		values, known := list(p.Value)
		if !known {
			m.dynamic = p.Value
		}
		switch p.Key {
		case "include":
			include = values
		case "exclude":
			exclude = values
		default:
			axes = append(axes, axis{p.Key, values})
		}
	}
	return axes, include, exclude
}

func product(axes []axis) int64 {
	if len(axes) == 0 {
		return 0
	}
	size := int64(1)
	for _, a := range axes {
		if size *= int64(len(a.values)); size > math.MaxInt32 {
			return size
		}
	}
	return size
}

// combine returns the product of the axes; without axes there is none.
func combine(axes []axis) []leg {
	if len(axes) == 0 {
		return nil
	}
	legs := []leg{{}}
	for _, a := range axes {
		var next []leg
		for _, l := range legs {
			for _, v := range a.values {
				next = append(next, l.with(a.name, v))
			}
		}
		legs = next
	}
	return legs
}

func (l leg) with(name string, v value) leg {
	out := leg{name: v}
	for k, w := range l {
		if k != name {
			out[k] = w
		}
	}
	return out
}

// without returns the legs that no exclusion matches; one matches if all of
// its keys have the leg's values.
func without(legs []leg, exclude []value) []leg {
	var kept []leg
	for _, l := range legs {
		excluded := false
		for _, e := range exclude {
			excluded = excluded || len(e.fields) > 0 && l.has(e)
		}
		if !excluded {
			kept = append(kept, l)
		}
	}
	return kept
}

func (l leg) has(e value) bool {
	for name, v := range e.fields {
		own, ok := l[name]
		if !ok || !own.contains(v) {
			return false
		}
	}
	return true
}

// extend adds what include says to each leg of the product of which it
// overwrites no value; where there is none it becomes a leg of its own.
// Values that an include added may be overwritten by a later one.
func extend(originals []leg, include []value) []leg {
	extended := make([]leg, len(originals))
	copy(extended, originals)
	var extra []leg
	for _, add := range include {
		joined := false
		for i, original := range originals {
			if !original.agrees(add) {
				continue
			}
			joined = true
			for name, v := range add.fields {
				extended[i] = extended[i].with(name, v)
			}
		}
		if !joined {
			extra = append(extra, leg(add.fields))
		}
	}
	return append(extended, extra...)
}

func (l leg) agrees(add value) bool {
	for name, v := range add.fields {
		if own, ok := l[name]; ok && own.canonical() != v.canonical() {
			return false
		}
	}
	return true
}
