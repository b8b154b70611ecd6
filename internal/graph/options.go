package graph

import (
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
	"github.com/ffvet/ffvet/parser/filtergraph"
	"github.com/ffvet/ffvet/parser/word"
)

// chosen are the options of a file that reach one of its streams, in order:
// the last one of a name counts, however specific its specifier.
type chosen []ffmpeg.Option

// perStream sorts the options of a file to its streams.
func perStream(options []ffmpeg.Option, streams []ffmpeg.Stream, version string) []chosen {
	all := make([]chosen, len(streams))
	for _, o := range options {
		if o.Spec == "" {
			for i := range all {
				all[i] = append(all[i], o)
			}
			continue
		}
		spec, err := ffmpeg.ParseSpecifier(o.Spec, version)
		if err != nil || spec.Doubtful(streams) {
			continue
		}
		for _, i := range spec.Select(streams) {
			if i >= 0 && i < len(all) {
				all[i] = append(all[i], o)
			}
		}
	}
	return all
}

// last returns the last option with one of the names.
func (c chosen) last(names ...string) (ffmpeg.Option, bool) {
	for i := len(c) - 1; i >= 0; i-- {
		for _, n := range names {
			if c[i].Name == n {
				return c[i], true
			}
		}
	}
	return ffmpeg.Option{}, false
}

// value returns the text of the last option with one of the names; "" if
// there is none, or it holds a hole without default.
func (c chosen) value(names ...string) string {
	o, ok := c.last(names...)
	if !ok {
		return ""
	}
	text, _ := known(o.Value)
	return text
}

// setting returns a thread option.
func (c chosen) setting(names ...string) Setting {
	o, ok := c.last(names...)
	if !ok {
		return Setting{}
	}
	return settingOf(o)
}

func settingOf(o ffmpeg.Option) Setting {
	s := Setting{Given: true, At: o.Flag.Span, Option: "-" + o.As}
	text, ok := known(o.Value)
	if !ok {
		return s
	}
	if text == "auto" {
		s.Known = true
		return s
	}
	n, err := strconv.Atoi(strings.TrimSpace(text))
	s.Known = err == nil
	s.Value = max(n, 0)
	return s
}

// global returns a thread option of the whole program.
func (b *builder) global(names ...string) Setting {
	return chosen(b.inv.Global).setting(names...)
}

// known returns the text of a word, holes filled with their defaults; ok is
// false if a hole has none.
func known(w word.Word) (string, bool) {
	if text, ok := w.Literal(); ok {
		return text, true
	}
	var b strings.Builder
	for _, p := range w.Parts {
		switch {
		case p.Hole == nil:
			b.WriteString(p.Text.Str)
		case p.Hole.Default == nil:
			return "", false
		default:
			text, ok := p.Hole.Default.Literal()
			if !ok {
				return "", false
			}
			b.WriteString(text)
		}
	}
	return b.String(), true
}

// disables reports whether -vn, -an, -sn or -dn of a file drops a media type.
func (c chosen) disables(m filtergraph.Media) bool {
	o, ok := c.last(string(byte(m)) + "n")
	return ok && !o.Negated
}

// isSet reports whether a boolean option is given and true.
func isSet(c chosen, name string) bool {
	yes, _, _ := value.Bool(c.value(name))
	return yes
}
