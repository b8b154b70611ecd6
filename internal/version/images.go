package version

import (
	_ "embed"
	"strings"

	"github.com/ffvet/ffvet/parser/imageref"
)

// imagesTSV is the dated table of images whose tags name the version.
//
//go:embed images.tsv
var imagesTSV string

// ofImage returns the ffmpeg that an image of ffmpeg has by its tag; is
// reports whether it is one, whatever the tag tells.
func ofImage(reference string) (k Known, is bool) {
	repository, tag := imageref.Split(reference)
	if !isOfFFmpeg(repository) {
		return Known{}, false
	}
	v, ok := series(strings.TrimPrefix(tag, "version-"))
	if !ok {
		return Known{Source: "image " + reference + ": which version it has is not known"}, true
	}
	k = Known{Version: v, Source: "tag of the image (" + reference + ")"}
	for _, f := range rows(imagesTSV) {
		if strings.HasSuffix("/"+repository, "/"+f[0]) && f[1] == tag {
			k.Libraries = columns(f[2:])
		}
	}
	return k, true
}

// isOfFFmpeg reports whether the repository holds an image of ffmpeg, from
// whatever registry or mirror: its last part is the program's name, or it is
// one of the table.
func isOfFFmpeg(repository string) bool {
	if strings.HasSuffix("/"+repository, "/ffmpeg") {
		return true
	}
	for _, f := range rows(imagesTSV) {
		if strings.HasSuffix("/"+repository, "/"+f[0]) {
			return true
		}
	}
	return false
}

// plausible reports whether it can be a version of ffmpeg and not only of
// what carries its name: 2.0 and later, up to what follows the newest.
func plausible(v Version) bool {
	all := Supported()
	return v.Major >= 2 && v.Major <= all[len(all)-1].Major+1
}
