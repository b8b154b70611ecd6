package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
)

// language is the parameter list of one encoder library.
type language struct {
	option, encoder, library string
	// refused matches what ffmpeg says of a name that it does not know, or of
	// a value, where both sound the same; the first group is the name.
	refused *regexp.Regexp
	// values are tried one after the other, because a known name may refuse
	// some of them.
	values []string
	// name is what a candidate looks like.
	name *regexp.Regexp
}

func languages() []language {
	word := regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,40}$`)
	return []language{
		{
			option: "x264-params", encoder: "libx264", library: "libx264", refused: regexp.MustCompile(`Error parsing option '([^ ]+) = `), name: word,
			values: []string{"1", "none", "auto", "hex", "bt709", "pal", "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1", sixtyFour(), "show"},
		},
		{
			option: "x265-params", encoder: "libx265", library: "libx265", refused: regexp.MustCompile(`Unknown option: ([^ ]+)\.`), name: word,
			values: []string{"1"},
		},
	}
}

func sixtyFour() string {
	s := "1"
	for range 63 {
		s += ",1"
	}
	return s
}

// seeds are names that compilers build into code, where no string shows them.
func seeds() []string {
	return []string{
		"me", "qp", "ref", "crf", "aud", "psy", "ssim", "psnr", "log", "fps", "sar", "cqm", "aq", "nr", "mvrange", "opencl", "level", "keyint",
		"bframes", "slices", "stats", "pass", "rc", "hme", "amp", "sao", "wpp", "cip", "hrd", "hdr", "hdr10", "tune", "lp", "q", "usage",
		"stat", "subme", "analyse", "range", "threads", "profile", "preset", "tier", "speed", "tiles", "quantizer", "rect", "pools", "frames",
	}
}

// candidates returns the strings of a library that look like names.
func candidates(folder string, l language) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(folder, l.library+".so*"))
	if err != nil || len(files) == 0 {
		return nil, err
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		return nil, err
	}
	found := seeds()
	for _, text := range regexp.MustCompile(`[a-z0-9][a-z0-9_-]{1,40}\x00`).FindAll(data, -1) {
		if name := string(text[:len(text)-1]); l.name.MatchString(name) {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}
