package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
)

func manyImageInputs() Rule {
	return Rule{
		ID: "many-image-inputs", Group: Graph, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "many images are inputs of one filter graph: each has a decoder and queues of its own",
		Doc: Doc{
			What:   "One command has at least 20 image inputs (option `min_inputs`) that feed one `-filter_complex`.",
			Why:    "Every input has a decoder, a packet queue and pictures waiting in the graph, all at once: slide shows of 30 to 43 images were reported to run out of memory. A 1080p picture is 3 MB as yuv420p and 8 MB as rgba, and a looped image is decoded and queued again for every picture of the output.",
			Fix:    "Make one clip of each image and join the clips with the concat demuxer, or read all of them as one sequence: `-framerate 1/5 -i img%03d.png`.",
			Ignore: "The images are small and the machine was measured.",
			Bad:    `ffmpeg ` + strings.Repeat("-i a.png ", 20) + `-filter_complex "concat=n=20" out.mp4`,
			Good:   `ffmpeg -framerate 1/5 -i img%03d.png -vf fps=25 out.mp4`,
		},
		Check: checkImages,
	}
}

func checkImages(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil || !slices.ContainsFunc(c.Graph.Filters, func(g *graph.FilterGraph) bool { return g.Complex }) {
			continue
		}
		n := 0
		for _, in := range c.Graph.Inputs {
			if stillImage(in) {
				n++
			}
		}
		if n < int(s.Option("min_inputs", 20)) {
			continue
		}
		f := about("many-image-inputs", finding.Warning, c, c.Found.Name.Span)
		f.Message = fmt.Sprintf("%d images are inputs of one filter graph: each keeps a decoder and pictures of its own in memory, all at once", n)
		f.Number = int64(n)
		f.Reasons = []finding.Reason{
			{Label: "images", Value: bound.Of(int64(n))},
			{Label: "memory", Value: bound.Of(c.Estimate.Memory.PeakBytes), Bytes: true, Text: "estimate of the process"},
		}
		f.Help = "make a clip of each image and join them with -f concat, or read them as one sequence (-i img%03d.png)"
		found.add(f)
	}
	found.report(report)
}

// stillImage reports whether an input is one picture, not a sequence of files.
func stillImage(in *graph.Input) bool {
	dot := strings.LastIndexByte(in.URL, '.')
	if dot < 0 || strings.ContainsRune(in.URL, '%') {
		return false
	}
	switch strings.ToLower(in.URL[dot+1:]) {
	case "png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff", "tga":
		return true
	}
	return false
}
