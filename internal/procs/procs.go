// Package procs reads the running ffmpeg processes of a Linux machine out of
// /proc. It runs nothing and asks the processes nothing.
package procs

import (
	"cmp"
	"io/fs"
	"slices"
	"strconv"
)

// Process is one running ffmpeg, ffprobe or ffplay.
type Process struct {
	PID     int
	Program string // "ffmpeg", "ffprobe", "ffplay"
	// Argv are the words from the program on; nil if they cannot be read, and
	// of a zombie.
	Argv []string
	// Zombie says that it has ended and that its parent has not asked how.
	Zombie bool
	// Threads is 0 if it is not known.
	Threads int
	// Resident and Peak are bytes of memory (VmRSS, VmHWM); 0 if not known.
	Resident, Peak int64
	// Files are open files; -1 if others may not look (another user's process).
	Files int
	// CPUs are those in the affinity mask that the machine has; 0 if not known.
	CPUs int
	// Quota is the CPU time that the cgroup and those above it leave, in
	// thousandths of a CPU; 0: no limit, or not known.
	Quota int64
	// Versions are those of ffmpeg that the loaded libavcodec belongs to, as
	// "5.1"; nil if it is not known.
	Versions []string
	UID      int // -1 if not known
}

// Table is what runs.
type Table struct {
	Processes []Process // by PID
	// HostCPUs are the CPUs of the machine; 0 if /proc/stat does not tell.
	HostCPUs int
	// Unreadable counts processes of which not even the name can be read.
	Unreadable int
	// Hidden says that /proc is mounted so that processes of other users are
	// not there (hidepid).
	Hidden bool
}

// System is what is read.
type System struct {
	// Proc is the file system at /proc, Cgroup the one at /sys/fs/cgroup;
	// Cgroup may be nil.
	Proc, Cgroup fs.FS
	// Aliases are commands of the house by name: "enc" → "ffmpeg".
	Aliases map[string]string
}

// Read returns the running processes. A process that ends meanwhile is left
// out. The error says that there is no /proc.
func Read(s System) (Table, error) {
	entries, err := fs.ReadDir(s.Proc, ".")
	if err != nil {
		return Table{}, err
	}
	t := Table{HostCPUs: hostCPUs(s.Proc), Hidden: hidden(s.Proc)}
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil || pid <= 0 {
			continue
		}
		r := reader{System: s, dir: e.Name(), hostCPUs: t.HostCPUs}
		switch p, found := r.process(pid); {
		case found:
			t.Processes = append(t.Processes, p)
		case r.denied:
			t.Unreadable++
		}
	}
	slices.SortFunc(t.Processes, func(a, b Process) int { return cmp.Compare(a.PID, b.PID) })
	return t, nil
}
