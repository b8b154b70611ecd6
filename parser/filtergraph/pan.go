package filtergraph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// pan checks "LAYOUT|OUT=GAIN*IN+…" (af_pan.c, init).
func (r *resolver) pan(f *Filter) {
	a, given := f.Arg("args")
	text, known := a.Value.Literal()
	if !given || !known {
		return
	}
	parts := strings.FieldsFunc(text, func(c rune) bool { return c == '|' })
	if len(parts) == 0 {
		r.refuseValue(f, &a, "it holds no channel layout", "")
		return
	}
	if !r.takes("channel_layout", parts[0]) {
		r.refuseValue(f, &a, fmt.Sprintf("%q is no channel layout", shorten(parts[0])), "")
		return
	}
	p := panReader{names: map[string]bool{}, used: map[string]bool{}}
	p.channels, p.counted = value.Channels(parts[0])
	if list, ok := value.ChannelNames(parts[0]); ok {
		p.named = true
		for _, name := range list {
			p.names[name] = true
		}
	}
	for _, part := range parts[1:] {
		if p.rest = part; !p.definition() {
			r.refuseValue(f, &a, p.wrong, "")
			return
		}
	}
}

// panReader reads the channel definitions of pan.
type panReader struct {
	rest     string
	wrong    string
	channels int // of the output layout
	counted  bool
	names    map[string]bool // of the output layout
	named    bool
	used     map[string]bool // outputs so far
	// kind is 'c' or 'n' once an input was numbered or named: they do not mix.
	kind byte
}

func (p *panReader) fail(format string, args ...any) bool {
	p.wrong = fmt.Sprintf(format, args...)
	return false
}

// definition reads OUT=SUM or OUT<SUM.
func (p *panReader) definition() bool {
	whole := p.rest
	out, numbered := p.channel()
	switch {
	case out == "":
		return p.fail("%q does not begin with a channel", shorten(whole))
	case numbered && p.counted && len(out) < 4 && number3(out) >= p.channels:
		return p.fail("there is no output channel c%s", out)
	case !numbered && p.named && !p.names[out]:
		return p.fail("channel %s is not in the layout", out)
	case p.used[out]:
		return p.fail("channel %s is defined twice", out)
	}
	p.used[out] = true
	if p.blanks(); p.rest == "" || p.rest[0] != '=' && p.rest[0] != '<' {
		return p.fail("= or < is missing in %q", shorten(whole))
	}
	p.rest = p.rest[1:]
	return p.sum()
}

// sum reads GAIN*IN+GAIN*IN….
func (p *panReader) sum() bool {
	used := map[string]bool{}
	for {
		p.gain()
		before := p.rest
		in, numbered := p.channel()
		kind := byte('n')
		if numbered {
			kind = 'c'
		}
		switch {
		case in == "":
			return p.fail("an input channel is missing at %q", shorten(before))
		case p.kind != 0 && p.kind != kind:
			return p.fail("it mixes named and numbered channels")
		case used[in]:
			return p.fail("input channel %s stands twice in one sum", in)
		}
		p.kind, used[in] = kind, true
		if p.blanks(); p.rest == "" {
			return true
		}
		if p.rest[0] != '+' && p.rest[0] != '-' {
			return p.fail("%q is left over", shorten(p.rest))
		}
		p.rest = p.rest[1:]
	}
}

// gain skips a number and the * behind it.
func (p *panReader) gain() {
	trimmed := strings.TrimLeft(p.rest, " \t\n\r")
	n := value.NumberLength(trimmed)
	if n == 0 {
		return
	}
	p.rest = trimmed[n:]
	if rest, ok := strings.CutPrefix(strings.TrimLeft(p.rest, " \t\n\r"), "*"); ok {
		p.rest = rest
	}
}

// channel reads FL or c2; "" if there is none.
func (p *panReader) channel() (name string, numbered bool) {
	p.blanks()
	if n := len(p.rest) - len(strings.TrimLeft(p.rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")); n > 0 {
		for n < len(p.rest) && p.rest[n] >= '0' && p.rest[n] <= '9' {
			n++
		}
		name, p.rest = p.rest[:n], p.rest[n:]
		if !value.IsChannel(name) && !strings.HasPrefix(name, "USR") && !strings.HasPrefix(name, "AMBI") {
			return "", false
		}
		return name, false
	}
	digits, ok := strings.CutPrefix(p.rest, "c")
	n := len(digits) - len(strings.TrimLeft(digits, "0123456789"))
	if !ok || n == 0 {
		return "", false
	}
	name, p.rest = strings.TrimLeft(digits[:n-1], "0")+digits[n-1:n], digits[n:]
	return name, true
}

func (p *panReader) blanks() { p.rest = strings.TrimLeft(p.rest, blank) }

// number3 reads up to three digits.
func number3(digits string) int {
	n := 0
	for _, d := range digits {
		n = n*10 + int(d-'0')
	}
	return n
}
