package procs

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/unit"
)

// maxFile bounds what is read of one file of /proc, in bytes: command lines
// have at most 128 KiB a word and 6 MiB in all on Linux.
const maxFile = 8 << 20

// reader reads one process.
type reader struct {
	System
	dir      string
	hostCPUs int
	denied   bool // its status may not be read
}

// process returns the process; found is false if it is none of ffmpeg's, has
// ended, or cannot be read.
func (r *reader) process(pid int) (p Process, found bool) {
	status, err := r.read("status")
	if err != nil {
		r.denied = errors.Is(err, fs.ErrPermission)
		return p, false
	}
	fields := fieldsOf(status)
	argv := r.argv()
	exe, _ := fs.ReadLink(r.Proc, path.Join(r.dir, "exe"))
	p = Process{PID: pid, Zombie: strings.HasPrefix(fields["State"], "Z"), Files: -1}
	p.Program, p.Argv = identify(names{comm: fields["Name"], exe: exe, argv: argv}, r.Aliases)
	if p.Program == "" {
		return p, false
	}
	p.Threads, _ = strconv.Atoi(fields["Threads"])
	p.Resident, p.Peak = kilobytes(fields["VmRSS"]), kilobytes(fields["VmHWM"])
	p.UID = firstNumber(fields["Uid"])
	p.CPUs = r.cpus(fields["Cpus_allowed_list"])
	if p.Zombie {
		return p, true
	}
	if open, err := fs.ReadDir(r.Proc, path.Join(r.dir, "fd")); err == nil {
		p.Files = len(open)
	}
	p.Quota = r.quota()
	p.Versions = r.versions()
	return p, r.alive()
}

// alive reports whether the process is still there: what was read in between
// belongs together then.
func (r *reader) alive() bool {
	_, err := fs.Stat(r.Proc, r.dir)
	return err == nil
}

func (r *reader) read(name string) ([]byte, error) {
	f, err := r.Proc.Open(path.Join(r.dir, name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile))
}

// argv returns the command line; nil if there is none.
func (r *reader) argv() []string {
	text, err := r.read("cmdline")
	if err != nil || len(text) == 0 {
		return nil
	}
	return strings.Split(string(bytes.TrimSuffix(text, []byte{0})), "\x00")
}

// fieldsOf reads the lines "Name:\tvalue" of a status file.
func fieldsOf(text []byte) map[string]string {
	fields := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(line, ":"); ok {
			fields[name] = strings.TrimSpace(value)
		}
	}
	return fields
}

// kilobytes reads "1234 kB" as bytes.
func kilobytes(text string) int64 {
	n, err := strconv.ParseInt(strings.TrimSuffix(text, " kB"), 10, 53)
	if err != nil || n < 0 {
		return 0
	}
	return n << 10
}

func firstNumber(text string) int {
	words := strings.Fields(text)
	if len(words) == 0 {
		return -1
	}
	n, err := strconv.Atoi(words[0])
	if err != nil {
		return -1
	}
	return n
}

// cpus counts the CPUs of a mask that the machine has: a mask may hold more
// that were never plugged in.
func (r *reader) cpus(list string) int {
	n, ok := unit.CountCPUs(list)
	switch {
	case !ok:
		return 0
	case r.hostCPUs > 0:
		return min(int(n), r.hostCPUs)
	}
	return int(n)
}

// hostCPUs counts the lines "cpu0", "cpu1" … of /proc/stat.
func hostCPUs(proc fs.FS) int {
	text, err := fs.ReadFile(proc, "stat")
	if err != nil {
		return 0
	}
	n := 0
	for line := range strings.Lines(string(text)) {
		if name, _, _ := strings.Cut(line, " "); strings.HasPrefix(name, "cpu") && name != "cpu" {
			n++
		}
	}
	return n
}

// hidden reports whether /proc is mounted with hidepid=2 ("invisible").
func hidden(proc fs.FS) bool {
	text, err := fs.ReadFile(proc, "self/mounts")
	if err != nil {
		return false
	}
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) > 3 && f[1] == "/proc" && f[2] == "proc" {
			options := "," + f[3] + ","
			return strings.Contains(options, ",hidepid=2,") || strings.Contains(options, ",hidepid=invisible,") || strings.Contains(options, ",hidepid=4,") || strings.Contains(options, ",hidepid=ptraceable,")
		}
	}
	return false
}
