package value

import "strings"

// ChannelNames returns the names of a layout's channels in their order, as
// ffmpeg -layouts prints them; ok is false if the layout is not one of those
// or a list such as "FL+FR".
func ChannelNames(layout string) (names []string, ok bool) {
	if channels, known := decompositions()[layout]; known {
		return strings.Split(channels, "+"), true
	}
	for _, name := range strings.Split(layout, "+") {
		if !IsChannel(name) {
			return nil, false
		}
		names = append(names, name)
	}
	return names, true
}

// IsChannel reports whether a text is the name of a single channel in some
// version.
func IsChannel(name string) bool {
	const all = " FL FR FC LFE BL BR FLC FRC BC SL SR TC TFL TFC TFR TBL TBC TBR DL DR WL WR SDL SDR LFE2 TSL TSR BFC BFL BFR SSL SSR TTL TTR BIL BIR "
	return name != "" && strings.Contains(all, " "+name+" ")
}

func decompositions() map[string]string {
	return map[string]string{
		"mono":           "FC",
		"stereo":         "FL+FR",
		"2.1":            "FL+FR+LFE",
		"3.0":            "FL+FR+FC",
		"3.0(back)":      "FL+FR+BC",
		"4.0":            "FL+FR+FC+BC",
		"quad":           "FL+FR+BL+BR",
		"quad(side)":     "FL+FR+SL+SR",
		"3.1":            "FL+FR+FC+LFE",
		"5.0":            "FL+FR+FC+BL+BR",
		"5.0(side)":      "FL+FR+FC+SL+SR",
		"4.1":            "FL+FR+FC+LFE+BC",
		"5.1":            "FL+FR+FC+LFE+BL+BR",
		"5.1(side)":      "FL+FR+FC+LFE+SL+SR",
		"6.0":            "FL+FR+FC+BC+SL+SR",
		"6.0(front)":     "FL+FR+FLC+FRC+SL+SR",
		"hexagonal":      "FL+FR+FC+BL+BR+BC",
		"6.1":            "FL+FR+FC+LFE+BC+SL+SR",
		"6.1(back)":      "FL+FR+FC+LFE+BL+BR+BC",
		"6.1(front)":     "FL+FR+LFE+FLC+FRC+SL+SR",
		"7.0":            "FL+FR+FC+BL+BR+SL+SR",
		"7.0(front)":     "FL+FR+FC+FLC+FRC+SL+SR",
		"7.1":            "FL+FR+FC+LFE+BL+BR+SL+SR",
		"7.1(wide)":      "FL+FR+FC+LFE+BL+BR+FLC+FRC",
		"7.1(wide-side)": "FL+FR+FC+LFE+FLC+FRC+SL+SR",
		"octagonal":      "FL+FR+FC+BL+BR+BC+SL+SR",
		"hexadecagonal":  "FL+FR+FC+BL+BR+BC+SL+SR+TFL+TFC+TFR+TBL+TBC+TBR+WL+WR",
		"downmix":        "DL+DR",
		"22.2":           "FL+FR+FC+LFE+BL+BR+FLC+FRC+BC+SL+SR+TC+TFL+TFC+TFR+TBL+TBC+TBR+LFE2+TSL+TSR+BFC+BFL+BFR",
		"3.1.2":          "FL+FR+FC+LFE+TFL+TFR",
		"5.1.2":          "FL+FR+FC+LFE+SL+SR+TFL+TFR",
		"cube":           "FL+FR+BL+BR+TFL+TFR+TBL+TBR",
		"5.1.4":          "FL+FR+FC+LFE+SL+SR+TFL+TFR+TBL+TBR",
		"7.1.2":          "FL+FR+FC+LFE+BL+BR+SL+SR+TFL+TFR",
		"7.1.4":          "FL+FR+FC+LFE+BL+BR+SL+SR+TFL+TFR+TBL+TBR",
		"7.2.3":          "FL+FR+FC+LFE+BL+BR+SL+SR+TFL+TFR+TBC+LFE2",
		"9.1.4":          "FL+FR+FC+LFE+BL+BR+FLC+FRC+SL+SR+TFL+TFR+TBL+TBR",
		"5.1.2(back)":    "FL+FR+FC+LFE+BL+BR+TFL+TFR",
		"9.1.6":          "FL+FR+FC+LFE+BL+BR+FLC+FRC+SL+SR+TFL+TFR+TBL+TBR+TSL+TSR",
		"binaural":       "BIL+BIR",
	}
}
