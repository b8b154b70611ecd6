package argo

import (
	"fmt"
	"strconv"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// lock bounds instances in all workflows of a namespace together.
type lock struct {
	count bound.Bound
	text  string // "semaphore wf/sem/ffmpeg=3"
	at    *yamlpos.Node
}

// lockOf returns the tightest lock of a template, nil if it has none.
func (w *workflow) lockOf(t *yamlpos.Node) *lock { return w.lockIn(t.Get("synchronization")) }

// lockIn reads a synchronization, also in the form before 3.6 with one lock.
func (w *workflow) lockIn(sync *yamlpos.Node) *lock {
	var best *lock
	take := func(l *lock) {
		if best == nil || best.count.Exceeds(l.count) != bound.No {
			best = l
		}
	}
	for _, n := range append(sync.Get("semaphores").Items(), sync.Get("semaphore")) {
		if n.IsMapping() {
			take(w.semaphore(n))
		}
	}
	for _, n := range append(sync.Get("mutexes").Items(), sync.Get("mutex")) {
		if n.IsMapping() {
			name := n.Get("name")
			take(&lock{count: bound.Of(1), at: name, text: fmt.Sprintf("mutex %s/%s=1", w.space(n), name.Str())})
		}
	}
	return best
}

func (w *workflow) space(n *yamlpos.Node) string {
	if space := n.Get("namespace").Str(); space != "" {
		return space
	}
	return w.namespace
}

// semaphore returns a lock whose size a ConfigMap of the repository holds;
// one that a database holds is not known.
func (w *workflow) semaphore(n *yamlpos.Node) *lock {
	ref := n.Get("configMapKeyRef")
	if !ref.IsMapping() {
		return &lock{count: bound.Unknown(1), at: n, text: fmt.Sprintf("semaphore %s=unknown", n.Get("database", "key").Str())}
	}
	name, key := ref.Get("name").Str(), ref.Get("key").Str()
	l := &lock{count: bound.Unknown(1), at: ref}
	size := w.object("ConfigMap", w.space(n), name).Get("data", key)
	if i, err := strconv.ParseInt(size.Str(), 10, 32); err == nil && i >= 0 {
		l.count, l.at = bound.Of(i), size
	}
	l.text = fmt.Sprintf("semaphore %s/%s/%s=%s", w.space(n), name, key, l.count)
	return l
}
