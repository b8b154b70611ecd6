package dockerfile

import (
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/ffvet/ffvet/parser/source"
)

// documents finds the bodies of the here-documents, one behind the other from
// the given line on.
func documents(f *source.File, docs []parser.Heredoc, line int) []document {
	var out []document
	for _, doc := range docs {
		var body, full source.Builder
		end := source.Text{}
		for ; line <= f.Lines(); line++ {
			text := source.Of(source.Span{File: f, Start: f.LineStart(line), End: f.LineStart(line + 1), Exact: true})
			kept := text
			if doc.Chomp {
				kept = text.Slice(len(text.Str)-len(strings.TrimLeft(text.Str, "\t")), len(text.Str))
			}
			if clean(strings.TrimRight(kept.Str, "\r\n")) == doc.Name {
				end = text
				line++
				break
			}
			body.AddText(kept)
			full.AddText(text)
		}
		out = append(out, document{name: doc.Name, body: body.Text(), end: end, full: full.Text()})
	}
	return out
}

// withDocuments returns the command line with its here-documents, as BuildKit
// hands it to the shell.
func (in instruction) withDocuments() source.Text {
	var b source.Builder
	b.AddText(in.args)
	for _, doc := range in.docs {
		b.Add("\n", in.args.Span(len(in.args.Str), len(in.args.Str)))
		b.AddText(doc.full)
		b.AddText(doc.end)
	}
	return b.Text()
}

// script returns the here-document that is the whole script of a RUN:
// `RUN <<EOF`. ok is false where it is the input of a command.
func (in instruction) script() (source.Text, bool) {
	if len(in.docs) != 1 || parser.MustParseHeredoc(clean(in.args.Str)) == nil {
		return source.Text{}, false
	}
	return in.docs[0].body, true
}
