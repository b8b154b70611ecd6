package systemd

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/docker/go-units"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// limit is one setting of systemd.resource-control(5) or systemd.exec(5).
type limit struct {
	factor string
	keys   []string
	read   func(string) (b *bound.Bound, valid bool)
	target func(*unit.Limits) **bound.Bound
}

// limits are the settings that are read, later names of a setting last.
func limits() []limit {
	return []limit{
		{"cpu_quota", []string{"CPUQuota"}, percent, func(l *unit.Limits) **bound.Bound { return &l.CPUQuota }},
		{"cpuset", []string{"AllowedCPUs"}, cpuList, func(l *unit.Limits) **bound.Bound { return &l.Cpuset }},
		{"cpuset", []string{"CPUAffinity"}, cpuList, func(l *unit.Limits) **bound.Bound { return &l.Cpuset }},
		{"memory", []string{"MemoryLimit", "MemoryMax"}, size, func(l *unit.Limits) **bound.Bound { return &l.Memory }},
		{"pids", []string{"TasksMax"}, count, func(l *unit.Limits) **bound.Bound { return &l.Pids }},
		{"nofile", []string{"LimitNOFILE"}, soft, func(l *unit.Limits) **bound.Bound { return &l.Nofile }},
	}
}

// limit applies the limits of a section; of several that hold for one thing
// the lowest counts, a slice's too.
func (s *service) limit(u *unit.Unit, from settings, section string) {
	for _, l := range limits() {
		at, ok := from.last(section, l.keys...)
		if !ok {
			continue
		}
		b, valid := l.read(at.value.Str)
		if !valid && placeholders.MatchString(at.value.Str) {
			unknown := bound.Unknown(0)
			b, valid = &unknown, true
		}
		if !valid {
			u.Diags = append(u.Diags, unit.Diag{Rule: "invalid-config", At: at.at, Certain: true,
				Message: fmt.Sprintf("%s: %q is nothing that systemd takes: it ignores the line", at.key, at.value.Str)})
		}
		if b != nil {
			lower(u, l, at, *b)
		}
	}
}

// lower sets a limit unless one that is as low holds already.
func lower(u *unit.Unit, l limit, at setting, b bound.Bound) {
	target := l.target(&u.Limits)
	if *target != nil {
		if b = b.Min(**target); b == **target {
			return
		}
	}
	*target = &b
	u.Evidence = append(u.Evidence, bound.Evidence{Factor: l.factor, Value: b, At: at.at, Path: at.section + "." + at.key})
	switch l.factor {
	case "cpu_quota":
		u.Limits.QuotaAt = at.at
	case "memory":
		u.Limits.MemoryAt = at.at
	}
}

// percent reads `150%` of one CPU.
func percent(text string) (*bound.Bound, bool) {
	number, ok := strings.CutSuffix(text, "%")
	f, err := strconv.ParseFloat(number, 64)
	if !ok || err != nil || f <= 0 || f > 1e8 {
		return nil, false
	}
	b := bound.Milli(int64(math.Ceil(f * 10)))
	return &b, true
}

// cpuList reads CPUs as `0-3 8` or `0-3,8`; `numa` depends on the machine.
func cpuList(text string) (*bound.Bound, bool) {
	if text == "numa" {
		b := bound.Unknown(1)
		return &b, true
	}
	n, ok := unit.CountCPUs(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' || r == ',' }), ","))
	b := bound.Of(n)
	return &b, ok && n > 0
}

// size reads bytes, 1024-based; a share depends on the machine.
func size(text string) (*bound.Bound, bool) {
	if b, ok := special(text); ok {
		return b, true
	}
	n, err := units.RAMInBytes(text)
	b := bound.Of(n)
	return &b, err == nil && n >= 0
}

func count(text string) (*bound.Bound, bool) {
	if b, ok := special(text); ok {
		return b, true
	}
	n, err := strconv.ParseInt(text, 10, 64)
	b := bound.Of(n)
	return &b, err == nil && n > 0
}

// soft reads `SOFT:HARD`.
func soft(text string) (*bound.Bound, bool) {
	text, _, _ = strings.Cut(text, ":")
	return count(text)
}

// special reads `infinity` and a share of what the machine has.
func special(text string) (*bound.Bound, bool) {
	if text == "infinity" {
		return nil, true
	}
	if number, ok := strings.CutSuffix(text, "%"); ok {
		_, err := strconv.ParseFloat(number, 64)
		b := bound.Unknown(0)
		return &b, err == nil
	}
	return nil, false
}
