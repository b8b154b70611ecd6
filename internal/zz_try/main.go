// Scratch: reads lines {"id","version","argv"} and prints the verdict.
package main

import (
	"bufio"
	"encoding/json"
	"os"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	c, problems := config.Load(os.Args[1], text)
	if len(problems) > 0 {
		panic(problems[0])
	}
	in := assume.NewInputs(c, nil)
	s := bufio.NewScanner(os.Stdin)
	s.Buffer(nil, 1<<22)
	enc := json.NewEncoder(os.Stdout)
	for s.Scan() {
		var m struct {
			ID, Version string
			Argv        []string
		}
		if err := json.Unmarshal(s.Bytes(), &m); err != nil {
			panic(err)
		}
		words := make([]word.Word, len(m.Argv))
		for i, a := range m.Argv {
			words[i] = word.Literal(a, source.Span{})
		}
		cat := catalog.Load(m.Version)
		g := graph.Build(ffmpeg.Parse("ffmpeg", words, cat), cat, in)
		v, why := g.Accepted()
		out := map[string]any{"id": m.ID, "version": m.Version, "accepted": v.String()}
		if why != nil {
			out["why"] = why.Rule + ": " + why.Message
		}
		var maybe []string
		for _, p := range g.Problems {
			if p.Refused && !p.Certain {
				maybe = append(maybe, p.Rule+": "+p.Message)
			}
		}
		out["maybe"] = maybe
		var outs [][]string
		for _, o := range g.Outputs {
			list := []string{}
			for _, st := range o.Streams {
				list = append(list, string(byte(st.Media))+" "+st.From+" "+st.Codec)
			}
			outs = append(outs, list)
		}
		out["outputs"] = outs
		enc.Encode(out)
	}
}
