package filtergraph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// channelMap checks "IN-OUT|…" (af_channelmap.c, init).
func (r *resolver) channelMap(f *Filter) {
	layout, given := f.Arg("channel_layout")
	text, known := layout.Value.Literal()
	if given && known && !r.takes("channel_layout", text) {
		r.refuseValue(f, &layout, "it wants a channel layout such as stereo", "")
		return
	}
	a, mapped := f.Arg("map")
	entries, ok := a.Value.Literal()
	if !mapped && !given {
		r.refuse(f, "needs map or channel_layout")
	}
	if !mapped || !ok || entries == "" {
		return
	}
	for _, entry := range strings.Split(entries, "|") {
		in, out, two := strings.Cut(entry, "-")
		if !mapEnd(in) || two && !mapEnd(out) {
			r.refuseValue(f, &a, "an entry is IN-OUT, each a channel or a number", "")
			return
		}
	}
	if n, counted := value.Channels(text); given && known && counted && n != strings.Count(entries, "|")+1 {
		r.refuseValue(f, &a, fmt.Sprintf("it maps %d channels and %s has %d", strings.Count(entries, "|")+1, text, n), "")
	}
}

func mapEnd(text string) bool {
	return text != "" && (value.IsChannel(text) || strings.HasPrefix(text, "USR") || strings.HasPrefix(text, "AMBI") ||
		strings.Trim(text, "0123456789") == "")
}

// channelSplit checks that the channels asked for are in the layout
// (af_channelsplit.c, init).
func (r *resolver) channelSplit(f *Filter) {
	layout, ok := f.text("channel_layout")
	a, given := f.Arg("channels")
	wanted, okWanted := a.Value.Literal()
	if l, named := f.Arg("channel_layout"); named && ok && !r.takes("channel_layout", layout) {
		r.refuseValue(f, &l, "it wants a channel layout such as stereo", "")
		return
	}
	have, known := value.ChannelNames(layout)
	asked, okAsked := value.ChannelNames(wanted)
	if !given || !ok || !okWanted || !known || !okAsked || wanted == "all" {
		return
	}
	for _, name := range asked {
		if !slices.Contains(have, name) {
			r.refuseValue(f, &a, fmt.Sprintf("channel %s is not in layout %s", name, layout), "")
			return
		}
	}
}

// stackLayout checks that xstack's layout has one place for each input
// (vf_stack.c, init).
func (r *resolver) stackLayout(f *Filter) {
	a, given := f.Arg("layout")
	text, known := a.Value.Literal()
	inputs, ok := f.gridInputs()
	if !given || !known || !ok || text == "" {
		return
	}
	places := strings.Split(text, "|")
	if len(places) < len(inputs) {
		r.refuseValue(f, &a, "it has fewer places than there are inputs", "")
		return
	}
	for _, place := range places[:len(inputs)] {
		if x, y, ok := strings.Cut(place, "_"); !ok || x == "" || y == "" {
			r.refuseValue(f, &a, "a place is X_Y, such as w0_h0", "")
			return
		}
	}
}

// channelExpressions holds the expressions of aeval against the layout that it
// is to make (aeval.c, init).
func (r *resolver) channelExpressions(f *Filter) {
	layout, given := f.Arg("channel_layout", "c")
	text, known := layout.Value.Literal()
	if !given || !known || text == "same" {
		return
	}
	if !r.takes("channel_layout", text) {
		r.refuseValue(f, &layout, "it wants a channel layout such as stereo, or same", "")
		return
	}
	exprs, ok := f.text("exprs")
	if n, counted := value.Channels(text); ok && counted && strings.Count(exprs, "|")+1 > n {
		r.refuse(f, fmt.Sprintf("has more expressions than %s has channels", text))
	}
}

// isDelay reads a delay in milliseconds, seconds (s) or samples (S)
// (af_adelay.c, config_input).
func isDelay(entry string) bool {
	if entry == "" {
		return true // strtok skips it
	}
	n := value.NumberLength(entry)
	number, ok := value.Number(entry[:n])
	return n > 0 && ok && number >= 0
}
