// Package restream reads the streams of go2rtc, which stand in a file of
// their own or inside of another system's configuration.
//
// A unit's id is `go2rtc/STREAM#SOURCE`; sources count from 0.
package restream

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/parser/argline"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

const system = "go2rtc"

// Units returns one unit for each source of the streams that starts a
// program. The viewers of a stream share it: one process at most.
func Units(root *yamlpos.Node) []*unit.Unit {
	var all []*unit.Unit
	for _, stream := range root.Get("streams").Pairs() {
		for i, n := range sources(stream.Value) {
			u := &unit.Unit{
				ID: fmt.Sprintf("%s/%s#%d", system, stream.Key, i), System: system, At: n.Span(),
				Meta: unit.Meta{Kind: "Stream", Name: stream.Key},
			}
			u.Copies.SetSteady(bound.Of(1))
			u.Evidence = []bound.Evidence{n.Evidence("copies", bound.Of(1), "one for all viewers, while there is one")}
			words, ok := command(n, root)
			if !ok {
				continue
			}
			u.Runs = []unit.Run{{Use: unit.UseMain, At: n.Span(), Command: &unit.Argv{Words: words, At: n.Span()}}}
			all = append(all, u)
		}
	}
	return all
}

// sources returns the places that a stream comes from: one or a list of them.
func sources(n *yamlpos.Node) []*yamlpos.Node {
	if url := n.Get("url"); url != nil {
		n = url
	}
	if n.IsScalar() {
		return []*yamlpos.Node{n}
	}
	return n.Items()
}

// command returns what a source starts; ok is false if that is nothing.
func command(n, root *yamlpos.Node) (words []word.Word, ok bool) {
	text := n.Text()
	switch {
	case strings.HasPrefix(text.Str, "exec:"):
		end := len(text.Str)
		if i := strings.IndexByte(text.Str, '#'); i >= 0 { // what follows is for go2rtc
			end = i
		}
		return split(text.Slice(len("exec:"), end), n.Span()), true
	case strings.HasPrefix(text.Str, "ffmpeg:"):
		return transcode(text, n, root), true
	}
	return nil, false
}

// hole is the address that go2rtc puts in, and what a template leaves open.
var hole = regexp.MustCompile(`\{[a-z_]+\}|\$\{[^}]*\}|\{\{.*?\}\}`)

// split cuts a command line: quotes count at the start of a word, and a
// backslash is a character like others (go2rtc, shell.QuoteSplit).
func split(t source.Text, at source.Span) []word.Word {
	filled := argline.Fill(t, at, hole, func(match string, at source.Span) word.Word {
		return word.FromHole(word.Hole{Kind: word.Template, Name: strings.Trim(match, "${} ")}, at)
	})
	words, _ := argline.Split(filled, argline.Rules{Plain: true})
	for i := range words {
		for j := range words[i].Parts {
			if h := words[i].Parts[j].Hole; h != nil && words[i].Parts[j].Hole.Kind == word.Template {
				whole := *h
				whole.Splits = false // an address has no blanks
				words[i].Parts[j].Hole = &whole
			}
		}
	}
	return words
}
