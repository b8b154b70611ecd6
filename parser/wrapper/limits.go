package wrapper

import (
	"strconv"
	"strings"

	"github.com/docker/go-units"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// containerLimits reads --cpus, --cpu-quota, --memory, --pids-limit and
// --ulimit of docker and podman. 0 and -1 set no limit.
func (in *Inner) containerLimits(given []option) {
	if o, ok := last(given, "cpus"); ok {
		in.quota(o, milli(o.value, ""))
	}
	if o, ok := last(given, "cpu-quota"); ok {
		period := option{value: word.Literal("100000", o.value.Span)}
		if p, ok := last(given, "cpu-period"); ok {
			period = p
		}
		if each, ok := milli(period.value, "").Hi(); ok && each > 0 {
			if n, ok := milli(o.value, "").MilliHi(); ok {
				in.quota(o, bound.Milli(n/each))
			}
		}
	}
	if o, ok := last(given, "m", "memory"); ok {
		in.memory(o)
	}
	if o, ok := last(given, "pids-limit"); ok {
		in.count(&in.limits().Pids, o)
	}
	for _, o := range given {
		if rest, ok := strings.CutPrefix(o.value.Prefix(), "nofile="); ok && o.name == "ulimit" {
			soft, _, _ := strings.Cut(rest, ":")
			o.value = word.Literal(soft, o.value.Span)
			in.count(&in.limits().Nofile, o)
		}
	}
}

// property reads one property of `systemd-run -p`, as in a unit file.
func (in *Inner) property(o option) {
	name, text, _ := strings.Cut(o.value.Prefix(), "=")
	o.value = from(o.value, len(name)+1)
	switch name {
	case "CPUQuota":
		if n, ok := milli(o.value, "%").MilliHi(); ok {
			in.quota(o, bound.Milli(n/100))
		}
	case "AllowedCPUs", "CPUAffinity":
		in.Cpuset = cpuList(word.Literal(strings.ReplaceAll(text, " ", ","), o.value.Span))
	case "MemoryMax", "MemoryLimit":
		in.memory(o)
	case "TasksMax":
		in.count(&in.limits().Pids, o)
	case "LimitNOFILE":
		soft, _, _ := strings.Cut(text, ":")
		o.value = word.Literal(soft, o.value.Span)
		in.count(&in.limits().Nofile, o)
	}
}

func (in *Inner) limits() *unit.Limits {
	if in.Limits == nil {
		in.Limits = &unit.Limits{}
	}
	return in.Limits
}

// quota sets the CPU time per time.
func (in *Inner) quota(o option, n bound.Bound) {
	if !n.IsZero() {
		in.limits().CPUQuota, in.limits().QuotaAt = &n, o.at.Span
	}
}

// memory sets the bytes.
func (in *Inner) memory(o option) {
	n := bound.Unknown(1)
	if text, ok := o.value.Literal(); ok {
		bytes, err := units.RAMInBytes(text)
		if err != nil || bytes <= 0 {
			return // a share, "infinity", or no limit
		}
		n = bound.Of(bytes)
	}
	in.limits().Memory, in.limits().MemoryAt = &n, o.at.Span
}

// count sets a limit that is a whole number.
func (in *Inner) count(field **bound.Bound, o option) {
	n := bound.Unknown(1)
	if text, ok := o.value.Literal(); ok {
		number, err := strconv.ParseInt(text, 10, 64)
		if err != nil || number <= 0 {
			return
		}
		n = bound.Of(number)
	}
	*field = &n
}

// milli reads a decimal number; unknown if the environment sets it, zero if
// it is none.
func milli(w word.Word, suffix string) bound.Bound {
	text, ok := w.Literal()
	if !ok {
		return bound.Unknown(0)
	}
	n, err := strconv.ParseFloat(strings.TrimSuffix(text, suffix), 64)
	if err != nil || n <= 0 || n > 1e12 {
		return bound.Bound{}
	}
	return bound.Milli(int64(n * 1000))
}

// prlimit reads --nofile=SOFT:HARD.
func prlimit(in *Inner, given []option, _ []word.Word) {
	for _, o := range given {
		if name := o.name; name == "nofile" || name == "n" {
			soft, _, _ := strings.Cut(o.value.Prefix(), ":")
			o.value = word.Literal(soft, o.value.Span)
			in.count(&in.limits().Nofile, o)
		}
	}
	if has(given, "p", "pid") {
		in.Words = nil
	}
}
