package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// busy reports whether something of the script has work to do, or is about to
// start: a process in its folder that runs, or waits for a CPU, and that is no
// fake which has logged its start. On a system without /proc nothing is busy.
func (f fake) busy() bool {
	proc, err := os.Open("/proc")
	if err != nil {
		return false
	}
	defer proc.Close()
	names, _ := proc.Readdirnames(-1)
	text, _ := os.ReadFile(filepath.Join(f.dir, "shell"))
	shell, _ := strconv.Atoi(string(text))
	logged := map[int]bool(nil)
	for _, name := range names {
		pid, err := strconv.Atoi(name)
		if err != nil || pid < shell || !f.works("/proc/"+name) {
			continue
		}
		if logged == nil {
			logged = f.logged()
		}
		if !logged[pid] {
			return true
		}
	}
	return false
}

// works reports whether a process runs or waits for a CPU, below the folder of
// this run. The folder, because some launchers give each job a process group.
func (f fake) works(process string) bool {
	text, err := os.ReadFile(process + "/stat")
	if err != nil {
		return false
	}
	state := strings.TrimSpace(string(text[bytes.LastIndexByte(text, ')')+1:]))
	if !strings.HasPrefix(state, "R") && !strings.HasPrefix(state, "D") {
		return false
	}
	dir, err := os.Readlink(process + "/cwd")
	return err == nil && strings.HasPrefix(dir, f.dir)
}

// newest reports whether nothing that started later is still alive.
func (f fake) newest() bool {
	text, _ := os.ReadFile(filepath.Join(f.dir, "log"))
	var alive []int
	for line := range strings.Lines(string(text)) {
		var e struct {
			Event string
			Pid   int
		}
		switch err := json.Unmarshal([]byte(line), &e); {
		case err != nil:
		case e.Event == "start":
			alive = append(alive, e.Pid)
		default:
			alive = slices.DeleteFunc(alive, func(pid int) bool { return pid == e.Pid })
		}
	}
	return len(alive) == 0 || alive[len(alive)-1] == os.Getpid()
}

// logged returns the processes that have logged their start.
func (f fake) logged() map[int]bool {
	pids := map[int]bool{os.Getpid(): true}
	text, _ := os.ReadFile(filepath.Join(f.dir, "log"))
	for line := range strings.Lines(string(text)) {
		var e struct{ Pid int }
		if json.Unmarshal([]byte(line), &e) == nil {
			pids[e.Pid] = true
		}
	}
	return pids
}
