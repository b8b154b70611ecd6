package graph

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/filtergraph"
)

// variants checks a var_stream_map: "v:0,a:0 v:1,a:1,name:low".
func variants(text string, h header) (fault, bool) {
	bad := func(format string, args ...any) (fault, bool) {
		return fault{"invalid-value", "var_stream_map: " + fmt.Sprintf(format, args...), h.allKnown()}, true
	}
	list := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' })
	for i, variant := range list {
		seen := map[string]bool{}
		for entry := range strings.SplitSeq(variant, ",") {
			media, number, isStream := variantStream(entry)
			if !isStream {
				continue
			}
			if number >= h.number(media) {
				return bad("%s: the output has no such stream", entry)
			}
			key := string(byte(media)) + strconv.Itoa(number)
			if seen[key] {
				return bad("variant %d holds %s twice", i, entry)
			}
			seen[key] = true
		}
	}
	if len(list) > 1 && !strings.Contains(strings.ToLower(h.url), "%v") {
		return bad("several variants want a %%v in %s", h.url)
	}
	return fault{}, false
}

// variantStream reads "v:0".
func variantStream(entry string) (m filtergraph.Media, number int, ok bool) {
	kind, text, found := strings.Cut(entry, ":")
	if !found || kind != "v" && kind != "a" && kind != "s" {
		return 0, 0, false
	}
	n, err := strconv.Atoi(text)
	return filtergraph.Media(kind[0]), n, err == nil && n >= 0
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
