package version

import (
	"regexp"
	"strings"
)

// Where ffmpeg is fetched from, as a binary or as its source: johnvansickle's
// and BtbN's builds, eugeneware's, and ffmpeg's own releases and repository.
var (
	fetched = regexp.MustCompile(`(?i)johnvansickle\.com/ffmpeg/|/FFmpeg-Builds/|/ffmpeg-static/releases/|` +
		`ffmpeg\.org/releases/ffmpeg|ffmpeg\.org/(source/)?snapshot|evermeet\.cx/|gyan\.dev/ffmpeg/|` +
		`(git|source)\.ffmpeg\.org/(git/)?ffmpeg|git\.videolan\.org/(git/)?ffmpeg(\.git)?$|code\.ffmpeg\.org/ffmpeg/ffmpeg|` +
		`github\.com[/:]ffmpeg/ffmpeg(\.git)?($|/archive|/releases|/tarball|/zipball)|` +
		`/ffmpeg-[nv]?[0-9][^/]*\.(tar|zip|7z|tgz|deb)`)
	inName = regexp.MustCompile(`(?i)(?:ffmpeg-|[-/][nvb]|release/|refs/tags/)[nv]?([0-9]{1,2}\.[0-9]{1,2})`)
	branch = regexp.MustCompile(`^(?:refs/tags/|tags/|origin/)?(?:n|v|release/)([0-9]{1,2}\.[0-9]{1,2})`)
)

// ofAddress returns the version that the address of a build or a source
// shows; is reports whether it is one, whatever it shows.
func ofAddress(url string) (v Version, is bool) {
	url = strings.Trim(url, `"'`)
	if !fetched.MatchString(url) {
		return Version{}, false
	}
	m := inName.FindStringSubmatch(url[strings.IndexByte(url, '/')+1:])
	if m == nil {
		return Version{}, true
	}
	if v, err := Parse(m[1]); err == nil && plausible(v) {
		return v, true
	}
	return Version{}, true
}

// ofBranch returns the version of a tag or a branch of ffmpeg's repository:
// "n6.1.1", "release/7.1".
func ofBranch(text string) (Version, bool) {
	m := branch.FindStringSubmatch(text)
	if m == nil {
		return Version{}, false
	}
	v, err := Parse(m[1])
	return v, err == nil && plausible(v)
}
