package avoption

import (
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// checkLayout reads a channel layout (libavutil/channel_layout.c): a name,
// channels joined with +, a count, a mask. What begins like a number is not
// looked at: its forms differ between versions.
func checkLayout(text string) *Refusal {
	if text == "none" || strings.HasPrefix(text, "ambisonic ") || strings.HasPrefix(text, "default ") {
		return nil
	}
	if text != "" && strings.IndexByte(" 0123456789", text[0]) >= 0 {
		return nil
	}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == '+' || r == '|' }) {
		name, _, _ := strings.Cut(part, "@")
		if _, ok := value.Channels(name); !ok && !channel(name) {
			return &Refusal{Reason: "it wants a channel layout such as mono, stereo, 5.1 or FL+FR"}
		}
	}
	if text == "" {
		return &Refusal{Reason: "it wants a channel layout such as mono, stereo or 5.1"}
	}
	return nil
}

// channel reports whether a name may be a channel's: FL, LFE2, USR3, NONE.
func channel(name string) bool {
	return name != "" && strings.ToUpper(name) == name && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}
