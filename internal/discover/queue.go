package discover

import "sync"

// job is a folder to read, or some of its files to search.
type job struct {
	folder
	files []string // nil: read the folder
}

// queue hands out jobs, the newest first, until none is left and no worker
// can add another one. Newest first keeps it short: it goes deep before wide.
type queue struct {
	mu      sync.Mutex
	changed sync.Cond
	jobs    []job
	busy    int
	stopped bool
}

func newQueue() *queue {
	q := &queue{}
	q.changed.L = &q.mu
	return q
}

func (q *queue) push(jobs ...job) {
	if len(jobs) == 0 {
		return
	}
	q.mu.Lock()
	q.jobs = append(q.jobs, jobs...)
	q.mu.Unlock()
	q.changed.Broadcast()
}

// next returns a job; the worker must call done after it. ok is false once
// there is nothing left.
func (q *queue) next() (j job, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.jobs) == 0 && q.busy > 0 && !q.stopped {
		q.changed.Wait()
	}
	if len(q.jobs) == 0 || q.stopped {
		return job{}, false
	}
	last := len(q.jobs) - 1
	j = q.jobs[last]
	q.jobs[last] = job{}
	q.jobs = q.jobs[:last]
	q.busy++
	return j, true
}

func (q *queue) done() {
	q.mu.Lock()
	q.busy--
	idle := q.busy == 0 && len(q.jobs) == 0
	q.mu.Unlock()
	if idle {
		q.changed.Broadcast()
	}
}

func (q *queue) stop() {
	q.mu.Lock()
	q.stopped = true
	q.mu.Unlock()
	q.changed.Broadcast()
}
