package wrapper

import (
	"strconv"
	"time"

	"github.com/ffvet/ffvet/parser/word"
)

// limited notes how long `timeout 5m` lets the command run: until the first
// signal, and to the one that kills it, if there is to be one.
func limited(in *Inner, given []option, operands []word.Word) {
	in.Lifetime = duration(operands[0])
	if o, ok := last(given, "k", "kill-after"); ok && in.Lifetime > 0 {
		in.Lifetime += duration(o.value)
	}
	if len(in.Words) > 0 && in.Words[0].Prefix() == "--" {
		in.Words = in.Words[1:]
	}
}

// duration reads 30, 1.5h; 0 if there is no limit or it is not known.
func duration(w word.Word) time.Duration {
	text, ok := w.Literal()
	if !ok || text == "" {
		return 0
	}
	unit := time.Second
	switch text[len(text)-1] {
	case 's':
		text = text[:len(text)-1]
	case 'm':
		text, unit = text[:len(text)-1], time.Minute
	case 'h':
		text, unit = text[:len(text)-1], time.Hour
	case 'd':
		text, unit = text[:len(text)-1], 24*time.Hour
	}
	n, err := strconv.ParseFloat(text, 64)
	const longest = 100 * 365 * 24 * time.Hour
	if err != nil || n <= 0 || n > float64(longest/unit) {
		return 0
	}
	return time.Duration(n * float64(unit))
}
