package wrapper

import (
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// item returns the hole that a launcher fills with its inputs.
func item(name string, splits bool, at source.Span) word.Word {
	at.Exact = false
	return word.FromHole(word.Hole{Kind: word.Item, Name: name, Splits: splits}, at)
}

// filled replaces every occurrence of a place holder.
func filled(w word.Word, marks []string, splits bool) (out word.Word, found bool) {
	for at := 0; ; {
		text := w.Text("\x00").Str
		i, mark := first(text[min(at, len(text)):], marks)
		if mark == "" {
			return w, found
		}
		i += at
		hole := item(mark, splits, w.Slice(i, i+len(mark)).Span)
		next := word.Concat(part(w, 0, i), hole, part(w, i+len(mark), len(text)))
		next.Span = w.Span
		w, found, at = next, true, i+1
	}
}

// part is Slice, but of nothing if the range is empty.
func part(w word.Word, from, to int) word.Word {
	if from >= to {
		return word.Word{}
	}
	return w.Slice(from, to)
}

// first finds the place holder that comes first, the longest of several.
func first(text string, marks []string) (at int, mark string) {
	for _, m := range marks {
		i := strings.Index(text, m)
		if i >= 0 && (mark == "" || i < at || i == at && len(m) > len(mark)) {
			at, mark = i, m
		}
	}
	return at, mark
}

// xargs starts the command once for a number of inputs.
func xargs(in *Inner, words []word.Word, _ bound.Bound) bool {
	all := words
	given, words := options{short: "adEIJRSLnPs", long: []string{"arg-file", "delimiter", "max-lines", "max-args", "max-procs", "max-chars", "process-slot-var"}}.read(words)
	if len(words) == 0 {
		return false
	}
	in.Loop = true
	if !anySplits(all[:len(all)-len(words)]) {
		in.Takes = portions(given)
	}
	null := unit.Null
	in.Stdin = &null
	if o, ok := last(given, "P", "max-procs"); ok {
		n, note := number(o.value)
		if n.IsZero() {
			n = bound.Inf(1)
		}
		in.parallelism(n, o, note)
	}
	if mark, ok := replacement(given); ok {
		for _, w := range words {
			w, _ = filled(w, []string{mark}, false)
			in.Words = append(in.Words, w)
		}
		return true
	}
	end := words[len(words)-1].Span
	in.Words = append(words[:len(words):len(words)], item("{}", true, source.Span{File: end.File, Start: end.End, End: end.End}))
	return true
}

// replacement returns the place holder of -I, -i and --replace.
func replacement(given []option) (string, bool) {
	o, ok := last(given, "I", "J", "i", "replace")
	if !ok {
		return "", false
	}
	if text, known := o.value.Literal(); known && text != "" {
		return text, true
	}
	if text := strings.TrimPrefix(o.at.Prefix(), "-i"); o.name == "i" && text != "" && text != o.at.Prefix() {
		return text, true
	}
	return "{}", true
}

// fd runs the command behind -x for all files found, as many at once as
// there are CPUs.
func fd(in *Inner, words []word.Word, cpus bound.Bound) bool {
	for i, w := range words {
		text := w.Prefix()
		many := text == "-X" || text == "--exec-batch"
		if text != "-x" && text != "--exec" && !many {
			continue
		}
		given, _ := options{short: "jedEtcSo", long: []string{"threads", "extension", "max-depth", "exclude", "type", "color", "size", "owner"}}.read(words[:i])
		in.Loop = true
		if n, note := slots(word.Literal("100%", w.Span), cpus); !many {
			o, given := last(given, "j", "threads")
			if given {
				n, note = number(o.value)
			} else {
				o.at = w
			}
			in.parallelism(n, o, note)
		}
		for _, w := range words[i+1:] {
			w, _ = filled(w, []string{"{}", "{.}", "{/}", "{//}", "{/.}"}, many)
			in.Words = append(in.Words, w)
		}
		return len(in.Words) > 0
	}
	return false
}
