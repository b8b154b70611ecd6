package graph

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/filtergraph"
)

// variantReader checks a var_stream_map such as "v:0,a:0 v:1,a:1,name:low"
// (libavformat/hlsenc.c, parse_variant_stream_mapstring).
type variantReader struct {
	header header
	// takenBy is the variant that holds a stream, by "v:0".
	takenBy map[string]int
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' }

// badVariants returns what is wrong with a var_stream_map; "" if nothing is.
// counts says that the verdict depends on which streams there are.
func badVariants(text string, h header) (message string, counts bool) {
	list := strings.FieldsFunc(text, isBlank)
	if len(list) == 0 {
		return "it holds no variant", false
	}
	r := variantReader{h, map[string]int{}}
	for i, variant := range list {
		for entry := range strings.SplitSeq(variant, ",") {
			if message, counts := r.entry(entry, i); message != "" {
				return message, counts
			}
		}
	}
	segment, given := h.option("hls_segment_filename")
	for _, name := range []string{h.url, segment} {
		if len(list) > 1 && (given || name != segment) && !namesVariants(name) {
			return fmt.Sprintf("several variants want one %%v in %s, in the name or in the folder", name), false
		}
	}
	return "", false
}

// entry checks "v:0", "agroup:x" …
func (r variantReader) entry(entry string, variant int) (message string, counts bool) {
	key, text, _ := strings.Cut(entry, ":")
	switch strings.ToLower(key) {
	case "v", "a", "s":
	case "language", "default", "name", "agroup", "sgroup", "ccgroup", "":
		return "", false
	default:
		return fmt.Sprintf("%s is neither a stream nor a property", entry), false
	}
	number, err := strconv.ParseInt(text, 0, 32)
	if err != nil || number < 0 {
		return fmt.Sprintf("%s has no number of a stream", entry), false
	}
	media := filtergraph.Media(key[0] | 0x20)
	if int(number) >= r.header.number(media) {
		return fmt.Sprintf("%s: the output has no such stream", entry), true
	}
	stream := fmt.Sprintf("%c:%d", media, number)
	if before, taken := r.takenBy[stream]; taken {
		return fmt.Sprintf("%s stands in variant %d already", entry, before), true
	}
	r.takenBy[stream] = variant
	return "", false
}

// namesVariants reports whether a name holds a %v either in its last part or
// in its folder (libavformat/hlsenc.c, validate_name).
func namesVariants(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(path.Base(name), "%v") != strings.Contains(path.Base(path.Dir(name)), "%v")
}

// badCaptions returns what is wrong with a cc_stream_map such as
// "ccgroup:cc,instreamid:CC1" (libavformat/hlsenc.c, parse_cc_stream_mapstring).
func badCaptions(text string) string {
	for stream := range strings.FieldsFuncSeq(text, isBlank) {
		for entry := range strings.SplitSeq(stream, ",") {
			switch key, _, _ := strings.Cut(entry, ":"); key {
			case "ccgroup", "instreamid", "language", "":
			default:
				return fmt.Sprintf("%s is none of ccgroup, instreamid and language", entry)
			}
		}
	}
	return ""
}

// number counts the streams of a type.
func (h header) number(m filtergraph.Media) int {
	n := 0
	for _, s := range h.streams {
		if s.media == m {
			n++
		}
	}
	return n
}

// allKnown reports whether no stream is assumed.
func (h header) allKnown() bool {
	for _, s := range h.streams {
		if s.codec == "" {
			return false
		}
	}
	return true
}
