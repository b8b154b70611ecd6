package wrapper

import (
	"math/bits"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// number reads a count. One that the environment sets is unknown, with a
// note if the script gives a default.
func number(w word.Word) (n bound.Bound, note string) {
	if text, ok := w.Literal(); ok {
		if n, err := strconv.ParseInt(text, 10, 32); err == nil && n >= 0 {
			return bound.Of(n), ""
		}
		return bound.Unknown(1), ""
	}
	for _, h := range w.Holes() {
		if h.Default != nil {
			return bound.Unknown(1), h.Name + " is " + h.Default.String() + " unless the environment sets it"
		}
	}
	return bound.Unknown(1), ""
}

// cpuList counts the CPUs of a list such as 0-3,8.
func cpuList(w word.Word) *bound.Bound {
	text, ok := w.Literal()
	if !ok {
		return nil
	}
	var sum int64
	for part := range strings.SplitSeq(text, ",") {
		part, stride, _ := strings.Cut(part, ":")
		step := int64(1)
		if n, err := strconv.ParseInt(stride, 10, 16); err == nil && n > 0 {
			step = n
		}
		low, high, ranged := strings.Cut(part, "-")
		if !ranged {
			high = low
		}
		first, err1 := strconv.ParseInt(low, 10, 16)
		last, err2 := strconv.ParseInt(high, 10, 16)
		if err1 != nil || err2 != nil || last < first {
			return nil
		}
		sum += (last-first)/step + 1
	}
	n := bound.Of(sum)
	return &n
}

// cpuMask counts the CPUs of a mask such as 0xF0.
func cpuMask(w word.Word) *bound.Bound {
	text, ok := w.Literal()
	if !ok {
		return nil
	}
	mask, err := strconv.ParseUint(strings.TrimPrefix(strings.TrimPrefix(text, "0x"), "0X"), 16, 64)
	if err != nil || mask == 0 {
		return nil
	}
	n := bound.Of(int64(bits.OnesCount64(mask)))
	return &n
}

// slots reads the -j of GNU parallel: N, N%, +N, -N, 0.
func slots(w word.Word, cpus bound.Bound) (n bound.Bound, note string) {
	text, ok := w.Literal()
	switch {
	case !ok:
		return number(w)
	case strings.HasSuffix(text, "%"):
		percent, err := strconv.ParseInt(strings.TrimSuffix(text, "%"), 10, 32)
		if err != nil || percent < 0 {
			return bound.Unknown(1), ""
		}
		return scaled(cpus, func(n int64) int64 { return n * percent / 100 }), text + " of the CPUs"
	case strings.HasPrefix(text, "+"), strings.HasPrefix(text, "-"):
		more, err := strconv.ParseInt(text, 10, 32)
		if err != nil {
			return bound.Unknown(1), ""
		}
		return scaled(cpus, func(n int64) int64 { return n + more }), "CPUs " + text
	case text == "0":
		return bound.Inf(1), ""
	}
	return number(w)
}

// scaled computes a number of slots, at least one, from the CPUs.
func scaled(cpus bound.Bound, f func(int64) int64) bound.Bound {
	hi, ok := cpus.Hi()
	if !ok || hi == 0 {
		return bound.Unknown(1)
	}
	return bound.Between(max(f(cpus.Lo()), 1), max(f(hi), 1))
}

// parallelism sets how many run at once, with the word that says so.
func (in *Inner) parallelism(n bound.Bound, o option, note string) {
	in.Times = n
	if n == bound.Of(1) {
		return
	}
	e := bound.Evidence{Factor: in.Wrapper, Value: n, At: o.at.Span, Note: note, Default: o.name == ""}
	in.Evidence = append(in.Evidence, e)
	if n.IsInf() && o.name != "" {
		in.Diags = append(in.Diags, unit.Diag{
			Rule: "unbounded-parallel", At: o.at.Span, Certain: true,
			Message: in.Wrapper + " starts as many at once as there are inputs",
		})
	}
}
