package version

import (
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// Known is what is known about the ffmpeg that a command runs on.
type Known struct {
	// Version is zero if it is not known.
	Version Version
	// Libraries are those that it is known to be built with.
	Libraries Libraries
	// Source says where it comes from: "--ffmpeg", "configuration",
	// "package ffmpeg of debian 12 (node:20-bookworm)"; where the version is
	// not known, why: "package ffmpeg of an archive that is not known".
	// It is "" if nothing tells.
	Source string
	// At is where that stands; zero for flags and where nothing tells.
	At source.Span
	// Declared is false if the version is only inferred.
	Declared bool
}

// Hints are the places that may tell the version, strongest first.
type Hints struct {
	Flag      string      // value of --ffmpeg
	Config    string      // ffmpeg.version of the configuration
	ConfigAt  source.Span // where it stands
	Installed *unit.Installation
}

// Resolve takes the strongest hint. The error names a declared version that
// is none; what follows from images never fails. A declared version has the
// libraries of the installation if that has the same version.
func Resolve(h Hints) (Known, error) {
	inferred := installed(h.Installed)
	for _, d := range []struct {
		text, source string
		at           source.Span
	}{{h.Flag, "--ffmpeg", source.Span{}}, {h.Config, "configuration", h.ConfigAt}} {
		if d.text == "" {
			continue
		}
		v, err := Parse(d.text)
		k := Known{Version: v, Source: d.source, At: d.at, Declared: true}
		if v == inferred.Version {
			k.Libraries = inferred.Libraries
		}
		return k, err
	}
	return inferred, nil
}

// installed returns the ffmpeg of an installation. What is built or copied
// into it stands before packages in PATH; of several the last one holds. One
// that tells no version hides those behind it.
func installed(in *unit.Installation) Known {
	if in == nil {
		return Known{}
	}
	for i := len(in.Layers) - 1; i >= 0; i-- {
		if k, ok := brought(in.Layers[i]); ok {
			return k
		}
	}
	if k, ok := ofImage(in.Image.Ref); ok {
		k.At = in.Image.At
		return k
	}
	return packaged(in)
}

// packaged returns the ffmpeg that a package manager installs, else the one
// that it would install: somebody has put one there.
func packaged(in *unit.Installation) Known {
	base, what := origin(in)
	for i := len(in.Layers) - 1; i >= 0; i-- {
		l := in.Layers[i]
		for j := len(l.Starts) - 1; j >= 0; j-- {
			w, ok := installs(texts(l.Starts[j].Words))
			if !ok || w.manager == "conda" || w.manager == "other" {
				continue
			}
			k := w.from(base, what, foreign(in.Layers[:i+1]))
			k.At = l.Starts[j].At
			return k
		}
	}
	if base == nil || foreign(in.Layers) {
		return Known{}
	}
	k := Known{Version: base[0].ffmpeg, Libraries: base[0].libraries, Source: base[0].String() + what, At: in.Image.At}
	if len(base) > 1 { // whichever it is
		k.Libraries = Libraries{}
		if base[1].ffmpeg != k.Version {
			return Known{}
		}
	}
	return k
}

// origin returns the rows of the release that the installation stands on,
// and the words that name it: " (node:20-bookworm)". Fedora has two.
func origin(in *unit.Installation) (rows []release, what string) {
	reference := in.Image.Ref
	if reference == "" {
		for _, label := range in.RunnerLabels {
			if strings.HasPrefix(label, "ubuntu-") {
				reference = strings.Replace(label, "-", ":", 1)
				what = " (" + label + ")"
			}
		}
	} else {
		what = " (" + reference + ")"
	}
	r, ok := releaseOf(reference)
	if !ok {
		return nil, what
	}
	rows = []release{r}
	if r.distribution != "fedora" {
		return rows, what
	}
	other, _ := find(r.distribution+free, r.number)
	return append(rows, other), what
}

// from returns what installing the package brings on a release.
func (w wanted) from(base []release, what string, foreign bool) Known {
	k := Known{Source: "package " + w.name}
	r, ok := w.release(base)
	if w.version != "" {
		k.Source += "=" + w.version
	}
	if ok {
		k.Source += " of " + r.String()
	}
	k.Source += what
	switch v, pinned := series(w.version); {
	case pinned:
		k.Version = v
		if ok && r.ffmpeg == v {
			k.Libraries = r.libraries
		}
	case w.version != "" && w.version != "*" || foreign || !ok:
		k.Source += ": which version that brings is not known"
	default:
		k.Version, k.Libraries = r.ffmpeg, r.libraries
	}
	return k
}

// release returns the release whose archive the package comes from.
func (w wanted) release(base []release) (release, bool) {
	switch {
	case w.suite != "" && w.manager == "apk":
		return find("alpine", w.suite)
	case w.suite != "":
		return named(w.suite)
	case len(base) == 0 || w.name != "ffmpeg" && w.name != "ffmpeg-free":
		return release{}, false
	}
	r := base[0]
	if w.name == "ffmpeg-free" {
		return find(strings.TrimSuffix(r.distribution, free)+free, r.number)
	}
	return r, true
}

// series reads MAJOR.MINOR at the start of a version; a major number alone is
// no series.
func series(text string) (Version, bool) {
	v, err := Parse(text)
	if err != nil || !plausible(v) {
		return Version{}, false
	}
	s := text[strings.IndexByte(text, ':')+1:]
	_, minor, ok := strings.Cut(s, ".")
	return v, ok && leadingDigits(minor) != ""
}
