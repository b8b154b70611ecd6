package ffmpeg_test

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// argv makes words of a text that has neither quotes nor holes. Each word
// knows its place, so that problems can point at it.
func argv(line string) []word.Word {
	file := source.NewFile("command", []byte(line))
	var list []word.Word
	at := 0
	for _, text := range strings.Fields(line) {
		at += strings.Index(line[at:], text)
		list = append(list, word.Literal(text, source.Span{File: file, Start: at, End: at + len(text), Exact: true}))
		at += len(text)
	}
	return list
}

// A command line is read as the given version of ffmpeg reads it: each option
// belongs to the file in front of which it stands.
func ExampleParse() {
	inv := ffmpeg.Parse("ffmpeg", argv("-y -ss 10 -i in.mp4 -vcodec libx264 -crf 20 out.mp4"), catalog.Load("7.1"))
	for _, in := range inv.Inputs {
		fmt.Println("input", in.URL)
		for _, o := range in.Options {
			fmt.Println("  ", o.Name, o.Value)
		}
	}
	for _, out := range inv.Outputs {
		fmt.Println("output", out.URL)
		for _, o := range out.Options {
			fmt.Println("  ", o.Name, o.Spec, o.Value)
		}
	}
	fmt.Println("global", inv.Global[0].Name)
	// Output:
	// input in.mp4
	//    ss 10
	// output out.mp4
	//    codec v libx264
	//    crf  20
	// global y
}

// What ffmpeg refuses is among the problems, with its place and what was
// probably meant.
func ExampleParse_unknownOption() {
	inv := ffmpeg.Parse("ffmpeg", argv("-i in.mp4 -perset fast out.mp4"), catalog.Load("7.1"))
	for _, p := range inv.Problems {
		fmt.Printf("%s: %s\n", p.Rule, p.Message)
		fmt.Printf("%s -> %s, refused: %v, certain: %v\n", p.At.Text(), p.Instead, p.Refused, p.Certain)
	}
	// Output:
	// unknown-option: ffmpeg 7.1 has no option -perset; did you mean -preset?
	// -perset -> -preset, refused: true, certain: true
}

// A newer version may have dropped an option.
func ExampleParse_removedOption() {
	for _, version := range []string{"5.1", "9.0"} {
		inv := ffmpeg.Parse("ffmpeg", argv("-i in.mp4 -vsync vfr out%d.png"), catalog.Load(version))
		for _, p := range inv.Problems {
			fmt.Printf("%s: %s, refused: %v, instead: %q\n", version, p.Rule, p.Refused, p.Instead)
		}
	}
	// Output:
	// 5.1: deprecated-option, refused: false, instead: ""
	// 9.0: removed-option, refused: true, instead: "-fps_mode"
}

// The last option that reaches a stream counts.
func ExampleFile_Last() {
	inv := ffmpeg.Parse("ffmpeg", argv("-i in.mp4 -b:v:0 5M -b:v 1M out.mp4"), catalog.Load("7.1"))
	if o, ok := inv.Outputs[0].Last("b", "v", "v:0"); ok {
		fmt.Println(o.Spec, o.Value)
	}
	// Output: v 1M
}

// A specifier is read in the grammar of each version: from 7.1 on a type may
// be given once.
func ExampleParseSpecifier() {
	for _, version := range []string{"5.1", "7.1"} {
		for _, text := range []string{"a:1", "v:a"} {
			s, err := ffmpeg.ParseSpecifier(text, version)
			if err != nil {
				fmt.Println(version, text, "is refused")
				continue
			}
			fmt.Println(version, string(s.Types), s.Index)
		}
	}
	// Output:
	// 5.1 a 1
	// 5.1 va -1
	// 7.1 a 1
	// 7.1 v:a is refused
}
