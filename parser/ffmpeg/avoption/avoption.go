// Package avoption says which texts an option of FFmpeg's libraries takes:
// numbers and expressions within a range, flags, named constants, sizes,
// rates, formats (libavutil/opt.c, av_opt_set).
package avoption

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// Refusal says why an option does not take a text.
type Refusal struct {
	// Reason goes on behind "-crf does not take x:".
	Reason string
	// Instead is the whole text that was probably meant, "" if not known.
	Instead string
}

// Check returns why the option does not take the text, nil if it does or if
// the catalog cannot tell.
func Check(o catalog.AVOption, text string, cat *catalog.Catalog) *Refusal {
	switch o.Type {
	case "int", "int64", "uint64", "unsigned", "float", "double", "rational":
		return checkNumber(o, text, cat)
	case "flags":
		return checkFlags(o, text, cat)
	case "boolean":
		return checkBool(o, text)
	case "image_size":
		if _, _, ok := value.Size(text); !ok && text != "none" {
			return &Refusal{Reason: "it wants a size such as 1280x720 or hd720"}
		}
	case "video_rate":
		if !Rate(text, cat.Version) {
			return &Refusal{Reason: "it wants a rate such as 25, 30000/1001 or ntsc"}
		}
	case "duration":
		if _, ok := value.Duration(text); !ok {
			return &Refusal{Reason: "it wants a duration such as 90, 1:30 or 500ms"}
		}
	case "pix_fmt":
		return checkPixFmt(text, cat)
	case "sample_fmt":
		return checkSampleFmt(text)
	case "channel_layout":
		return checkLayout(text)
	case "dictionary":
		return checkDictionary(text)
	case "color":
		if !value.Color(text) {
			return &Refusal{Reason: "it wants a color such as red, #RRGGBB or black@0.5"}
		}
	case "binary":
		return checkBinary(text)
	}
	return nil
}

// checkBool knows the words of set_string_bool.
func checkBool(o catalog.AVOption, text string) *Refusal {
	lower := strings.ToLower(text)
	switch lower {
	case "true", "y", "yes", "enable", "enabled", "on", "false", "n", "no", "disable", "disabled", "off":
		return nil
	}
	n, err := strconv.Atoi(strings.TrimLeft(text, " \t\n\v\f\r"))
	switch {
	case text == "":
		n = 0 // strtol reads nothing as 0
	case text == "auto":
		n = -1
	case err != nil:
		return &Refusal{Reason: "it wants 1 or 0"}
	}
	if n > 1 || n < -1 || n < 0 && image(o) {
		return &Refusal{Reason: "it wants 1 or 0"}
	}
	// Whether -1 (auto) is allowed is not printed; it is where it is the default.
	return nil
}

// image reports whether an option is -loop of the demuxers of pictures, which
// does not take auto (libavformat/img2dec.c).
func image(o catalog.AVOption) bool {
	return o.Name == "loop" && o.Kind == catalog.FormatClass && o.Flags.Has(catalog.Decoding)
}

func checkPixFmt(text string, cat *catalog.Catalog) *Refusal {
	if _, known := cat.PixFmt(text); known || text == "none" || isCInteger(text) {
		return nil
	}
	return named("pixel format", text, cat.Nearest(catalog.PixFmtName, text))
}

func checkSampleFmt(text string) *Refusal {
	formats := []string{"none", "u8", "s16", "s32", "flt", "dbl", "u8p", "s16p", "s32p", "fltp", "dblp", "s64", "s64p"}
	for _, f := range formats {
		if f == text {
			return nil
		}
	}
	if isCInteger(text) {
		return nil
	}
	return named("sample format", text, catalog.Closest(text, formats))
}

func named(what, text, near string) *Refusal {
	r := &Refusal{Reason: fmt.Sprintf("there is no %s %q", what, text), Instead: near}
	if near != "" {
		r.Reason += fmt.Sprintf("; did you mean %s?", near)
	}
	return r
}

// isCInteger reports whether C's strtol with base 0 reads all of a text.
func isCInteger(text string) bool {
	_, err := strconv.ParseInt(strings.TrimLeft(text, " "), 0, 64)
	return err == nil && !strings.Contains(text, "_")
}

// checkDictionary reads like av_dict_parse_string with "=" and ":".
func checkDictionary(text string) *Refusal {
	for i := 0; i < len(text); i++ {
		key, _, end := value.Token(text, i, "=")
		if len(key) == 0 || end == len(text) {
			return &Refusal{Reason: "it wants KEY=VALUE:KEY=VALUE"}
		}
		var val []byte
		if val, _, end = value.Token(text, end+1, ":"); len(val) == 0 {
			return &Refusal{Reason: fmt.Sprintf("%q has no value", key)}
		}
		i = end
	}
	return nil
}

func checkBinary(text string) *Refusal {
	if len(text)%2 != 0 || strings.Trim(text, "0123456789abcdefABCDEF") != "" {
		return &Refusal{Reason: "it wants pairs of hexadecimal digits"}
	}
	return nil
}
