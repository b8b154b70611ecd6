package procs

import (
	"path"
	"regexp"
	"strings"
)

// libavcodec is the name of the shared library as distributions install it.
var libavcodec = regexp.MustCompile(`^libavcodec(?:-ffmpeg)?\.so\.([0-9]+)(?:\.([0-9]+))?(?:\.[0-9]+)*$`)

// versions returns the versions of ffmpeg that the libavcodec belongs to which
// the process has loaded; nil for a static build and for another user's
// process.
func (r *reader) versions() []string {
	text, err := r.read("maps")
	if err != nil {
		return nil
	}
	for line := range strings.Lines(string(text)) {
		i := strings.IndexByte(line, '/')
		if i < 0 {
			continue
		}
		name := strings.TrimSuffix(strings.TrimSpace(line[i:]), " (deleted)")
		if m := libavcodec.FindStringSubmatch(path.Base(name)); m != nil {
			return releases(m[1], m[2])
		}
	}
	return nil
}

// releases are the versions of ffmpeg with a version of libavcodec
// (libavcodec/version.h and version_major.h of each release).
func releases(major, minor string) []string {
	var all []string
	for _, r := range []struct{ major, minor, ffmpeg string }{
		{"58", "91", "4.3"}, {"58", "134", "4.4"},
		{"59", "18", "5.0"}, {"59", "37", "5.1"},
		{"60", "3", "6.0"}, {"60", "31", "6.1"},
		{"61", "3", "7.0"}, {"61", "19", "7.1"},
		{"62", "11", "8.0"}, {"62", "", "8.1"},
		{"63", "", "9.0"},
	} {
		switch {
		case r.major != major:
		case r.minor == minor:
			return []string{r.ffmpeg}
		default:
			all = append(all, r.ffmpeg)
		}
	}
	return all
}
