package procs

import (
	"strings"

	"github.com/ffvet/ffvet/parser/word"
)

// maxCells bounds the work of one match: words × arguments.
const maxCells = 1 << 20

// Match reports whether the arguments of a running process may have come from
// the words of a command, whose holes may hold anything, and how many
// characters are known to agree: the more, the surer.
func Match(words []word.Word, args []string) (agree int, ok bool) {
	if (len(words)+1)*(len(args)+1) > maxCells {
		return 0, false
	}
	const no = -1
	// best[j] is how much the words so far agree with the first j arguments.
	best := make([]int, len(args)+1)
	for j := range best {
		best[j] = no
	}
	best[0] = 0
	for _, w := range words {
		next := make([]int, len(args)+1)
		for j := range next {
			next[j] = no
			if w.Splits() { // none of the arguments, or one more of several
				next[j] = best[j]
				if j > 0 {
					next[j] = max(next[j], next[j-1])
				}
			}
			if j == 0 || best[j-1] == no {
				continue
			}
			if n, ok := matchWord(w, args[j-1]); ok {
				next[j] = max(next[j], best[j-1]+n)
			}
		}
		best = next
	}
	agree = best[len(args)]
	return max(agree, 0), agree != no
}

// matchWord matches one word: its literal parts in order, anything in its
// holes.
func matchWord(w word.Word, arg string) (agree int, ok bool) {
	literals, open := segments(w)
	if !open {
		return len(arg) + 1, literals[0] == arg
	}
	first, last := literals[0], literals[len(literals)-1]
	rest, starts := strings.CutPrefix(arg, first)
	if !starts {
		return 0, false
	}
	rest, ends := strings.CutSuffix(rest, last)
	if !ends {
		return 0, false
	}
	agree = len(first) + len(last)
	for _, middle := range literals[1 : len(literals)-1] {
		i := strings.Index(rest, middle)
		if i < 0 {
			return 0, false
		}
		rest = rest[i+len(middle):]
		agree += len(middle)
	}
	return agree, true
}

// segments are the literal texts around the holes of a word; open is false if
// it has none.
func segments(w word.Word) (literals []string, open bool) {
	literals = []string{""}
	for _, p := range w.Parts {
		if p.Hole != nil {
			literals, open = append(literals, ""), true
			continue
		}
		literals[len(literals)-1] += p.Text.Str
	}
	return literals, open
}
