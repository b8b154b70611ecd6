package version

import (
	_ "embed"
	"strings"

	"github.com/ffvet/ffvet/parser/imageref"
)

// packagesTSV is the dated table of what distributions ship.
//
//go:embed packages.tsv
var packagesTSV string

// release is one release of a distribution and the ffmpeg in its archive.
type release struct {
	distribution string
	names        []string // number and code names
	ffmpeg       string
}

func releases() []release {
	var all []release
	for line := range strings.Lines(packagesTSV) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		names := append([]string{f[1]}, strings.Fields(f[2])...)
		all = append(all, release{distribution: f[0], names: names, ffmpeg: f[3]})
	}
	return all
}

// packaged returns the ffmpeg that the distribution's archive has, for an
// image reference such as "debian:bookworm-slim" or "node:20-bookworm".
func packaged(reference string) (v Version, what string, ok bool) {
	repository, tag := imageref.Split(reference)
	base := repository[strings.LastIndexByte(repository, '/')+1:]
	for _, r := range releases() {
		for i, name := range r.names {
			if i == 0 && base == r.distribution && numberOf(tag, name) ||
				hasPart(tag, name) && i > 0 || r.distribution == "alpine" && hasPart(tag, "alpine"+name) {
				v, err := Parse(r.ffmpeg)
				return v, r.distribution + " " + r.names[0], err == nil
			}
		}
	}
	return Version{}, "", false
}

// numberOf reports whether the tag is the release number, a point release of
// it or a variant: "12", "12.5", "12-slim".
func numberOf(tag, number string) bool {
	rest, ok := strings.CutPrefix(tag, number)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '-')
}

// hasPart reports whether one of the tag's parts between dashes is the name.
func hasPart(tag, name string) bool {
	for part := range strings.SplitSeq(tag, "-") {
		if part == name || strings.HasPrefix(part, name+".") {
			return true
		}
	}
	return false
}
