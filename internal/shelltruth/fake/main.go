// Command fake stands in for ffmpeg and ffprobe while a script runs for real:
// it logs its arguments, its start and its end into the folder above its own,
// and lives as long as others still start.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// tick is how often the fake looks at what others do; longest is its life at
// most.
const (
	tick    = 8 * time.Millisecond
	longest = 20 * time.Second
)

func main() {
	self, err := os.Executable()
	if err != nil {
		fmt.Fprintln(os.Stderr, "fake:", err)
		os.Exit(1)
	}
	f := fake{dir: filepath.Dir(filepath.Dir(self)), stop: make(chan os.Signal, 1)}
	signal.Notify(f.stop, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	number := f.log("start", filepath.Base(os.Args[0]), os.Args[1:])
	if isProbe() {
		fmt.Println("12.5")
	}
	f.live(number)
	f.log("end", "", nil)
	os.Exit(status(os.Args[1:], number))
}

// isProbe reports whether this is ffprobe, which is over soon: what waits for
// it starts while all others run.
func isProbe() bool { return filepath.Base(os.Args[0]) == "ffprobe" }

// fake is one run.
type fake struct {
	dir  string // holds log, quiet and mode
	stop chan os.Signal
}

// log appends one line and returns how many bytes were there before it, as a
// number that tells the starts apart.
func (f fake) log(event, program string, args []string) int64 {
	text, _ := json.Marshal(map[string]any{"event": event, "pid": os.Getpid(), "program": program, "args": args}) // strings and numbers: never fails
	log, err := os.OpenFile(filepath.Join(f.dir, "log"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		fmt.Fprintln(os.Stderr, "fake:", err)
		os.Exit(1)
	}
	defer log.Close()
	log.Write(append(text, '\n'))
	if event != "start" {
		return 0
	}
	starts, err := os.OpenFile(filepath.Join(f.dir, "starts"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return 0
	}
	defer starts.Close()
	starts.Write([]byte("."))
	end, _ := starts.Seek(0, 1)
	return end
}

// background reports whether a shell started this with &: standard input is
// then the null device.
func background() bool {
	in, err1 := os.Stdin.Stat()
	null, err2 := os.Stat(os.DevNull)
	return err1 == nil && err2 == nil && os.SameFile(in, null)
}

// live waits until nothing was started for a while. With the argument "long"
// it lives much longer; by the mode, every second start does, or all in the
// background, or all but the newest.
func (f fake) live(number int64) {
	quiet, mode := f.settings()
	switch {
	case slices.Contains(os.Args, "long"):
		quiet *= 6
	case mode == "patient" && background():
		quiet *= 6
	case mode == "odd" && number%2 == 1:
		quiet *= 3
	case mode == "odd":
		quiet /= 3
	}
	begun := time.Now()
	for end := begun.Add(longest); time.Now().Before(end); {
		select {
		case <-f.stop:
			return
		case <-time.After(tick):
		}
		latest := begun
		if info, err := os.Stat(filepath.Join(f.dir, "starts")); err == nil && info.ModTime().After(latest) {
			latest = info.ModTime()
		}
		switch {
		case unread():
			return
		case time.Since(latest) < quiet:
		case mode == "newest" && !isProbe() && !f.newest(), f.busy():
			begun = time.Now()
		default:
			return
		}
	}
}

// unread reports whether nobody reads any more what this prints: ffmpeg ends
// then, too.
func unread() bool {
	out := []unix.PollFd{{Fd: 1}}
	n, err := unix.Poll(out, 0)
	return err == nil && n > 0 && out[0].Revents&unix.POLLERR != 0
}

// settings reads the file that the runner writes: milliseconds and mode.
func (f fake) settings() (quiet time.Duration, mode string) {
	text, _ := os.ReadFile(filepath.Join(f.dir, "settings"))
	number, mode, _ := strings.Cut(strings.TrimSpace(string(text)), " ")
	n, err := strconv.Atoi(number)
	if err != nil {
		n = 60
	}
	return time.Duration(n) * time.Millisecond, mode
}

// status is what the arguments ask for: "exit=2", or "fails=2" to fail as long
// as less than that many were started.
func status(args []string, number int64) int {
	for _, a := range args {
		if text, ok := strings.CutPrefix(a, "exit="); ok {
			n, _ := strconv.Atoi(text)
			return n
		}
		if text, ok := strings.CutPrefix(a, "fails="); ok {
			if n, _ := strconv.ParseInt(text, 10, 64); number <= n {
				return 1
			}
		}
	}
	return 0
}
