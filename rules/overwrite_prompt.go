package rules

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

func overwritePrompt() Rule {
	return Rule{
		ID: "overwrite-prompt", Group: Correctness, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "ffmpeg asks before it overwrites, where nobody can answer",
		Doc: Doc{
			What: "A command that runs unattended (cron, CI, a container, a service, the background) writes a file and has neither `-y` nor `-n`.",
			Why: "If the output exists, ffmpeg asks `Overwrite? [y/N]`. On a terminal that nobody watches it waits for ever; without one it writes nothing. " +
				"From ffmpeg 7 on it then exits with status 0, so the next step takes the old file for the new one. `-nostdin` does not answer the question.",
			Fix: "Decide: `-y` overwrites, `-n` refuses and exits with status 1. Writing to a temporary name and renaming it after success keeps the old file until the new one is whole. " +
				"There is no automatic fix, because each answer is wrong somewhere.",
			Ignore: "The output never exists before: a fresh folder, a name from mktemp.",
			Bad:    `0 3 * * * ffmpeg -i /data/in.mp4 /data/out.mp4`,
			Good:   `0 3 * * * ffmpeg -nostdin -y -i /data/in.mp4 /data/out.tmp.mp4 && mv /data/out.tmp.mp4 /data/out.mp4`,
		},
		Check: checkOverwrite,
	}
}

func checkOverwrite(d *facts.Document, _ Settings, report func(finding.Finding)) {
	for _, u := range d.Units {
		var asking []*facts.Command
		for _, c := range commandsOf(d, u) {
			if asks(c) {
				asking = append(asking, c)
			}
		}
		if len(asking) > 0 {
			report(overwriteFinding(asking))
		}
	}
}

// overwriteFinding is one finding a unit, however many of its commands ask.
func overwriteFinding(asking []*facts.Command) finding.Finding {
	f := about("overwrite-prompt", finding.Note, asking[0], asking[0].Found.Name.Span)
	f.Message = "if the output exists ffmpeg asks whether to overwrite it, and nobody is there to answer: nothing is written"
	f.Help = "decide with -y (overwrite) or -n (keep, exit 1)"
	f.Number = int64(len(asking))
	if more := len(asking) - 1; more > 0 {
		f.Message += fmt.Sprintf(" (and %d more here)", more)
	}
	for _, c := range asking[1:] {
		f.Commands = append(f.Commands, c.Index)
		f.Related = append(f.Related, source.Note{At: c.Found.Name.Span, Text: "so does this command"})
	}
	return f
}

// asks reports whether the command certainly may stop to ask, with nobody there.
func asks(c *facts.Command) bool {
	found := c.Found
	if c.Program != "ffmpeg" || !(found.Unattended || found.Background) || found.Use == unit.UseBuild {
		return false
	}
	if c.Invocation == nil || hidesOptions(c.Invocation) || decided(c) {
		return false
	}
	return slices.ContainsFunc(c.Graph.Outputs, keepsFile)
}

func decided(c *facts.Command) bool {
	for _, o := range c.Invocation.Global {
		if o.Name == "y" || o.Name == "n" {
			return true
		}
	}
	return false
}

// keepsFile reports whether ffmpeg itself opens the output as one file, so
// that it looks whether the file exists. Muxers that open their files
// themselves never ask (AVFMT_NOFILE in libavformat).
func keepsFile(out *graph.Output) bool {
	own := []string{"null", "hls", "segment", "ssegment", "stream_segment", "image2", "dash", "tee", "fifo", "rtsp", "sdl", "sdl2", "hds", "smoothstreaming", "alsa", "pulse", "fbdev", "v4l2", "xv"}
	if slices.Contains(own, out.Format) || out.URL == "-" || out.URL == "/dev/null" {
		return false
	}
	if out.Protocol != "" && out.Protocol != "file" {
		return false
	}
	return out.File == nil || !fresh(out.File.URL)
}

// fresh reports whether the name comes from a command such as mktemp or date.
func fresh(url word.Word) bool {
	return slices.ContainsFunc(url.Holes(), func(h *word.Hole) bool { return h.Kind == word.Command })
}
