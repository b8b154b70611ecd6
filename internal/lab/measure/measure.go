// Package measure runs a program and looks at how many threads it has at
// once and how much memory, by what the kernel says in /proc.
package measure

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Command is what to run.
type Command struct {
	Program string
	Args    []string
	Folder  string   // to run it in
	Environ []string // on top of the lab's own environment
	// Sign is what the program writes to its standard error once for each of
	// Signs parts that it has started: a run shows its peak only after that.
	Sign  string
	Signs int
}

// Patience says when a run has shown its peak. Pools are made when a process
// starts, so that a run whose number of threads has not grown for a while,
// after all its parts have started, is ended.
type Patience struct {
	// Settle is how long the number of threads must not grow, Work how much
	// CPU time the process must have used meanwhile: on a busy machine it may
	// simply not have had its turn.
	Settle, Work time.Duration
	// Limit ends every run.
	Limit time.Duration
	// Memory says that the resident set must not grow either. MostMemory ends
	// a run that has more bytes than that; 0 is no limit.
	Memory     bool
	MostMemory int64
}

// Result is what a run showed.
type Result struct {
	// Threads is the most operating system threads at once, Memory the
	// largest resident set in bytes.
	Threads int
	Memory  int64
	// Names counts the threads at the peak by name, without their numbers.
	Names map[string]int
	// Ended says that the program ended by itself, and Failed that it did so
	// with an error, of which Message is the end.
	Ended, Failed bool
	Message       string
}

// poll is the time between two looks.
const poll = 500 * time.Microsecond

// Run runs the command until its peak has shown. The error says that it could
// not be started.
func Run(ctx context.Context, c Command, p Patience) (Result, error) {
	ctx, cancel := context.WithTimeout(ctx, p.Limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, c.Program, c.Args...)
	cmd.Dir, cmd.Env = c.Folder, append(os.Environ(), c.Environ...)
	message := &tail{sign: []byte(c.Sign)}
	cmd.Stderr = message
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		return Result{}, err
	}
	w, err := watch(cmd.Process.Pid, p.Memory)
	if err != nil {
		cancel()
		return Result{}, cmd.Wait()
	}
	defer w.close()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	done := func() bool {
		return w.settled(p, message.signs() >= c.Signs) || p.MostMemory > 0 && w.memory > p.MostMemory
	}
	return w.until(ended, cancel, done, message), nil
}

// until looks until the program ends or has settled.
func (w *watcher) until(ended <-chan error, end func(), settled func() bool, message *tail) Result {
	for {
		select {
		case err := <-ended:
			r := w.result()
			r.Ended = !w.stopped
			r.Failed = r.Ended && err != nil
			r.Message = strings.TrimSpace(message.String())
			return r
		case <-time.After(poll):
		}
		w.look()
		if !w.stopped && settled() {
			w.stopped = true
			end()
		}
	}
}
