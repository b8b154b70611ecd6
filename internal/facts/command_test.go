package facts_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/mask"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// command returns the facts of a call of ffmpeg 7.1 that stands on line 2 of a
// script. A word $NAME is a variable; one with a default is $NAME=DEFAULT.
func command(args ...string) *facts.Command {
	f := source.NewFile("a.sh", []byte("#!/bin/sh\nffmpeg "+strings.Join(args, " ")+"\n"))
	found := &unit.Command{
		Program: "ffmpeg", Name: word.Literal("ffmpeg", source.Span{File: f, Start: 10, End: 16}), Procs: bound.Of(3),
		At: source.Span{File: f, Start: 10, End: len(f.Text) - 1},
	}
	for _, a := range args {
		found.Words = append(found.Words, argument(a))
	}
	cat := catalog.Load("7.1")
	g := graph.Build(ffmpeg.Parse("ffmpeg", found.Words, cat), cat, assume.NewInputs(config.Default(), nil))
	return facts.NewCommand(found, g, mask.New())
}

func argument(text string) word.Word {
	name, isHole := strings.CutPrefix(text, "$")
	if !isHole {
		return word.Literal(text, source.Span{})
	}
	h := word.Hole{Kind: word.Variable, Name: name}
	if name, value, ok := strings.Cut(name, "="); ok {
		w := word.Literal(value, source.Span{})
		h.Name, h.Default = name, &w
	}
	return word.FromHole(h, source.Span{})
}

func text(s string) *string { return &s }

// TestArgv prints words as typed, without their secrets.
func TestArgv(t *testing.T) {
	for _, test := range []struct {
		name string
		args []string
		want []facts.Arg
	}{
		{"plain", []string{"-i", "a b.mp4", ""}, []facts.Arg{{Text: "-i"}, {Text: "a b.mp4"}, {Text: ""}}},
		{"hole", []string{"-i", "$SRC"}, []facts.Arg{{Text: "-i"}, {Text: "${SRC}", Holes: []facts.Hole{{Name: "SRC"}}}}},
		{
			"default", []string{"$PRESET=fast"},
			[]facts.Arg{{Text: "${PRESET}", Holes: []facts.Hole{{Name: "PRESET", Default: text("fast")}}}},
		},
		{
			"secret default", []string{"$API_TOKEN=abc"},
			[]facts.Arg{{Text: "${API_TOKEN}", Holes: []facts.Hole{{Name: "API_TOKEN", Default: text("***")}}}},
		},
		{"URL", []string{"-i", "rtsp://u:pw@cam/1"}, []facts.Arg{{Text: "-i"}, {Text: "rtsp://u:***@cam/1"}}},
		{
			"header", []string{"-headers", "Authorization: Bearer abc"},
			[]facts.Arg{{Text: "-headers"}, {Text: "Authorization: Bearer ***"}},
		},
		{"option", []string{"-password", "pw", "x"}, []facts.Arg{{Text: "-password"}, {Text: "***"}, {Text: "x"}}},
		{"option of a key", []string{"-decryption_key", "ab"}, []facts.Arg{{Text: "-decryption_key"}, {Text: "***"}}},
		{
			"option with a variable", []string{"-password", "$PW"},
			[]facts.Arg{{Text: "-password"}, {Text: "${PW}", Holes: []facts.Hole{{Name: "PW"}}}},
		},
	} {
		c := command(test.args...)
		if diff := cmp.Diff(append([]facts.Arg{{Text: "ffmpeg"}}, test.want...), c.Argv); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// TestCommand shows place, inputs, outputs and filter graphs.
func TestCommand(t *testing.T) {
	c := command("-re", "-i", "a.mp4", "-filter_complex", "[0:v]split[x][y]", "-map", "[x]", "x.mp4", "-map", "[y]", "-map", "0:a", "-c:a", "copy", "y.mkv")
	if c.File != "a.sh" || c.Line != 2 || c.Column != 1 || c.EndLine != 2 {
		t.Errorf("at %s:%d:%d to line %d, want a.sh:2:1 to 2", c.File, c.Line, c.Column, c.EndLine)
	}
	if procs, _ := c.Parallel.Procs.Hi(); procs != 3 {
		t.Errorf("%d processes, want 3", procs)
	}
	inputs := []facts.Input{{
		URL: "a.mp4", Format: c.Inputs[0].Format, Options: []facts.Option{{Name: "re"}},
		Streams: []facts.InStream{{Type: "video", Codec: "h264"}, {Type: "audio", Codec: "aac"}}, Duration: bound.Unknown(0),
	}}
	outputs := []facts.Output{
		{URL: "x.mp4", Format: "mp4", Maps: []string{"[x]"}, Streams: []facts.OutStream{{Type: "video", Codec: "libx264", From: text("graph")}}, Duration: bound.Unknown(0)},
		{URL: "y.mkv", Format: "matroska", Maps: []string{"[y]", "0:a"}, Streams: []facts.OutStream{
			{Type: "video", Codec: "libx264", From: text("graph")}, {Type: "audio", Codec: "copy", Copy: true, From: text("0:1")},
		}, Duration: bound.Unknown(0)},
	}
	filters := []facts.Filter{{
		Text: "[0:v]split[x][y]", Complex: true, Filters: 1, Inputs: []string{"0:v"}, Outputs: []string{"x", "y"},
	}}
	if diff := cmp.Diff(inputs, c.Inputs, cmpopts.EquateComparable(bound.Bound{})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(outputs, c.Outputs, cmpopts.EquateComparable(bound.Bound{})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(filters, c.Filters); diff != "" {
		t.Error(diff)
	}
}

// TestRedact leaves no text of the arguments, and a digest that tells
// command lines apart.
func TestRedact(t *testing.T) {
	digests := map[string]bool{}
	for _, args := range [][]string{
		{"-i", "private.mp4", "-metadata", "title=private", "-vf", "drawtext=text=private", "private.mkv"},
		{"-i", "private.mp4", "-map", "[private]", "-filter_complex", "[0:v]null[private]", "private.mkv"},
		{"-i", "private.mp4", "-attach", "private.ttf", "private.mkv"},
	} {
		c := command(args...)
		c.Refusal = &facts.Refusal{Rule: "unknown-option", Message: "no option -private", Argument: 1}
		c.Redact()
		printed, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		if i := strings.Index(string(printed), "private"); i >= 0 {
			t.Errorf("%q: printed …%s", args, printed[max(0, i-40):i+20])
		}
		if len(c.ArgvSHA) != 64 || digests[c.ArgvSHA] {
			t.Errorf("%q: digest %q", args, c.ArgvSHA)
		}
		digests[c.ArgvSHA] = true
	}
}
