package graph

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/filtergraph"
)

// badAdaptation returns what is wrong with adaptation_sets of dash:
// "id=0,streams=v id=1,streams=1,2" (libavformat/dashenc.c,
// parse_adaptation_sets); "" if nothing is.
func badAdaptation(text string, h header) (message string, counts bool) {
	mapped := map[int]bool{}
	for _, set := range strings.Fields(text) {
		before, streams, found := strings.Cut(set, "streams=")
		if !strings.HasPrefix(set, "id=") || !found || strings.Contains(before, "\"") {
			return fmt.Sprintf("%s is not id=NUMBER,streams=LIST", set), false
		}
		numbers, message := streamsOfSet(streams, h)
		if message != "" {
			return message, true
		}
		media := filtergraph.Media(0)
		for _, n := range numbers {
			if media != 0 && h.streams[n].media != media {
				return fmt.Sprintf("%s holds streams of two types", set), true
			}
			media, mapped[n] = h.streams[n].media, true
		}
	}
	for i := range h.streams {
		if len(mapped) > 0 && !mapped[i] {
			return fmt.Sprintf("stream %d is in no set", i), true
		}
	}
	return "", false
}

// streamsOfSet reads "v", "a" or a list of indices.
func streamsOfSet(text string, h header) (numbers []int, message string) {
	if text == "v" || text == "a" {
		for i, s := range h.streams {
			if byte(s.media) == text[0] {
				numbers = append(numbers, i)
			}
		}
		return numbers, ""
	}
	for one := range strings.SplitSeq(text, ",") {
		n, err := strconv.Atoi(one)
		if err != nil || n < 0 || n >= len(h.streams) {
			return nil, fmt.Sprintf("streams=%s: there is no stream %s", text, one)
		}
		numbers = append(numbers, n)
	}
	return numbers, ""
}
