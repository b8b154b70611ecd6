package rules

import "github.com/ffvet/ffvet/parser/ffmpeg"

// hidesOptions reports whether a word of the command may stand for options: a
// variable, unquoted or an array, that is neither an option's value nor an
// input, and not the last word, which is the output.
func hidesOptions(inv *ffmpeg.Invocation) bool {
	taken := map[int]bool{len(inv.Words) - 1: true}
	take := func(options []ffmpeg.Option) {
		for _, o := range options {
			if o.HasValue {
				taken[o.Index+1] = true
			}
		}
	}
	take(inv.Global)
	for _, in := range inv.Inputs {
		taken[in.Index] = true
		take(in.Options)
	}
	for _, out := range inv.Outputs {
		take(out.Options)
	}
	for i, w := range inv.Words {
		if !taken[i] && w.Splits() && w.Prefix() == "" {
			return true
		}
	}
	return false
}
