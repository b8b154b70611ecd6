// Package version knows the versions of ffmpeg that the estimate can speak
// for, and finds out which one a command runs on.
package version

import (
	"fmt"
	"strconv"
	"strings"
)

// Version is a release series of ffmpeg: MAJOR.MINOR. The zero Version is an
// unknown one.
type Version struct {
	Major, Minor int
}

// Supported returns the versions that the estimate knows, oldest first.
func Supported() []Version {
	return []Version{{4, 3}, {4, 4}, {5, 0}, {5, 1}, {6, 0}, {6, 1}, {7, 0}, {7, 1}, {8, 0}, {8, 1}, {9, 0}}
}

// Parse reads "7.1", "7.1.5", "n7.1", "7" or a distribution's "7:7.1.5-0+deb13u1".
// The error says what a version looks like.
func Parse(text string) (Version, error) {
	s := strings.TrimSpace(text)
	if epoch, rest, ok := strings.Cut(s, ":"); ok && digits(epoch) {
		s = rest
	}
	s = strings.TrimLeft(s, "nv")
	major, rest, _ := strings.Cut(s, ".")
	minor := leadingDigits(rest)
	if !digits(major) {
		major = leadingDigits(major)
	}
	v := Version{Major: atoi(major), Minor: atoi(minor)}
	if v.Major == 0 {
		return Version{}, fmt.Errorf("%q is not a version of ffmpeg: want MAJOR.MINOR, such as 7.1", text)
	}
	return v, nil
}

// String returns "7.1", or "" for the unknown version.
func (v Version) String() string {
	if v.IsZero() {
		return ""
	}
	return strconv.Itoa(v.Major) + "." + strconv.Itoa(v.Minor)
}

// IsZero reports whether the version is unknown.
func (v Version) IsZero() bool { return v == Version{} }

// Compare returns -1, 0 or +1 as v is older than w, equal, or newer.
func (v Version) Compare(w Version) int {
	if v.Major != w.Major {
		return sign(v.Major - w.Major)
	}
	return sign(v.Minor - w.Minor)
}

// AtLeast reports whether v is MAJOR.MINOR or newer.
func (v Version) AtLeast(major, minor int) bool {
	return v.Compare(Version{major, minor}) >= 0
}

// Nearest returns the supported version whose formulas stand for v: v itself,
// else the nearest lower one, else the oldest.
func Nearest(v Version) Version {
	nearest := Supported()[0]
	for _, s := range Supported() {
		if s.Compare(v) <= 0 {
			nearest = s
		}
	}
	return nearest
}

func digits(s string) bool { return s != "" && leadingDigits(s) == s }

func leadingDigits(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		return s
	}
	return s[:end]
}

// atoi returns the number that the digits write, 0 for none and for one
// that no version has.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n > 1000 {
		return 0
	}
	return n
}

func sign(n int) int {
	return max(-1, min(1, n))
}
