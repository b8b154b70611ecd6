package filtergraph

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// show writes a graph in one line: [in]name@id(option=value …)[out].
func show(g *Graph) string {
	var chains []string
	for _, chain := range g.Chains {
		var filters []string
		for _, f := range chain {
			filters = append(filters, showFilter(f))
		}
		chains = append(chains, strings.Join(filters, ","))
	}
	return strings.Join(chains, ";")
}

func showFilter(f *Filter) string {
	text := labels(f.Inputs) + f.Name
	if f.Instance != "" {
		text += "@" + f.Instance
	}
	if len(f.Args) > 0 {
		var args []string
		for _, a := range f.Args {
			args = append(args, a.Name+"="+a.Value.String())
		}
		text += "(" + strings.Join(args, " ") + ")"
	}
	return text + labels(f.Outputs)
}

func labels(list []Label) string {
	var text string
	for _, l := range list {
		text += "[" + l.Name + "]"
	}
	return text
}

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"hflip":                                 "hflip",
		"hflip, vflip ; [a] null [b]":           "hflip,vflip;[a]null[b]",
		"scale=32:24:flags=bicubic":             "scale(w=32 h=24 flags=bicubic)",
		"scale=w=32:h=-2":                       "scale(w=32 h=-2)",
		"hflip@x=enable=1":                      "hflip@x(enable=1)",
		"[0:v][ a b ]overlay=x=1[o]":            "[0:v][a b]overlay(x=1)[o]",
		`drawtext=text=a\\:b`:                   "drawtext(text=a:b)",
		`drawtext=text='a\:b':x=1`:              "drawtext(text=a:b x=1)",
		`drawtext=text='a,b;[c]'`:               "drawtext(text=a,b;[c])",
		`drawtext=text=a\,b`:                    "drawtext(text=a,b)",
		"sws_flags=bicubic;scale=1:2":           "scale(w=1 h=2)",
		"color=red:s=2x2":                       "color(color=red s=2x2)",
		"crop=10:20:1:2":                        "crop(out_w=10 out_h=20 x=1 y=2)",
		"hflip,":                                "hflip",
		"scale='if(gt(a,1),32,-2)':24":          "scale(w=if(gt(a,1),32,-2) h=24)",
		"hflip,subtitles=x.srt:force_style='A'": "hflip,subtitles(filename=x.srt force_style=A)",
	} {
		g, _ := resolved(text, "7.1")
		if d := cmp.Diff(want, show(g)); d != "" {
			t.Errorf("%s\n%s", text, d)
		}
		for _, p := range g.Problems {
			t.Errorf("%s: %+v", text, p)
		}
	}
	if g := Parse(literal("sws_flags=bicubic;null")); g.Flags != "bicubic" {
		t.Errorf("flags %q", g.Flags)
	}
}

func TestPositions(t *testing.T) {
	text := `[0:v]scale=w='a\:b':24[o]`
	g, _ := resolved(text, "5.1")
	f := g.Filters()[0]
	for want, span := range map[string]source.Span{
		"[0:v]": f.Inputs[0].At, "scale": f.NameAt, `scale=w='a\:b':24`: f.At, `w='a\:b'`: f.Args[0].At, "24": f.Args[1].At, "[o]": f.Outputs[0].At,
	} {
		if got := span.Text(); got != want {
			t.Errorf("span of %q shows %q", want, got)
		}
	}
	if got := f.Args[0].Value.String(); got != "a:b" {
		t.Errorf("value %q", got)
	}
}

func TestHoles(t *testing.T) {
	file := source.NewFile("graph", []byte("scale=$W:24,$F[$L]"))
	at := func(start, end int) source.Span {
		return source.Span{File: file, Start: start, End: end, Exact: true}
	}
	hole := func(name string, start, end int) word.Word {
		return word.FromHole(word.Hole{Name: name}, at(start, end))
	}
	g := Parse(word.Concat(word.Literal("scale=", at(0, 6)), hole("W", 6, 8), word.Literal(":24", at(8, 11))))
	g.Resolve(catalog.Load("5.1"))
	if got := show(g); got != "scale(w=${W} h=24)" || g.Open || len(g.Problems) > 0 {
		t.Errorf("%s, open %v, %v", got, g.Open, g.Problems)
	}
	g = Parse(word.Concat(hole("F", 12, 14), word.Literal("[", at(14, 15)), hole("L", 15, 17), word.Literal("]", at(17, 18))))
	g.Resolve(catalog.Load("5.1"))
	if got := show(g); got != "${F}[${L}]" || !g.Open || !g.Filters()[0].Outputs[0].Open || len(g.Problems) > 0 {
		t.Errorf("%s, open %v, %v", got, g.Open, g.Problems)
	}
}

func TestProblems(t *testing.T) {
	for _, c := range []struct{ version, text, want string }{
		{"5.1", "", "invalid-value refused"},
		{"5.1", "hflip,", "invalid-value refused"},
		{"7.1", "hflip,", ""},
		{"7.1", "hflip,,vflip", "unknown-filter refused"},
		{"5.1", "hflop", `unknown-filter refused "hflop" instead hflip`},
		{"5.1", "Scale=1:2", `unknown-filter refused "Scale" instead scale`},
		{"5.1", "scale=1:2]", `invalid-value refused "]"`},
		{"5.1", "[]hflip", `invalid-value refused "[]"`},
		{"5.1", "[a", `invalid-value refused "["`},
		{"5.1", "sws_flags=x", "invalid-value refused"},
		{"5.1", "hflip=1", `invalid-value refused "1"`},
		{"5.1", "scale=wdth=1:h=2", `unknown-option refused "wdth" instead width`},
		{"5.1", "scale=enable=1", `unknown-option refused "enable=1"`},
		{"5.1", "hflip=enable=1", ""},
		{"5.1", "scale=w=1:2", `invalid-value "2"`},
		{"7.1", "scale=w=1:2", `invalid-value refused "2"`},
		{"5.1", "hflip@", `unknown-filter refused "hflip"`},
		{"7.1", "hflip@", ""},
		{"5.1", "scale=/w=x", `unknown-option refused "/w" instead w`},
		{"7.1", "scale=/w=x", ""},
	} {
		g, _ := resolved(c.text, c.version)
		if d := cmp.Diff(c.want, showProblems(g.Problems, c.text)); d != "" {
			t.Errorf("%s %s\n%s", c.version, c.text, d)
		}
	}
}

// showProblems writes rules, what they say about ffmpeg, and the text that
// they point at unless it is all of it.
func showProblems(problems []Problem, text string) string {
	var all []string
	for _, p := range problems {
		line := p.Rule
		if p.Refused {
			line += " refused"
		}
		if at := p.At.Text(); at != "" && (at != text || p.Instead != "") {
			line += fmt.Sprintf(" %q", at)
		}
		if p.Instead != "" {
			line += " instead " + p.Instead
		}
		all = append(all, line)
	}
	return strings.Join(all, "; ")
}
