package script

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/docker/go-units"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// directive is an option that a batch script gives to Slurm.
var directive = regexp.MustCompile(`(?m)^#SBATCH[ \t]+(--?[a-z][a-z-]*)(?:[ \t=]*)([^ \t\r\n#]*)`)

// slurm reads the #SBATCH lines at the head of a batch script: how many tasks
// of an array run at once, and the CPUs and memory that each of them has.
func slurm(u *unit.Unit, t source.Text) {
	head := t.Str[:min(len(t.Str), longestHead)]
	for _, m := range directive.FindAllStringSubmatchIndex(head, -1) {
		name, value, at := head[m[2]:m[3]], head[m[4]:m[5]], t.Span(m[0], m[1])
		switch name {
		case "-a", "--array":
			n := tasks(value)
			u.Copies.SetSteady(n)
			u.Evidence = append(u.Evidence, bound.Evidence{Factor: "array", Value: n, At: at})
		case "-c", "--cpus-per-task":
			if n, err := strconv.ParseInt(value, 10, 32); err == nil && n > 0 {
				cpus := bound.Of(n)
				u.Limits.Cpuset = &cpus
				u.Evidence = append(u.Evidence, bound.Evidence{Factor: "cpu_seen", Value: cpus, At: at})
			}
		case "--mem":
			if bytes := megabytes(value); bytes > 0 {
				memory := bound.Of(bytes)
				u.Limits.Memory, u.Limits.MemoryAt = &memory, at
				u.Evidence = append(u.Evidence, bound.Evidence{Factor: "memory", Value: memory, At: at})
			}
		}
	}
}

// longestHead bounds where directives are looked for.
const longestHead = 16 << 10

// tasks counts how many tasks of an array such as `0-99:2,200%4` run at once.
func tasks(list string) bound.Bound {
	list, most, limited := strings.Cut(list, "%")
	var n int64
	for part := range strings.SplitSeq(list, ",") {
		span, stride, _ := strings.Cut(part, ":")
		step, err := strconv.ParseInt(stride, 10, 32)
		if err != nil || step <= 0 {
			step = 1
		}
		low, high, ranged := strings.Cut(span, "-")
		if !ranged {
			high = low
		}
		first, err1 := strconv.ParseInt(low, 10, 32)
		last, err2 := strconv.ParseInt(high, 10, 32)
		if err1 != nil || err2 != nil || last < first {
			return bound.Unknown(1)
		}
		n += (last-first)/step + 1
	}
	if cap, err := strconv.ParseInt(most, 10, 32); limited && err == nil && cap > 0 {
		n = min(n, cap)
	}
	return bound.Of(n)
}

// megabytes reads a size whose default unit is the megabyte.
func megabytes(text string) int64 {
	if n, err := strconv.ParseInt(text, 10, 32); err == nil {
		return n << 20
	}
	n, err := units.RAMInBytes(text)
	if err != nil {
		return 0
	}
	return n
}
