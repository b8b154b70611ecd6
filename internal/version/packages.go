package version

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/ffvet/ffvet/parser/imageref"
)

// packagesTSV is the dated table of what distributions ship.
//
//go:embed packages.tsv
var packagesTSV string

// release is one release of a distribution and the ffmpeg in its archive.
type release struct {
	distribution string // "debian", "fedora-free"
	number, name string // "12", "bookworm"
	ffmpeg       Version
	libraries    Libraries
}

// String names the release: "debian 12".
func (r release) String() string {
	return strings.TrimSuffix(r.distribution, free) + " " + r.number
}

// free is the ending of Fedora's own build, beside that of rpmfusion.
const free = "-free"

// releases is the table, read once.
var releases = sync.OnceValue(func() []release {
	var all []release
	for _, f := range rows(packagesTSV) {
		v, err := Parse(f[3])
		if err != nil {
			continue // a test holds the table against this
		}
		r := release{distribution: f[0], number: f[1], ffmpeg: v, libraries: columns(f[4:])}
		if f[2] != "-" {
			r.name = f[2]
		}
		all = append(all, r)
	}
	return all
})

// rows returns the fields of the lines of a table that are no comments.
func rows(tsv string) [][]string {
	var all [][]string
	for line := range strings.Lines(tsv) {
		if !strings.HasPrefix(line, "#") {
			all = append(all, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
		}
	}
	return all
}

// find returns the row of a distribution that has the number or the name.
func find(distribution, text string) (release, bool) {
	for _, r := range releases() {
		if r.distribution == distribution && (r.number == text || r.name != "" && r.name == text) {
			return r, true
		}
	}
	return release{}, false
}

// named returns the release with the code name: "bookworm".
func named(name string) (release, bool) {
	for _, r := range releases() {
		if r.name != "" && r.name == name {
			return r, true
		}
	}
	return release{}, false
}

// releaseOf returns the release that an image is made of, by the words of its
// reference: "debian:bookworm-slim", "node:20-alpine3.19",
// "nvidia/cuda:12.2.0-runtime-ubuntu22.04".
func releaseOf(reference string) (release, bool) {
	repository, tag := imageref.Split(reference)
	base := repository[strings.LastIndexByte(repository, '/')+1:]
	for _, r := range releases() {
		if own(base) == r.distribution && startsWith(strings.TrimPrefix(tag, "stream"), r.number) || r.in(tag) || r.in(base) {
			return r, true
		}
	}
	return release{}, false
}

// own returns the distribution whose own image has the name, "" for none;
// builds of Red Hat's Enterprise Linux count as one.
func own(base string) string {
	switch base {
	case "rockylinux", "almalinux", "oraclelinux", "centos":
		return "el"
	}
	return base
}

// in reports whether the words of a tag name the release: "12-bookworm",
// "alpine3.19", "ubuntu-22.04", "jammy-20240111".
func (r release) in(tag string) bool {
	before := ""
	for word := range strings.FieldsFuncSeq(tag, func(c rune) bool { return c == '-' || c == '_' }) {
		number, joined := strings.CutPrefix(word, r.distribution)
		if r.name != "" && startsWith(word, r.name) || joined && startsWith(number, r.number) ||
			before == r.distribution && startsWith(word, r.number) {
			return true
		}
		before = word
	}
	return false
}

// startsWith reports whether the text is the release, a point release or a
// variant of it: "12", "12.5", "12-slim".
func startsWith(text, release string) bool {
	rest, ok := strings.CutPrefix(text, release)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '-')
}
