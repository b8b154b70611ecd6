package real

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
)

// Start is one start of the program.
type Start struct {
	Program string
	Args    []string
	From    int // place of the start in the log
	To      int // place of the end, past the log if there is none
}

// Log is what happened while a script ran.
type Log struct {
	Starts []Start
	// Messages is what the script wrote to standard error. Stopped says that
	// it took too long.
	Messages string
	Stopped  bool

	alive int
}

// event is one line of the log.
type event struct {
	Event, Program string
	Pid            int
	Args           []string
}

// read reads the log; one that is missing is empty.
func read(path string) (Log, error) {
	var l Log
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return l, err
	}
	running, n := map[int]int{}, 0
	for line := range strings.Lines(string(text)) {
		var e event
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			return l, err
		}
		if i, ok := running[e.Pid]; ok && e.Event == "end" {
			l.Starts[i].To = n
			delete(running, e.Pid)
		}
		if e.Event == "start" {
			running[e.Pid] = len(l.Starts)
			l.Starts = append(l.Starts, Start{Program: e.Program, Args: e.Args, From: n, To: 1 << 30})
		}
		n++
	}
	l.alive = len(running)
	return l, nil
}

// Peak returns how many of the starts that the function picks were alive at
// once at most.
func (l Log) Peak(of func(Start) bool) int {
	most := 0
	for _, at := range l.Starts {
		n := 0
		for _, s := range l.Starts {
			if of(s) && s.From <= at.From && at.From < s.To {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}
