package rules

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/word"
)

// rendition is one process of a ladder: a command, and the values of its
// loop's variable where it is one round of several.
type rendition struct {
	command  *facts.Command
	variable string
	value    word.Word
}

// ladderAt returns the renditions that the first command and those right
// behind it make of one input; none if there is only one.
func ladderAt(commands []*facts.Command) []rendition {
	first := commands[0]
	if !encodesOne(first) {
		return nil
	}
	l := []rendition{{command: first}}
	for _, c := range commands[1:] {
		if !encodesOne(c) || sourceOf(c) != sourceOf(first) || !sameList(l[len(l)-1].command, c) {
			break
		}
		l = append(l, rendition{command: c})
	}
	if len(l) == 1 {
		return nil
	}
	return l
}

// rounds returns the renditions of a command in a loop over known words that
// its input does not name.
func rounds(c *facts.Command) []rendition {
	if !c.Found.Loop || !encodesOne(c) {
		return nil
	}
	h := itemIn(c.Invocation.Outputs[0].URL)
	if h == nil || strings.Contains(sourceOf(c), "${"+h.Name+"}") {
		return nil
	}
	var l []rendition
	for _, value := range h.Among {
		l = append(l, rendition{c, h.Name, value})
	}
	return l
}

// itemIn returns the hole of a loop's variable whose values are known.
func itemIn(w word.Word) *word.Hole {
	for _, h := range w.Holes() {
		if h.Kind == word.Item && len(h.Among) > 1 && !h.Splits {
			return h
		}
	}
	return nil
}

// encodesOne reports whether a command reads one file and encodes one whole
// video from it: no part of it, no still, no pass of two.
func encodesOne(c *facts.Command) bool {
	inv := c.Invocation
	if c.Program != "ffmpeg" || inv == nil || c.Graph == nil || hidesOptions(inv) || len(inv.Inputs) != 1 || len(inv.Outputs) != 1 || len(inv.Trailing) > 0 {
		return false
	}
	if url := inv.Inputs[0].URL.String(); url == "-" || strings.HasPrefix(url, "pipe:") || strings.HasPrefix(url, "/dev/") {
		return false
	}
	if c.Graph.Outputs[0].Format == "null" || !encodesVideo(c) {
		return false
	}
	return !slices.ContainsFunc(slices.Concat(inv.Global, inv.Inputs[0].Options, inv.Outputs[0].Options), partial)
}

func encodesVideo(c *facts.Command) bool {
	return slices.ContainsFunc(encoders(c), func(e *graph.Encoder) bool { return e.Video })
}

// partial reports whether an option picks a part of the input, belongs to one
// pass of two, or to a graph over all inputs.
func partial(o ffmpeg.Option) bool {
	switch o.Name {
	case "ss", "sseof", "t", "to", "frames", "pass", "filter_complex", "filter_complex_script", "lavfi", "stream_loop", "update":
		return true
	}
	return false
}

// sourceOf is the input of a command with its options, as text.
func sourceOf(c *facts.Command) string {
	var b strings.Builder
	in := c.Invocation.Inputs[0]
	for _, o := range in.Options {
		b.WriteString(optionText(o, rendition{}) + " ")
	}
	return b.String() + in.URL.String()
}

// sameList reports whether two commands stand in one list of statements:
// nothing between them begins or ends a branch, a loop or a function.
func sameList(a, b *facts.Command) bool {
	x, y := a.Found.At, b.Found.At
	if x.File == nil || x.File != y.File || x.End > y.Start || y.Start > len(x.File.Text) {
		return false
	}
	between := string(x.File.Text[x.End:y.Start])
	if strings.ContainsAny(between, "(){}|") || strings.Contains(between, ";;") {
		return false
	}
	for _, f := range strings.FieldsFunc(between, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == ';' }) {
		switch f {
		case "if", "then", "else", "elif", "fi", "case", "esac", "for", "while", "until", "do", "done", "exit", "return", "exec", "&&", "rm", "mv":
			return false
		}
	}
	return true
}

// mergedCommand is the command line that makes all renditions at once.
func mergedCommand(l []rendition) string {
	first := l[0].command
	words := []string{first.Found.Name.String()}
	for _, r := range l {
		for _, o := range r.command.Invocation.Global {
			if text := optionText(o, r); !slices.Contains(words, text) {
				words = append(words, text)
			}
		}
	}
	in := first.Invocation.Inputs[0]
	for _, o := range in.Options {
		words = append(words, optionText(o, rendition{}))
	}
	words = append(words, "-i", quoted(in.URL, rendition{}))
	for _, r := range l {
		out := r.command.Invocation.Outputs[0]
		for _, o := range out.Options {
			words = append(words, optionText(o, r))
		}
		words = append(words, quoted(out.URL, r))
	}
	return strings.Join(words, " ")
}

// optionText is an option with its value, as typed.
func optionText(o ffmpeg.Option, r rendition) string {
	text := quoted(o.Flag, r)
	if o.HasValue {
		text += " " + quoted(o.Value, r)
	}
	return text
}

// quoted is a word for a shell, with the value of the loop's variable in it.
func quoted(w word.Word, r rendition) string {
	text := ""
	for _, p := range w.Parts {
		switch {
		case p.Hole == nil:
			text += p.Text.Str
		case p.Hole.Kind == word.Item && p.Hole.Name == r.variable && r.variable != "":
			text += r.value.String()
		case p.Hole.Kind == word.Command:
			text += "$(" + p.Hole.Name + ")"
		default:
			text += "${" + p.Hole.Name + "}"
		}
	}
	if text == "" || strings.ContainsAny(text, " \t\n'\"\\$&|;<>()*?[]#~`!{}") {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`").Replace(text) + `"`
	}
	return text
}
