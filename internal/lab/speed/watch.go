package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// watch follows the CPU time of each thread of a process, until it ends.
type watch struct {
	pid      int
	end, did chan struct{}
	busiest  time.Duration
}

// look is the time between two looks: what a thread does behind the last one is lost.
const look = 10 * time.Millisecond

func newWatch(pid int) *watch {
	w := &watch{pid: pid, end: make(chan struct{}), did: make(chan struct{})}
	go w.run()
	return w
}

func (w *watch) run() {
	defer close(w.did)
	for {
		select {
		case <-w.end:
			return
		case <-time.After(look):
			w.look()
		}
	}
}

// stop returns the CPU time of the busiest thread but the first.
func (w *watch) stop() time.Duration {
	close(w.end)
	<-w.did
	return w.busiest
}

// look reads the first number of each thread's schedstat: its time on a CPU.
func (w *watch) look() {
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", w.pid)) // the pattern is well formed
	for _, f := range files {
		if filepath.Base(filepath.Dir(f)) == strconv.Itoa(w.pid) {
			continue // the first thread loads the program, and from 7.0 on only waits
		}
		text, err := os.ReadFile(f)
		if err != nil {
			continue // the thread has ended
		}
		first, _, _ := strings.Cut(string(text), " ")
		if n, err := strconv.ParseInt(first, 10, 64); err == nil {
			w.busiest = max(w.busiest, time.Duration(n))
		}
	}
}
