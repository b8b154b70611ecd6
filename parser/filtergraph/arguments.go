package filtergraph

import (
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// arguments reads "=ARGS": the first level of quoting takes ARGS out of the
// filter string, the second splits it into options.
func (p *parser) arguments(f *Filter) {
	f.hasArgs = true
	start := p.at + 1
	token, at, end := value.Token(p.text, start, "[],;")
	p.at = end
	text := string(token)
	raw := func(level2 []int) []int {
		offsets := make([]int, len(level2))
		for i, n := range level2 {
			offsets[i] = at[n]
		}
		return offsets
	}
	// place returns the offset in the whole text of one in ARGS, behind the
	// byte before it.
	place := func(i int) int {
		switch {
		case i < len(at):
			return at[i]
		case len(at) > 0:
			return at[len(at)-1] + 1
		}
		return start
	}
	for i := 0; i < len(text); i++ {
		key, nameAt, from := argumentKey(text, i)
		_, offsets, stop := value.Token(text, from, ":")
		arg := Arg{Name: key, Positional: key == "", At: p.cutter.span(place(i), place(stop))}
		if key != "" {
			arg.NameAt = p.cutter.span(place(nameAt), place(nameAt+len(key)-1)+1)
		}
		arg.Value = p.cutter.pick(raw(offsets), place(from))
		f.Args = append(f.Args, arg)
		i = stop
	}
}

// argumentKey reads "key=" (libavutil/opt.c, av_opt_get_key_value) and returns
// where key and value start; the key is "" if the argument is positional.
func argumentKey(text string, from int) (key string, keyAt, valueAt int) {
	i := skip(text, from)
	start := i
	if i < len(text) && text[i] == '/' { // from 7.0: the value is in a file
		i++
	}
	for i < len(text) && keyByte(text[i]) {
		i++
	}
	end := i
	i = skip(text, i)
	if end == start || i == len(text) || text[i] != '=' {
		return "", from, from
	}
	return text[start:end], start, i + 1
}

func skip(text string, i int) int {
	for i < len(text) && (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
		i++
	}
	return i
}

func keyByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}
