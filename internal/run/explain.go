package run

import (
	"context"
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/link"
	"github.com/ffvet/ffvet/internal/mask"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
	"github.com/ffvet/ffvet/parser/wrapper"
)

// ExplainWords returns the facts of one command line, given as the words that
// a shell would hand over, the program first; without one they are ffmpeg's
// arguments. The error says why there is nothing to explain.
func ExplainWords(_ context.Context, in Input, argv []string) (*facts.Command, error) {
	if len(argv) == 0 || strings.HasPrefix(argv[0], "-") {
		argv = append([]string{"ffmpeg"}, argv...)
	}
	words := Words(argv)
	program, rest, name, cpuset := unwrapped(words, in)
	if program == "" {
		return nil, fmt.Errorf("%q is not ffmpeg, ffprobe or ffplay: write the command after --, as in `ffvet explain -- ffmpeg -i in.mp4 out.webm`", strings.Join(argv, " "))
	}
	u := &unit.Unit{ID: "command", System: "shell", Copies: unit.Copies{Steady: bound.Of(1), Peak: bound.Of(1)}}
	c := &unit.Command{
		Program: program, Words: rest, Name: name, Unit: u, Use: unit.UseMain,
		At: words[0].Span.File.Whole(), Host: []string{"shell"}, Procs: bound.Of(1), Cpuset: cpuset,
	}
	b := &builder{in: in, mask: mask.New(), analyst: newAnalyst(in)}
	f := facts.NewUnit(u, b.mask)
	f.SeenBy = "a machine that no pool describes"
	f.Limits.CPUSeen, f.Limits.CPUHost = facts.CPUs{Word: "node"}, facts.CPUs{Word: "node"}
	return b.command(c, f)
}

// unwrapped takes wrappers such as nice off until a program of ffmpeg stands
// first; program is "" if none does. Cpuset is the affinity mask that they leave,
// nil for all CPUs.
func unwrapped(words []word.Word, in Input) (program string, rest []word.Word, name word.Word, cpuset *bound.Bound) {
	for len(words) > 0 {
		if program, rest, name = link.Program(words, aliases(in.Config)); program != "" {
			return program, rest, name, cpuset
		}
		inner, _ := wrapper.Unwrap(words, cpus(in))
		if len(inner.Words) >= len(words) || inner.ScriptFile {
			break // not a command line that stands here
		}
		words = inner.Words
		if inner.Cpuset != nil { // the innermost holds
			cpuset = inner.Cpuset
		}
	}
	return "", nil, word.Word{}, nil
}

// InContainer reports whether a command line starts a container or enters one.
// What runs in it depends on more than the words: read it as a script.
func InContainer(in Input, argv []string) bool {
	if len(argv) == 0 {
		return false
	}
	for words := Words(argv); len(words) > 0; {
		if program, _, _ := link.Program(words, aliases(in.Config)); program != "" {
			return false
		}
		inner, _ := wrapper.Unwrap(words, cpus(in))
		if inner.Image != nil || inner.Container != nil || inner.Service != nil {
			return true
		}
		if len(inner.Words) >= len(words) || inner.ScriptFile {
			return false
		}
		words = inner.Words
	}
	return false
}

// Text returns a command line as it would be typed.
func Text(argv []string) string {
	quotes := make([]string, len(argv))
	for i, a := range argv {
		quotes[i] = quoted(a)
	}
	return strings.Join(quotes, " ")
}

// CommandLine is the path of the file that the words of a command line count
// as standing in.
const CommandLine = "command line"

// Words returns the arguments as words that stand in a file of their own,
// written as they would be typed.
func Words(argv []string) []word.Word {
	var text strings.Builder
	type place struct{ start, end int }
	var places []place
	for i, a := range argv {
		if i > 0 {
			text.WriteByte(' ')
		}
		start := text.Len()
		text.WriteString(quoted(a))
		places = append(places, place{start, text.Len()})
	}
	file := source.NewFile(CommandLine, []byte(text.String()))
	words := make([]word.Word, len(argv))
	for i, p := range places {
		span := source.Span{File: file, Start: p.start, End: p.end}
		inner := span
		if p.end-p.start == len(argv[i]) {
			inner.Exact = true
		} else if p.end-p.start == len(argv[i])+2 {
			inner = source.Span{File: file, Start: p.start + 1, End: p.end - 1, Exact: true}
		}
		words[i] = word.Literal(argv[i], inner)
		words[i].Span = span
	}
	return words
}

// quoted writes an argument so that a shell reads it back.
func quoted(arg string) string {
	if arg != "" && !strings.ContainsAny(arg, " \t\n'\"\\$`;&|<>()[]{}*?#~!") {
		return arg
	}
	return "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
}

// At returns the commands of the document that stand in the file, or those
// that cover the 1-based line if it is not 0.
func At(doc *facts.Document, path string, line int) []*facts.Command {
	found := []*facts.Command{} // an empty list in JSON
	for _, c := range doc.Commands {
		if c.File == path && (line == 0 || c.Line <= line && line <= c.EndLine) {
			found = append(found, c)
		}
	}
	return found
}
