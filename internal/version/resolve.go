package version

import (
	"strings"

	"github.com/ffvet/ffvet/parser/imageref"
)

// Known is what is known about the ffmpeg that a command runs on.
type Known struct {
	// Version is zero if it is not known.
	Version Version
	// Source says where it comes from: "--ffmpeg", "configuration",
	// "debian 12 (node:20-bookworm)"; "" if it is not known.
	Source string
	// Declared is false if the version is only inferred.
	Declared bool
}

// Hints are the places that may tell the version, strongest first.
type Hints struct {
	Flag   string // value of --ffmpeg
	Config string // ffmpeg.version of the configuration
	Images []string
}

// Resolve takes the strongest hint. The error names a declared version that
// is none; what follows from images never fails.
func Resolve(h Hints) (Known, error) {
	for _, d := range []struct{ text, source string }{{h.Flag, "--ffmpeg"}, {h.Config, "configuration"}} {
		if d.text == "" {
			continue
		}
		v, err := Parse(d.text)
		return Known{Version: v, Source: d.source, Declared: true}, err
	}
	for _, image := range h.Images {
		if v, what, ok := ofImage(image); ok {
			return Known{Version: v, Source: what + " (" + image + ")"}, nil
		}
	}
	return Known{}, nil
}

// ofImage returns the ffmpeg of an image: that of ffmpeg's own image by its
// tag, else the one that the distribution's archive has.
func ofImage(reference string) (v Version, what string, ok bool) {
	repository, tag := imageref.Split(reference)
	if strings.HasSuffix(repository, "/ffmpeg") {
		if v, err := Parse(tag); err == nil {
			return v, "tag of the image", true
		}
	}
	return packaged(reference)
}
