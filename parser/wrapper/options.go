package wrapper

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/word"
)

// options is the grammar of a program's options.
type options struct {
	// short are the letters that take a value, joined or as the next word.
	short string
	// long are the names that take the next word unless they have one after
	// an equals sign.
	long []string
	// flags, where not nil, are the long names that take none: all others do.
	flags []string
	// whole says that long names may have one dash only: -Logfile, -np.
	whole bool
}

// single returns the grammar with long names behind one dash, too.
func (o options) single() options {
	o.whole = true
	return o
}

// option is one that was given.
type option struct {
	name  string // "n", "jobs"
	value word.Word
	at    word.Word // the word that holds the name
}

// read takes the options off the front of the words.
func (o options) read(words []word.Word) (given []option, rest []word.Word) {
	for len(words) > 0 {
		text := words[0].Prefix()
		switch {
		case text == "--":
			return given, words[1:]
		case len(text) < 2 || text[0] != '-':
			if !hidden(words) {
				return given, words
			}
			words = words[1:]
			continue
		}
		var opt []option
		switch {
		case text[1] == '-':
			opt, words = o.readLong(words, 2)
		case o.whole && slices.Contains(o.long, text[1:]):
			opt, words = o.readLong(words, 1)
		default:
			opt, words = o.readShort(words)
		}
		given = append(given, opt...)
	}
	return given, words
}

// operandsOf takes the options off where an operand comes next that is a hole
// more often than options are: the container of `docker exec $ID ffmpeg …`.
func (o options) operandsOf(words []word.Word) (given []option, operands []word.Word) {
	for i, w := range words {
		if !w.Splits() || len(w.Parts) != 1 {
			continue
		}
		name := strings.ToLower(w.Holes()[0].Name)
		if w.Holes()[0].Kind == word.Variable && (strings.Contains(name, "opt") || strings.Contains(name, "arg") || strings.Contains(name, "flag")) {
			break
		}
		given, rest := o.read(words[:i])
		return given, append(rest, words[i:]...)
	}
	return o.read(words)
}

// everywhere takes the options from between the operands, too.
func (o options) everywhere(words []word.Word) (given []option, operands []word.Word) {
	for len(words) > 0 {
		var opts []option
		opts, words = o.read(words)
		given = append(given, opts...)
		if len(words) > 0 {
			operands = append(operands, words[0])
			words = words[1:]
		}
	}
	return given, operands
}

// hidden reports whether the first word is a hole that holds options, as in
// `nice $OPTS ffmpeg`: unquoted, and what follows looks like a program.
func hidden(words []word.Word) bool {
	if len(words) < 2 || len(words[0].Parts) != 1 || !words[0].Splits() {
		return false
	}
	next := words[1].Prefix()
	return next != "" && next[0] != '-' && !strings.ContainsAny(next[1:], ".=:")
}

// readLong reads a name behind one or two dashes.
func (o options) readLong(words []word.Word, dashes int) ([]option, []word.Word) {
	w := words[0]
	name, _, joined := strings.Cut(w.Prefix()[dashes:], "=")
	opt := option{name: name, at: w}
	switch {
	case joined:
		opt.value = from(w, dashes+len(name)+1)
	case o.takes(name) && len(words) > 1:
		opt.value = words[1]
		words = words[1:]
	}
	return []option{opt}, words[1:]
}

func (o options) takes(name string) bool {
	if o.flags != nil {
		return !slices.Contains(o.flags, name)
	}
	return slices.Contains(o.long, name)
}

// readShort reads a cluster such as -it, -n10, -n 10.
func (o options) readShort(words []word.Word) ([]option, []word.Word) {
	w := words[0]
	text := w.Prefix()
	var all []option
	for i := 1; i < len(text); i++ {
		opt := option{name: text[i : i+1], at: w}
		if strings.IndexByte(o.short, text[i]) < 0 {
			all = append(all, opt)
			continue
		}
		opt.value = from(w, i+1)
		if len(opt.value.Parts) == 0 && len(words) > 1 {
			opt.value = words[1]
			words = words[1:]
		}
		return append(all, opt), words[1:]
	}
	return all, words[1:]
}

// last returns the last option given under one of the names.
func last(given []option, names ...string) (option, bool) {
	for i := len(given) - 1; i >= 0; i-- {
		if slices.Contains(names, given[i].name) {
			return given[i], true
		}
	}
	return option{}, false
}

// has reports whether one of the options was given.
func has(given []option, names ...string) bool {
	_, ok := last(given, names...)
	return ok
}

// from returns the word without its first n bytes.
func from(w word.Word, n int) word.Word {
	if total := length(w); n < total {
		return w.Slice(n, total)
	}
	return word.Word{Span: w.Span}
}

// length counts the bytes of a word, one for each hole.
func length(w word.Word) int {
	n := 0
	for _, p := range w.Parts {
		if p.Hole != nil {
			n++
		} else {
			n += len(p.Text.Str)
		}
	}
	return n
}
