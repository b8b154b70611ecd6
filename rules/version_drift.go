package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

func versionDrift() Rule {
	return Rule{
		ID: "version-drift", Group: Upgrade, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "an image may bring an ffmpeg that refuses the command",
		Doc: Doc{
			What:   "An image is named without the version of its ffmpeg (`debian`, `jrottenberg/ffmpeg:latest`), and a command in it uses what some supported version of ffmpeg refuses.",
			Why:    "The next build of the image, which nobody changed, brings the next ffmpeg, and every call fails: `-stimeout` stopped RTSP cameras in at least five projects after an image update.",
			Fix:    "Pin the image to a release (`debian:bookworm`, `jrottenberg/ffmpeg:7.1-ubuntu`), or write the successor that removed-option names.",
			Ignore: "The image is pinned elsewhere, by a digest or a mirror; declare the version under `ffmpeg.version`.",
			Bad: `services:
  enc:
    image: jrottenberg/ffmpeg:latest
    command: -i in.mp4 -vsync vfr out%d.png`,
			Good: `services:
  enc:
    image: jrottenberg/ffmpeg:7.1-ubuntu
    command: -i in.mp4 -vsync vfr out%d.png`,
		},
		Check: checkDrift,
	}
}

func checkDrift(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var s sites
	for _, c := range d.Commands {
		ref := drifting(unitOf(d, c))
		i := slices.IndexFunc(problemsOf(c), func(p ffmpeg.Problem) bool { return p.Rule == "removed-option" && !p.Refused && p.Certain })
		if c.Estimate.FFmpeg != nil || ref.At.IsZero() || i < 0 {
			continue
		}
		f := about("version-drift", finding.Warning, c, ref.At)
		f.Message = driftCause(ref, c) + ", and some refuse a command that it runs: " + problemsOf(c)[i].Message
		f.Help = driftHelp(c)
		f.Related = []source.Note{{At: c.Found.At, Text: "the command"}}
		s.add(f)
	}
	s.report(report)
}

// drifting returns the image of a unit that somebody else makes: its own, or
// the one that its Dockerfile starts from.
func drifting(u *facts.Unit) unit.Image {
	if u.Found.Spec != nil {
		return u.Found.Spec.Base
	}
	return u.Found.Image
}

// driftCause says what brings an ffmpeg that is not known: a package or a
// build that is read and does not tell its version, else the image.
func driftCause(image unit.Image, c *facts.Command) string {
	if b := c.Estimate.Build; told(c) {
		what, _, _ := strings.Cut(b.Source, ": which version")
		return fmt.Sprintf("%s:%d brings a version of ffmpeg that is not known, %s", b.File, b.Line, what)
	}
	return image.Ref + " may bring any version of ffmpeg"
}

// driftHelp says what to pin.
func driftHelp(c *facts.Command) string {
	if told(c) {
		return "install a version that is named, or an image pinned to a release"
	}
	return "pin the image to a release"
}

// told reports whether something is read that brings the command's ffmpeg.
func told(c *facts.Command) bool {
	return c.Estimate.Build.Source != facts.Assumed && c.Estimate.Build.Line > 0
}
