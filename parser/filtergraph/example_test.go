package filtergraph_test

import (
	"fmt"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/filtergraph"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// text makes a word of a filter string, with places in a file of its own.
func text(s string) word.Word {
	return word.Literal(s, source.NewFile("graph", []byte(s)).Whole())
}

func ExampleParse() {
	g := filtergraph.Parse(text("[0:v]scale=1280:-2,fps=30[small];[0:a]volume=2"))
	for _, chain := range g.Chains {
		for _, f := range chain {
			fmt.Println(f.Name, len(f.Args), "arguments")
		}
	}
	// Output:
	// scale 2 arguments
	// fps 1 arguments
	// volume 1 arguments
}

// Two levels of quoting lie between a filter string and an option's value: the
// first takes the arguments out of the string, the second splits them.
func ExampleParse_escaping() {
	for _, s := range []string{`drawtext=text='a\:b'`, `drawtext=text=a\\:b`, `drawtext=text=a\,b`} {
		a, _ := filtergraph.Parse(text(s)).Filters()[0].Arg("text")
		fmt.Println(s, "shows", a.Value)
	}
	// Output:
	// drawtext=text='a\:b' shows a:b
	// drawtext=text=a\\:b shows a:b
	// drawtext=text=a\,b shows a,b
}

func ExampleGraph_Resolve() {
	g := filtergraph.Parse(text("scale=1280:720:flags=lanczoz,hflop"))
	g.Resolve(catalog.Load("7.1"))
	for _, a := range g.Filters()[0].Args {
		fmt.Println(a.Name, "=", a.Value)
	}
	for _, p := range g.Problems {
		fmt.Println(p.Rule+":", p.At.Text(), "should be", p.Instead)
	}
	// Output:
	// w = 1280
	// h = 720
	// flags = lanczoz
	// invalid-value: lanczoz should be lanczos
	// unknown-filter: hflop should be hflip
}

// The label [lgo] is fed by nothing inside the graph, so that it becomes an
// open input: whoever runs the graph has to know it.
func ExampleLink() {
	cat := catalog.Load("7.1")
	g := filtergraph.Parse(text("[0:v]scale=1280:-2[big];[1:v]scale=64:-2[logo];[big][lgo]overlay=10:10[out]"))
	g.Resolve(cat)
	n := filtergraph.Link(g, cat)
	for _, in := range n.Inputs {
		fmt.Printf("input [%s] of %s\n", in.Label, in.Filter.Name)
	}
	for _, l := range n.Links {
		fmt.Printf("[%s] from %s to %s\n", l.Label, l.From.Filter.Name, l.To.Filter.Name)
	}
	for _, out := range n.Outputs {
		fmt.Printf("output [%s] of %s, %s\n", out.Label, out.Filter.Name, out.Media)
	}
	// Output:
	// input [0:v] of scale
	// input [1:v] of scale
	// input [lgo] of overlay
	// [big] from scale to overlay
	// output [logo] of scale, video
	// output [out] of overlay, video
}

func ExampleFilter_Pads() {
	g := filtergraph.Parse(text("concat=n=2:v=1:a=1"))
	g.Resolve(catalog.Load("7.1"))
	inputs, outputs, _ := g.Filters()[0].Pads()
	fmt.Println(inputs, outputs)
	// Output:
	// [video audio video audio] [video audio]
}
