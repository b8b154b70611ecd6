package run

import (
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// upgrade compares what the version asked for with --ffmpeg does with a
// command with what the one does that runs it today, or any older one if that
// is not known; nil if no other version was asked for.
func (a *analyst) upgrade(c *unit.Command, target readings) *facts.Upgrade {
	if !a.config.FFmpeg.Asked {
		return nil
	}
	today, err := version.Resolve(version.Hints{Config: a.config.FFmpeg.Today, Images: images(c.Unit)})
	if err != nil {
		return nil // what is declared is a version: the configuration was read
	}
	versions := []version.Version{today.Version}
	if today.Version.IsZero() {
		versions = older(target.known.Version)
	}
	if len(versions) == 0 || slices.Contains(versions, target.known.Version) {
		return nil
	}
	now := a.readFor(c, today, versions)
	was, _ := now.accepted()
	will, _ := target.accepted()
	u := &facts.Upgrade{To: target.known.Version.String(), From: today.Version.String(), Source: today.Source}
	u.Breaks = will == bound.No && was != bound.No
	u.Broken = will == bound.No && was == bound.No
	for _, p := range now.merge() {
		if p.Refused {
			u.Refused = append(u.Refused, facts.RefusedAt{Rule: p.Rule, Argument: p.Index})
		}
	}
	return u
}

// older returns the supported versions below the given one.
func older(than version.Version) []version.Version {
	return slices.DeleteFunc(version.Supported(), func(v version.Version) bool { return v.Compare(than) >= 0 })
}
