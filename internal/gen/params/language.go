package main

import (
	"fmt"
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
	// fatal says that the first refusal ends the program.
	fatal bool
	// name is what a candidate looks like.
	name *regexp.Regexp
}

func languages() []language {
	word := regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,40}$`)
	return []language{
		{
			option: "x264-params", encoder: "libx264", library: "libx264", refused: regexp.MustCompile(`Error parsing option '([^ ]+) = `), name: word,
			values: []string{"1", "none", "auto", "hex", "bt709", "pal", "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1", sixtyFour(), "off", "1/1", "G(1,1)B(1,1)R(1,1)WP(1,1)L(1,1)"},
		},
		{
			option: "x265-params", encoder: "libx265", library: "libx265", refused: regexp.MustCompile(`Unknown option: ([^ ]+)\.`), name: word,
			values: []string{"1"},
		},
		{
			option: "aom-params", encoder: "libaom-av1", library: "libaom", refused: regexp.MustCompile(`\] ([^ ]+): Invalid parameter\n`), fatal: true,
			name: regexp.MustCompile(`^[a-z][a-z0-9]+(-[a-z0-9]+)+$`), values: []string{"1"},
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
		"stat", "subme", "analyse", "range", "threads", "profile", "preset", "tier", "speed", "tiles", "quantizer", "rect", "pools", "frames", "transfer",
		"fullrange", "mastering-display", "interlaced",
	}
}

// candidates returns the strings of a library that look like names, and their
// ends: linkers let a string that ends another one share its bytes.
func candidates(program string, l language) (whole, ends []string, err error) {
	files := files(program, l.library)
	if len(files) == 0 {
		return nil, nil, fmt.Errorf("there is no %s.so beside it or on this machine", l.library)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		return nil, nil, err
	}
	whole = seeds()
	for _, text := range regexp.MustCompile(`[a-z0-9][a-z0-9_-]{1,40}\x00`).FindAll(data, -1) {
		for from := range len(text) - 2 {
			name := string(text[from : len(text)-1])
			switch {
			case !l.name.MatchString(name):
			case from == 0:
				whole = append(whole, name)
			case !l.fatal:
				ends = append(ends, name)
			}
		}
	}
	return unique(whole), unique(ends), nil
}

// files are those of a library: beside an unpacked program, else this machine's.
func files(program, library string) []string {
	for _, root := range []string{filepath.Dir(program), "/"} {
		found, err := filepath.Glob(filepath.Join(root, "usr/lib/*", library+".so*"))
		if err == nil && len(found) > 0 {
			return found
		}
	}
	return nil
}

func unique(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}
