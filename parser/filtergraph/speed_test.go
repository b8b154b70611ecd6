package filtergraph

import (
	"strings"
	"testing"
	"time"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

func literal(text string) word.Word {
	f := source.NewFile("graph", []byte(text))
	return word.Literal(text, f.Whole())
}

// resolved parses, resolves and links a filter string.
func resolved(text, version string) (*Graph, *Network) {
	cat := catalog.Load(version)
	g := Parse(literal(text))
	g.Resolve(cat)
	return g, Link(g, cat)
}

// patience leaves room for a busy machine: linear work takes a fraction of a
// second, quadratic work minutes.
const patience = 20 * time.Second

// TestLinear reads strings of ten thousand filters; quadratic work takes
// minutes here.
func TestLinear(t *testing.T) {
	const n = 10_000
	for name, text := range map[string]string{
		"chain":    strings.Repeat("scale=w=32:h=24,", n) + "null",
		"labels":   strings.Repeat("[a]hflip[b];[b]hflip[a];", n/2) + "null",
		"chains":   strings.Repeat("hflip;", n) + "null",
		"wide":     "split=4096" + strings.Repeat("[x]", 4096) + strings.Repeat(";[x]hflip", 4096),
		"unknown":  strings.Repeat("hflop=a=b,", n) + "null",
		"args":     "scale=" + strings.Repeat("w=1:", n) + "h=2",
		"quotes":   strings.Repeat(`drawtext=text='a\:b':x=1,`, n) + "null",
		"brackets": strings.Repeat("[", n),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			for _, version := range []string{"5.1", "7.1"} {
				resolved(text, version)
			}
			if took := time.Since(start); took > patience {
				t.Errorf("took %v for %d bytes", took, len(text))
			}
		})
	}
}

// TestLinearHoles is the same with a hole in every filter.
func TestLinearHoles(t *testing.T) {
	var parts []word.Word
	f := source.NewFile("graph", []byte("scale=$W:h=1,"))
	for range 10_000 {
		parts = append(parts, word.Literal("scale=", f.Whole()), word.FromHole(word.Hole{Name: "W"}, f.Whole()), word.Literal(":h=1,", f.Whole()))
	}
	start := time.Now()
	g := Parse(word.Concat(append(parts, word.Literal("null", f.Whole()))...))
	if len(g.Filters()) != 10_001 {
		t.Errorf("%d filters", len(g.Filters()))
	}
	if took := time.Since(start); took > patience {
		t.Errorf("took %v", took)
	}
}

func BenchmarkParse(b *testing.B) {
	w := literal("[0:v]split=3[a][b][c];[a]scale=w=1920:h=-2[v1];[b]scale=1280:-2[v2];[c]scale=854:-2,drawtext=text='a\\:b'[v3]")
	cat := catalog.Load("5.1")
	for b.Loop() {
		g := Parse(w)
		g.Resolve(cat)
		Link(g, cat)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "hflip", "[0:v][1:v]overlay=x=10:y='main_h-overlay_h'[o]", "sws_flags=bicubic;scale=1:2", "a@b=c=d:e,;[",
		`drawtext=text=a\\\:b`, "split[a][b];[a][b]hstack=inputs=2", "concat=n=3:v=1:a=1", "[a]hflip[a]", "movie=x.mkv:s=dv+da[v][a]",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, version := range []string{"5.1", "7.1"} {
			g, n := resolved(text, version)
			for _, filter := range g.Filters() {
				for _, a := range filter.Args {
					if a.At.Start > a.At.End || a.At.End > len(text) {
						t.Fatalf("%q: argument at %d to %d", text, a.At.Start, a.At.End)
					}
				}
			}
			if n.Graph != g {
				t.Fatal("network of another graph")
			}
		}
	})
}
