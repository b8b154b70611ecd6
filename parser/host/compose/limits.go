package compose

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	units "github.com/docker/go-units"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// defaultCPUPeriod is the quota's period in microseconds unless cpu_period
// says otherwise.
const defaultCPUPeriod = 100_000

func (s *service) limits() {
	l := &s.unit.Limits
	hard := s.v.get("deploy", "resources", "limits")
	s.quota(hard.get("cpus"), s.v.get("cpus"))
	s.cpuset(s.v.get("cpuset"))
	l.Memory = s.either("memory", s.bytes, hard.get("memory"), s.v.get("mem_limit"))
	l.Pids = s.either("pids", s.positive, hard.get("pids"), s.v.get("pids_limit"))
	nofile := s.v.get("ulimits", "nofile")
	l.Nofile = s.either("nofile", s.positive, nofile.get("soft"), nofile)
	s.lostLimits()
	reserved := s.v.get("deploy", "resources", "reservations")
	l.RequestCPU = s.either("request_cpu", s.cpus, reserved.get("cpus"))
	l.RequestMemory = s.either("request_memory", s.bytes, reserved.get("memory"), s.v.get("mem_reservation"))
	for _, at := range []value{hard.get("memory"), s.v.get("mem_limit")} {
		if l.Memory != nil && l.MemoryAt.IsZero() && at.isSet() {
			l.MemoryAt = spanOf(at)
		}
	}
}

// lostLimits reports a `deploy` that hides the limits of the one that a merge
// key would have brought: merging is shallow.
func (s *service) lostLimits() {
	for _, n := range s.v.layers {
		own, merged := n.Get("deploy"), n.Merged("deploy")
		lost := merged.Get("resources", "limits")
		if lost.IsNull() || !own.Get("resources", "limits").IsNull() {
			continue
		}
		if own.Span() != merged.Span() {
			s.diags = append(s.diags, unit.Diag{Rule: "merge-key-lost-limits", At: own.KeySpan(), Certain: true,
				Message: "this deploy replaces the merged one whole, limits included: a merge key does not merge what lies deeper",
				Related: []source.Note{{At: lost.Span(), Text: "the limits that are lost"}}})
		}
	}
}

// quota reads the CPU time that a container may use: `cpus` in either place,
// which must agree, else cpu_quota over cpu_period.
func (s *service) quota(hard, short value) {
	l := &s.unit.Limits
	fromHard, fromShort := s.cpus(hard), s.cpus(short)
	if fromHard != nil && fromShort != nil && *fromHard != *fromShort {
		s.invalid(short, fmt.Sprintf("cpus %s and deploy.resources.limits.cpus %s differ, which Compose refuses", fromShort, fromHard))
	}
	at := hard
	if l.CPUQuota = fromHard; l.CPUQuota == nil {
		l.CPUQuota, at = fromShort, short
	}
	if l.CPUQuota == nil {
		at = s.v.get("cpu_quota")
		l.CPUQuota = s.quotaOverPeriod(s.number(at), s.number(s.v.get("cpu_period")))
	}
	if l.CPUQuota != nil {
		l.QuotaAt = spanOf(at)
		s.evidence("cpu_quota", *l.CPUQuota, at, at.node().Key())
	}
}

func (s *service) quotaOverPeriod(quota, period number) *bound.Bound {
	if !quota.set || quota.n <= 0 || quota.n > math.MaxInt32 {
		return nil
	}
	over := int64(defaultCPUPeriod)
	if period.set && period.n > 0 {
		over = period.n
	}
	b := bound.Milli(quota.n * 1000 / over)
	return &b
}

// either returns the first limit that is set, with its evidence.
func (s *service) either(factor string, read func(value) *bound.Bound, from ...value) *bound.Bound {
	for _, v := range from {
		if b := read(v); b != nil {
			s.evidence(factor, *b, v, v.node().Key())
			return b
		}
	}
	return nil
}

// cpus reads a number of CPUs; nil for none, or 0, which sets no limit.
func (s *service) cpus(v value) *bound.Bound {
	text, known, ok := s.scalar(v)
	if !ok || !known {
		return unknownIf(ok)
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || f < 0 || f > 1e6 {
		s.invalid(v, fmt.Sprintf("%q is not a number of CPUs", text))
		return nil
	}
	return positive(bound.Milli(int64(math.Round(f * 1000))))
}

// bytes reads a size, 1024-based.
func (s *service) bytes(v value) *bound.Bound {
	text, known, ok := s.scalar(v)
	if !ok || !known {
		return unknownIf(ok)
	}
	n, err := units.RAMInBytes(text)
	if err != nil {
		s.invalid(v, fmt.Sprintf("%q is not a size: %v", text, err))
		return nil
	}
	return positive(bound.Of(max(n, 0)))
}

// positive reads a count; 0 and -1 set no limit.
func (s *service) positive(v value) *bound.Bound {
	if !v.node().IsScalar() {
		return nil
	}
	return positive(s.number(v).b)
}

func positive(b bound.Bound) *bound.Bound {
	if b.IsZero() {
		return nil
	}
	return &b
}

func unknownIf(set bool) *bound.Bound {
	if !set {
		return nil
	}
	b := bound.Unknown(0)
	return &b
}

// scalar returns a scalar's text; known is false if it comes from outside.
func (s *service) scalar(v value) (text string, known, ok bool) {
	if !v.node().IsScalar() {
		return "", false, false
	}
	text, known = s.word(v).Literal()
	return strings.TrimSpace(text), known, true
}

// cpuset counts the CPUs of a list like `0-3,8`, which ffmpeg sees.
func (s *service) cpuset(v value) {
	text, known, ok := s.scalar(v)
	if !ok || text == "" && known {
		return
	}
	n := unknownIf(true)
	if known {
		count, valid := unit.CountCPUs(text)
		if !valid {
			s.invalid(v, fmt.Sprintf("%q is not a list of CPUs", text))
			return
		}
		b := bound.Of(count)
		n = &b
	}
	s.unit.Limits.Cpuset = n
	s.evidence("cpuset", *n, v, "")
}
