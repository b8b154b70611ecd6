package catalog

import "sync"

// memo keeps what was read from a row once. Callers share the values and must
// not change them.
type memo[V any] struct {
	values sync.Map // string → V
}

// get returns the value of a name, read at the first call.
func (m *memo[V]) get(name string, read func() V) V {
	if v, ok := m.values.Load(name); ok {
		return v.(V)
	}
	v := read()
	m.values.Store(name, v)
	return v
}
