package run

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// today reads a command for the version that runs it today, where --ffmpeg
// asks for another one: what is declared, else what the image tells, else any
// version older than the one asked for. Compared is false, and the readings
// are those of the target, if there is nothing to compare.
func (a *analyst) today(c *unit.Command, target readings) (now readings, compared bool) {
	if !a.config.FFmpeg.Asked {
		return target, false
	}
	known, err := a.resolve(version.Hints{Config: a.config.FFmpeg.Today, Installed: c.Installed})
	if err != nil {
		return target, false
	}
	versions := []version.Version{known.Version}
	if known.Version.IsZero() {
		versions = older(target.known.Version)
	}
	if len(versions) == 0 || slices.Contains(versions, target.known.Version) {
		return target, false
	}
	known.Libraries = a.libs.Or(known.Libraries)
	return a.readFor(c, known, versions), true
}

// older returns the supported versions below the given one.
func older(than version.Version) []version.Version {
	return slices.DeleteFunc(version.Supported(), func(v version.Version) bool { return v.Compare(than) >= 0 })
}

// upgrade compares what the target does with a command with what today's
// version does.
func upgrade(now, target readings) *facts.Upgrade {
	was, _ := now.accepted()
	will, _ := target.accepted()
	u := &facts.Upgrade{To: target.known.Version.String(), From: now.known.Version.String(), Source: now.known.Source}
	u.Breaks = will == bound.No && was != bound.No
	u.Broken = will == bound.No && was == bound.No
	for _, p := range now.merge() {
		if p.Refused {
			u.Refused = append(u.Refused, facts.RefusedAt{Rule: p.Rule, Argument: p.Index})
		}
	}
	return u
}

// changed says where an older version that takes the command writes other
// streams than the newest one that does; "" if all write the same.
func changed(now, target readings) string {
	last := target.best()
	if truth, _ := last.graph.Accepted(); truth == bound.No {
		return ""
	}
	for _, x := range now.all {
		if truth, _ := x.graph.Accepted(); truth == bound.No {
			continue
		}
		for i, out := range last.graph.Outputs {
			if i >= len(x.graph.Outputs) {
				break
			}
			if what := differ(x.graph.Outputs[i], out, x.version.String(), last.version.String()); what != "" {
				return fmt.Sprintf("output %d: %s", i, what)
			}
		}
	}
	return ""
}

// differ says what two versions write differently to one output.
func differ(before, after *graph.Output, older, newer string) string {
	if b, a := len(before.Streams), len(after.Streams); b != a {
		return fmt.Sprintf("ffmpeg %s writes %d streams, ffmpeg %s %d", older, b, newer, a)
	}
	for i, s := range after.Streams {
		if b, a := origin(before.Streams[i]), origin(s); b != a {
			return fmt.Sprintf("ffmpeg %s makes its stream %d of %s, ffmpeg %s of %s", older, i, b, newer, a)
		}
	}
	return ""
}

// origin says where an output stream comes from: "0:1", or "0:0, 1:0" through
// a filter graph.
func origin(s *graph.OutStream) string {
	if s.From != "graph" || s.Filter == nil {
		return s.From
	}
	var fed []string
	for _, d := range s.Filter.Sources {
		fed = append(fed, fmt.Sprintf("%d:%d", d.Input.Index, d.Stream.Index))
	}
	return strings.Join(fed, " and ")
}
