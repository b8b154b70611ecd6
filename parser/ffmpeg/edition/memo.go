package edition

import "sync"

// Memo keeps what was read from a row once. Callers share the values and must
// not change them.
type Memo[V any] struct {
	values sync.Map // string → V
}

// Get returns the value of a name, read at the first call.
func (m *Memo[V]) Get(name string, read func() V) V {
	if v, ok := m.values.Load(name); ok {
		return v.(V)
	}
	v := read()
	m.values.Store(name, v)
	return v
}
