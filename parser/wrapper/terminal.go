package wrapper

import (
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// screen is `screen -dmS name command`, or `screen -S name -X stuff TEXT`,
// which types a text.
func screen(in *Inner, words []word.Word, _ bound.Bound) bool {
	given, words := options{short: "chSsTtpe", long: []string{"Logfile"}}.single().read(words)
	if has(given, "r", "R", "x", "Q", "l", "w") { // goes to a session that is there
		return false
	}
	in.Detached = has(given, "d", "dm", "dmS", "D", "Dm")
	if !has(given, "X") {
		in.Words = words
		return len(words) > 0
	}
	if len(words) < 2 {
		return false
	}
	in.Detached = true
	switch words[0].Prefix() {
	case "stuff", "paste":
		in.script(word.FromText(entered(ShellText(words[1])), words[1].Span))
	case "screen":
		_, in.Words = options{short: "hTt"}.read(words[1:])
	}
	return len(in.Words) > 0 || in.Script != nil
}

// entered returns a typed text with line ends where keys are written that end
// a line.
func entered(t source.Text) source.Text {
	for _, key := range []string{"^M", `\015`, `\n`, `\r`} {
		if rest, ok := strings.CutSuffix(t.Str, key); ok {
			return t.Slice(0, len(rest))
		}
	}
	return t
}

// tmux is `tmux new-session -d TEXT` and `tmux send-keys TEXT Enter`; a lone
// semicolon begins another of its commands.
func tmux(in *Inner, words []word.Word, _ bound.Bound) bool {
	_, words = options{short: "cfLSTt"}.read(words)
	var parts [][]word.Word
	for len(words) > 0 {
		end := 0
		for end < len(words) && words[end].Prefix() != ";" {
			end++
		}
		if part, detached := pane(words[:end]); len(part) > 0 {
			parts = append(parts, part)
			in.Detached = in.Detached || detached
		}
		words = words[min(end+1, len(words)):]
	}
	switch {
	case len(parts) == 0:
		return false
	case len(parts) == 1 && len(parts[0]) > 1:
		in.Words = parts[0]
		return true
	}
	in.atOnce(parts)
	return true
}

// atOnce makes the inner command a script that starts all of several.
func (in *Inner) atOnce(parts [][]word.Word) {
	var all []word.Word
	for i, part := range parts {
		end := part[len(part)-1].Span
		all = append(all, part...)
		if i+1 < len(parts) {
			all = append(all, word.Literal("&", source.Span{File: end.File, Start: end.End, End: end.End}))
		}
	}
	in.script(all...)
}

// pane returns what one command of tmux starts.
func pane(words []word.Word) (command []word.Word, detached bool) {
	if len(words) == 0 {
		return nil, false
	}
	switch words[0].Prefix() {
	case "new", "new-session", "new-window", "neww", "split-window", "splitw", "respawn-pane", "respawnp", "respawn-window", "respawnw":
		given, command := options{short: "cefFnstxylp"}.read(words[1:])
		return command, has(given, "d")
	case "run", "run-shell", "if", "if-shell":
		given, command := options{short: "dtc"}.read(words[1:])
		return command, has(given, "b")
	case "send", "send-keys":
		_, keys := options{short: "tNc"}.read(words[1:])
		return typed(keys), true
	}
	return nil, false
}

// typed leaves the names of keys out of what is typed.
func typed(keys []word.Word) []word.Word {
	var out []word.Word
	for _, w := range keys {
		switch text := w.Prefix(); {
		case text == "Enter", text == "KPEnter", text == "Space", text == "Escape", text == "Tab", strings.HasPrefix(text, "C-") && len(text) == 3:
		default:
			out = append(out, w)
		}
	}
	if len(out) == 1 {
		return out
	}
	if len(out) == 0 {
		return nil
	}
	return []word.Word{blanked(out)}
}

// blanked joins words with blanks to the text of a command line.
func blanked(words []word.Word) word.Word {
	var all []word.Word
	for i, w := range words {
		if i > 0 {
			all = append(all, word.Literal(" ", source.Span{File: w.Span.File, Start: w.Span.Start, End: w.Span.Start}))
		}
		all = append(all, w)
	}
	out := word.Concat(all...)
	out.Span = words[0].Span
	return out
}
