package measure

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// watcher polls one process.
type watcher struct {
	folder  string // /proc/PID
	status  *os.File
	buffer  []byte
	threads int
	memory  int64
	// settles says that growing memory counts as growing.
	settles bool
	names   map[string]int
	// steady is the memory when it last grew by more than noise.
	steady int64
	// grown is when the number of threads, or the memory, last grew, and work the CPU time
	// that the process had used then.
	grown   time.Time
	work    time.Duration
	stopped bool
}

func watch(pid int, memory bool) (*watcher, error) {
	folder := fmt.Sprintf("/proc/%d", pid)
	status, err := os.Open(folder + "/status")
	if err != nil {
		return nil, err
	}
	return &watcher{folder: folder, settles: memory, status: status, buffer: make([]byte, 4096), grown: time.Now()}, nil
}

func (w *watcher) close() { w.status.Close() }

// look reads the number of threads and, a little after each new peak, their
// names: a thread names itself only once it runs.
func (w *watcher) look() {
	n, err := w.status.ReadAt(w.buffer, 0)
	if n == 0 && err != nil {
		return
	}
	text := w.buffer[:n]
	if threads := number(text, "\nThreads:"); threads > w.threads {
		w.threads, w.grown, w.work, w.names = threads, time.Now(), w.used(), nil
	}
	w.weigh(int64(number(text, "\nVmHWM:")) << 10)
	if w.names == nil && time.Since(w.grown) > 20*time.Millisecond {
		w.name()
	}
}

// noise is the part of the memory by which it may grow and still be settled.
const noise = 0.005

// weigh notes the resident set's peak.
func (w *watcher) weigh(memory int64) {
	if w.settles && memory > w.steady+int64(noise*float64(w.steady)) {
		w.steady, w.grown, w.work = memory, time.Now(), w.used()
	}
	w.memory = max(w.memory, memory)
}

// name counts the threads by name.
func (w *watcher) name() {
	w.names = map[string]int{}
	files, err := filepath.Glob(w.folder + "/task/*/comm")
	if err != nil {
		return
	}
	listed := 0
	for _, file := range files {
		if text, err := os.ReadFile(file); err == nil {
			w.names[strings.TrimRight(strings.TrimSpace(string(text)), "0123456789")]++
			listed++
		}
	}
	if listed > w.threads { // more have started meanwhile
		w.threads, w.grown, w.work = listed, time.Now(), w.used()
	}
}

// muchLonger is by how much the patience is longer with a process that idles,
// or that has not said that its parts have started.
const muchLonger = 12

// settled reports whether the number of threads has not grown for long
// enough; started says that all parts of the process have been announced.
func (w *watcher) settled(p Patience, started bool) bool {
	quiet := time.Since(w.grown)
	if quiet < p.Settle {
		return false
	}
	work := w.used() - w.work
	if started {
		return work >= p.Work || quiet > muchLonger*p.Settle
	}
	return work >= muchLonger*p.Work && quiet > muchLonger*p.Settle
}

// tick is the unit of /proc/PID/stat: 1/100 s on Linux for programs.
const tick = 10 * time.Millisecond

// used returns the CPU time of all threads so far.
func (w *watcher) used() time.Duration {
	text, err := os.ReadFile(w.folder + "/stat")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), ") ") // the name may hold blanks
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * tick
}

func (w *watcher) result() Result {
	return Result{Threads: w.threads, Memory: w.memory, Names: w.names}
}

// number returns the number behind a key of /proc/PID/status, 0 if it is not there.
func number(text []byte, key string) int {
	_, rest, found := bytes.Cut(text, []byte(key))
	if !found {
		return 0
	}
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	fields := bytes.Fields(line)
	if len(fields) == 0 {
		return 0
	}
	n, err := strconv.Atoi(string(fields[0]))
	if err != nil {
		return 0
	}
	return n
}
