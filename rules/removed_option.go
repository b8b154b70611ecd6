package rules

import (
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

func removedOption() Rule {
	return Rule{
		ID: "removed-option", Group: Upgrade, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "an option, filter or encoder was removed from ffmpeg",
		Doc: Doc{
			What:   "An option, a filter or an encoder that older versions of ffmpeg know and newer ones refuse: an error if the version in use is known, else a warning. The finding names the successor and since when.",
			Why:    "The command works until the image or the distribution brings the next ffmpeg; then every call fails. `-stimeout` (gone in 5.0) stopped RTSP cameras in at least five projects after an image update, `-vsync` is refused from 9.0 on.",
			Fix:    "Use the successor: `-fps_mode` for `-vsync` (from 5.1 on), `-timeout` for `-stimeout` on rtsp (from 5.0 on), `-/filter_complex FILE` for `-filter_complex_script` (from 7.0 on), `-bsf:v` for `-vbsf`. `--fix` writes those that mean the same in every version, `--unsafe-fixes` also those that only newer ones know. Or pin the image to a version that knows the option.",
			Ignore: "The version of ffmpeg is pinned for good; declare it under `ffmpeg.version`.",
			Bad:    `ffmpeg -i in.mp4 -vsync vfr out%d.png   # ffmpeg 9.0`,
			Good:   `ffmpeg -i in.mp4 -fps_mode vfr out%d.png`,
		},
		Check: checkRemoved,
	}
}

func checkRemoved(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var s sites
	for _, c := range d.Commands {
		for _, p := range problemsOf(c) {
			if p.Rule != "removed-option" {
				continue
			}
			f := fromProblem(c, p, refusal(c, p))
			f.Fixes = successors(c, p)
			s.add(f)
		}
	}
	s.report(report)
}

// successors returns the fix of a removed option that means exactly the same.
// It is safe where every version knows the successor.
func successors(c *facts.Command, p ffmpeg.Problem) []finding.Fix {
	if p.Instead == "" || !p.At.Exact {
		return nil
	}
	fix := finding.Fix{Title: "Write " + p.Instead, Edits: []finding.Edit{{At: p.At, New: p.Instead}}}
	typed, _, _ := strings.Cut(strings.TrimPrefix(p.At.Text(), "-"), ":")
	removal, _ := catalog.Load(c.Invocation.Version).Removed(catalog.OptionName, typed)
	fix.Safe = removal.From == "" && p.Certain
	switch typed {
	case "vsync":
		value, ok := frameRateMode(c.Invocation, p.Index)
		if !ok {
			return nil
		}
		fix.Edits = append(fix.Edits, value...)
	case "vbsf", "absf":
		if p.Instead != "-bsf:"+typed[:1] {
			return nil // with a specifier of its own
		}
	case "stimeout":
		if !rtsp(c.Invocation, p.Index) {
			return nil
		}
	}
	return []finding.Fix{fix}
}

// frameRateMode returns the edits that make the value of -vsync one of
// -fps_mode, which takes no numbers; ok is false where -fps_mode means
// something else. -vsync is for all outputs, wherever it stands, -fps_mode
// only for the next one.
func frameRateMode(inv *ffmpeg.Invocation, flag int) (edits []finding.Edit, ok bool) {
	inputs := 0
	for _, in := range inv.Inputs {
		inputs = max(inputs, in.Index)
	}
	if len(inv.Outputs) != 1 || flag < inputs || flag > inv.Outputs[0].Index || flag+1 >= len(inv.Words) {
		return nil, false
	}
	value := inv.Words[flag+1]
	text, _ := value.Literal()
	switch text {
	case "passthrough", "cfr", "vfr", "auto":
		return nil, true
	}
	name, ok := map[string]string{"-1": "auto", "0": "passthrough", "1": "cfr", "2": "vfr"}[text]
	return []finding.Edit{{At: value.Span, New: name}}, ok && value.Span.Exact
}

// rtsp reports whether the option stands before an input whose URL is rtsp's.
func rtsp(inv *ffmpeg.Invocation, flag int) bool {
	for _, in := range inv.Inputs {
		if in.Index > flag {
			return strings.HasPrefix(in.URL.Prefix(), "rtsp:") || strings.HasPrefix(in.URL.Prefix(), "rtsps:")
		}
	}
	return false
}
