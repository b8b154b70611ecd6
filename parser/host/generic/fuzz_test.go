package generic

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/source"
)

func FuzzExtract(f *testing.F) {
	f.Add("jobs: {a: {steps: [{run: \"ffmpeg -i ${{ a.b }} \\\\\\n c\", shell: bash}]}}\nscript: [[ffmpeg -i a], x, [ffmpeg, -i, '{{a}}']]\n")
	f.Add("a: &a {script: |\n  apt install ffmpeg; nice ffmpeg << x.y >> | ffplay -\n  }\nb: {<<: *a}\n")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile("a.yaml", []byte(text)), source.Memory{})
	})
}
