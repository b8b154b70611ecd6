package facts

import (
	"cmp"

	"github.com/ffvet/ffvet/internal/version"
)

// Build says where the version of ffmpeg and its libraries come from.
type Build struct {
	// Source is "--ffmpeg", "configuration", "package ffmpeg of debian 12
	// (debian:bookworm)"; where the version is not known, why; "assumed" if
	// nothing tells.
	Source string `json:"source"`
	// File and Line are where that stands, "" and 0 for flags and assumptions.
	File string `json:"file"`
	Line int    `json:"line"`
	// Declared is false if the version is inferred or assumed.
	Declared bool `json:"declared"`
	// Libraries are the versions known or declared by name; of the others the
	// worst counts.
	Libraries map[string]string `json:"libraries"`
}

// NewBuild returns the facts of what is known about the ffmpeg of a command.
func NewBuild(k version.Known) Build {
	b := Build{Source: cmp.Or(k.Source, Assumed), Declared: k.Declared, Libraries: k.Libraries.Names()}
	if k.At.File != nil {
		b.File, b.Line = k.At.File.Path, k.At.Position().Line
	}
	return b
}

// Assumed is the source of a version that nothing tells.
const Assumed = "assumed"
