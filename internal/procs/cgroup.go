package procs

import (
	"io/fs"
	"math"
	"path"
	"strconv"
	"strings"
)

// quota returns the CPU time that the process's cgroup and those above it
// leave, in thousandths of a CPU; 0 if nothing limits it or nothing tells.
func (r *reader) quota() int64 {
	if r.Cgroup == nil {
		return 0
	}
	text, err := r.read("cgroup")
	if err != nil {
		return 0
	}
	least := int64(math.MaxInt64)
	for line := range strings.Lines(string(text)) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) != 3 {
			continue
		}
		switch {
		case parts[0] == "0": // version 2
			least = min(least, r.above(parts[2], func(dir string) int64 { return r.max(path.Join(dir, "cpu.max")) }))
		case hasWord(parts[1], "cpu"):
			least = min(least, r.above(parts[2], func(dir string) int64 { return r.cfs(path.Join("cpu", dir)) }))
		}
	}
	if least == math.MaxInt64 {
		return 0
	}
	return least
}

func hasWord(list, word string) bool { return strings.Contains(","+list+",", ","+word+",") }

// above returns the least quota of a cgroup and those above it. Where the
// path is that of another namespace only the files that are there count.
func (r *reader) above(group string, of func(dir string) int64) int64 {
	least := int64(math.MaxInt64)
	for dir := path.Clean("/" + group); ; dir = path.Dir(dir) {
		least = min(least, of(strings.TrimPrefix(dir, "/")))
		if dir == "/" {
			return least
		}
	}
}

// max reads cpu.max: "QUOTA PERIOD" in microseconds, or "max PERIOD".
func (r *reader) max(name string) int64 {
	text, err := fs.ReadFile(r.Cgroup, name)
	if err != nil {
		return math.MaxInt64
	}
	words := strings.Fields(string(text))
	if len(words) != 2 {
		return math.MaxInt64
	}
	return share(words[0], words[1])
}

// cfs reads the two files of version 1.
func (r *reader) cfs(dir string) int64 {
	quota, err := fs.ReadFile(r.Cgroup, path.Join(dir, "cpu.cfs_quota_us"))
	if err != nil {
		return math.MaxInt64
	}
	period, err := fs.ReadFile(r.Cgroup, path.Join(dir, "cpu.cfs_period_us"))
	if err != nil {
		return math.MaxInt64
	}
	return share(strings.TrimSpace(string(quota)), strings.TrimSpace(string(period)))
}

// share returns quota / period in thousandths; what is no number is no limit.
func share(quota, period string) int64 {
	q, err := strconv.ParseInt(quota, 10, 50)
	if err != nil || q <= 0 {
		return math.MaxInt64
	}
	p, err := strconv.ParseInt(period, 10, 50)
	if err != nil || p <= 0 {
		return math.MaxInt64
	}
	return q * 1000 / p
}
