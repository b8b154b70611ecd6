package binary

import (
	"regexp"
	"slices"
)

// trace is how a library tells its version: an encode of a few pictures, and
// what the log then says.
type trace struct {
	library, encoder string
	fast             []string
	says             *regexp.Regexp
}

func traces() []trace {
	return []trace{
		{"x264", "libx264", nil, regexp.MustCompile(`264 - core (\d+)`)},
		{"x265", "libx265", nil, regexp.MustCompile(`HEVC encoder version (\d+\.\d+)`)},
		{"svtav1", "libsvtav1", nil, regexp.MustCompile(`SVT-AV1 Encoder Lib v(\d+\.\d+\.\d+)`)},
		{"vpx", "libvpx-vp9", nil, regexp.MustCompile(`libvpx-vp9 @ \w+\] v?(\d+\.\d+\.\d+)`)},
		{"aom", "libaom-av1", []string{"-cpu-used", "8"}, regexp.MustCompile(`libaom-av1 @ \w+\] v?(\d+\.\d+\.\d+)`)},
	}
}

// libraries finds out the versions of the libraries.
func (b *Binary) libraries() map[string]string {
	found := map[string]string{}
	for _, t := range traces() {
		if !b.listed[t.encoder] {
			continue
		}
		// A global header makes x264 tell its version in the log.
		args := []string{"-v", "verbose", "-f", "lavfi", "-i", "testsrc2=s=128x128:r=25:d=0.12", "-pix_fmt", "yuv420p",
			"-c:v", t.encoder, "-strict", "-2", "-flags", "+global_header"}
		text := b.Messages(slices.Concat(args, t.fast, []string{"-f", "null", "-"})...)
		if m := t.says.FindStringSubmatch(text); m != nil {
			found[t.library] = m[1]
		}
	}
	if v := b.dav1d(); v != "" {
		found["dav1d"] = v
	}
	return found
}

// dav1d returns the decoder's version: it tells it before it looks at what it
// is to decode.
func (b *Binary) dav1d() string {
	const tiny = "av1.mkv"
	if b.Make("-f", "lavfi", "-i", "testsrc2=s=128x128:r=25:d=0.04", "-c:v", "libaom-av1", "-strict", "-2", "-cpu-used", "8", tiny) != nil {
		return ""
	}
	text := b.Messages("-v", "verbose", "-c:v", "libdav1d", "-i", tiny, "-f", "null", "-")
	if m := regexp.MustCompile(`libdav1d (\d+\.\d+\.\d+)`).FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}
