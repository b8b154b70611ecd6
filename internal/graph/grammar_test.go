package graph_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// measured is what real versions did with an argument list.
type measured struct {
	ID, Topic string
	Argv      []string
	FFmpeg    map[string]run
}

// run is what one version did.
type run struct {
	RC      *int
	Error   *string
	Outputs []struct {
		Streams []struct {
			From, Codec, Encoder *string
			Type                 string
		}
	}
}

func readMeasured(t *testing.T) []measured {
	t.Helper()
	f, err := os.Open("../../testdata/grammar/grammar.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []measured
	for s := bufio.NewScanner(f); s.Scan(); {
		var m measured
		if err := json.Unmarshal(s.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	return all
}

func inputs(t *testing.T, path string) *assume.Inputs {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c, problems := config.Load(path, text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return assume.NewInputs(c, nil)
}

func build(version string, in graph.Inputs, argv ...string) *graph.Graph {
	words := make([]word.Word, len(argv))
	for i, a := range argv {
		words[i] = word.Literal(a, source.Span{})
	}
	cat := catalog.Load(version)
	return graph.Build(ffmpeg.Parse("ffmpeg", words, cat), cat, in)
}

// streams prints output streams as "type from encoder".
func (r run) streams() string {
	var b strings.Builder
	for _, out := range r.Outputs {
		for _, s := range out.Streams {
			b.WriteString(s.Type + " " + text(s.From) + " ")
			if text(s.Codec) == "copy" {
				b.WriteString("copy; ")
				continue
			}
			b.WriteString(text(s.Encoder) + "; ")
		}
		b.WriteString("| ")
	}
	return b.String()
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func streamsOf(g *graph.Graph) string {
	var b strings.Builder
	names := map[string]string{"v": "video", "a": "audio", "s": "subtitle", "d": "data", "t": "attachment"}
	for _, out := range g.Outputs {
		for _, s := range out.Streams {
			b.WriteString(names[string(byte(s.Media))] + " " + s.From + " " + s.Codec + "; ")
		}
		b.WriteString("| ")
	}
	return b.String()
}

// TestGrammar holds role graphs against what real versions did with 368
// argument lists. Nothing that they accept may be refused, and the streams,
// their sources and encoders are theirs. What depends on the content of
// values that only codecs, filters and muxers read may go unnoticed: missed
// is the number of such cases, so that nothing gets worse. Of the filter cases
// vf-97 is left: whether its subtitle file exists is not in the command.
func TestGrammar(t *testing.T) {
	const missed = 24
	in := inputs(t, "../../testdata/grammar/grammar-inputs.yaml")
	unnoticed := 0
	for _, m := range readMeasured(t) {
		for full, did := range m.FFmpeg {
			if did.RC == nil || fileIsTheProblem(text(did.Error)) {
				continue
			}
			g := build(full[:3], in, m.Argv...)
			verdict, why := g.Accepted()
			switch {
			case *did.RC == 0 && verdict == bound.No:
				t.Errorf("ffmpeg %s accepts %s: %s\n\tgot %s", full, m.ID, strings.Join(m.Argv, " "), why.Message)
			case *did.RC != 0 && verdict != bound.No:
				unnoticed++
			}
			if *did.RC != 0 || len(did.Outputs) == 0 {
				continue
			}
			if got, want := streamsOf(g), did.streams(); got != want {
				t.Errorf("ffmpeg %s %s: %s\n\t got %s\n\twant %s", full, m.ID, strings.Join(m.Argv, " "), got, want)
			}
		}
	}
	if unnoticed > missed {
		t.Errorf("%d refusals are not noticed, %d were before", unnoticed, missed)
	}
}

// fileIsTheProblem reports whether ffmpeg failed because of what a file holds.
func fileIsTheProblem(message string) bool {
	for _, s := range []string{"No such file", "Invalid data found", "Permission denied", "moov atom"} {
		if strings.Contains(message, s) {
			return true
		}
	}
	return false
}
