package link

import (
	"regexp"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/word"
)

// isBuild reports whether what stands behind a program's name tells builds of
// it apart, as in ffmpeg-7.1, ffmpeg_g or ffmpeg-n6.1-linux64-gpl. Other
// programs have such names too (ffmpeg-normalize): only known words count.
func isBuild(suffix string) bool {
	for _, part := range strings.FieldsFunc(suffix, func(r rune) bool { return strings.ContainsRune("-_.+", r) }) {
		if !version.MatchString(part) && !slices.Contains(buildWords, part) {
			return false
		}
	}
	return suffix == "" || version.MatchString(suffix) || strings.ContainsRune("-_.", rune(suffix[0]))
}

// version is a part of a version: 7, n4, 20240601, 6ubuntu1.
var version = regexp.MustCompile(`^[nNvV]?[0-9]+[a-z]?$`)

// buildWords are the words in names of ffmpeg builds: of FFmpeg's own
// Makefile (_g), of the well-known static builds, of packagers, and of
// hardware.
var buildWords = []string{
	"g", "git", "master", "release", "snapshot", "latest", "stable", "dev", "static", "shared", "full", "free", "nonfree",
	"gpl", "gpl3", "lgpl", "lgpl3", "essentials", "custom", "local", "patched", "orig", "real", "bin", "ma",
	"linux", "linux32", "linux64", "linuxarm64", "win64", "win32", "macos", "darwin", "amd64", "arm64", "armhf", "armv7", "aarch64", "x86", "x64", "64bit",
	"cuda", "nvidia", "nvenc", "npp", "vaapi", "qsv", "amf", "vulkan", "rkmpp", "v4l2", "decklink", "ndi", "vmaf", "srt",
}

// variable is the name of a variable that holds the way to a program, and
// nothing but that: FFMPEG, FFMPEG_BIN, MY_FFMPEG_PATH.
var (
	variable = regexp.MustCompile(`(?i)(ffmpeg|ffprobe|ffplay)`)
	exactly  = regexp.MustCompile(`(?i)(ffmpeg|ffprobe|ffplay)_?(ma|bin|binary|path|cmd|command|exe|exec|executable|program|prog|tool)?$`)
	// hiding is the name of a variable that holds a program's arguments.
	hiding = regexp.MustCompile(`(?i)(opt|arg|param|flag)`)
)

// byVariable takes $FFMPEG, $FFMPEG_BIN, $(command -v ffmpeg), $FF for the
// program if what follows looks like its arguments.
func byVariable(name string, args []word.Word) (program string, ok bool) {
	m := variable.FindString(name)
	if m == "" && strings.EqualFold(name, "ff") {
		m = "ffmpeg"
	}
	program = strings.ToLower(m)
	switch {
	case program == "":
		return "", false
	case program == "ffmpeg":
		return program, hasInput(args) || exactly.MatchString(name) && startsWithOptions(args)
	}
	return program, len(args) > 0
}

// hasInput reports whether `-i` stands among the words.
func hasInput(words []word.Word) bool {
	for _, w := range words {
		if text, ok := w.Literal(); ok && text == "-i" {
			return true
		}
	}
	return false
}

// startsWithOptions reports whether the first word is one of ffmpeg's options
// (-version, -nostdin), or holds options as its variable's name says.
func startsWithOptions(args []word.Word) bool {
	if len(args) == 0 {
		return false
	}
	if text := args[0].Prefix(); len(text) > 1 && text[0] == '-' {
		return text[1] != '-'
	}
	holes := args[0].Holes()
	return len(holes) == 1 && hiding.MatchString(holes[0].Name)
}
