package rules

import "github.com/ffvet/ffvet/parser/ffmpeg"

// limited reports whether a file's options end it after a time: -t, -to,
// -frames or -fs.
func limited(last func(name string, specs ...string) (ffmpeg.Option, bool)) bool {
	for _, name := range []string{"t", "to", "fs", "frames"} {
		if _, ok := last(name, "", "v", "a"); ok {
			return true
		}
	}
	return false
}
