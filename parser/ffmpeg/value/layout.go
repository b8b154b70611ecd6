package value

import (
	"strconv"
	"strings"
)

// Channels returns how many channels a layout has: "5.1", "FL+FR", "6c", "4"
// (libavutil/channel_layout.c).
func Channels(layout string) (n int, ok bool) {
	if n, ok := layouts()[layout]; ok {
		return n, true
	}
	if count, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(layout, " channels"), "c")); err == nil {
		return count, count > 0
	}
	if layout == "" {
		return 0, false
	}
	for _, name := range strings.FieldsFunc(layout, func(r rune) bool { return r == '+' || r == '|' }) {
		if name != strings.ToUpper(name) {
			return 0, false
		}
		n++
	}
	return n, n > 0
}

func layouts() map[string]int {
	return map[string]int{
		"mono": 1, "stereo": 2, "downmix": 2, "binaural": 2, "2.1": 3, "3.0": 3, "3.0(back)": 3,
		"4.0": 4, "quad": 4, "quad(side)": 4, "3.1": 4, "5.0": 5, "5.0(side)": 5, "4.1": 5,
		"5.1": 6, "5.1(side)": 6, "6.0": 6, "6.0(front)": 6, "hexagonal": 6, "3.1.2": 6,
		"6.1": 7, "6.1(back)": 7, "6.1(front)": 7, "7.0": 7, "7.0(front)": 7,
		"7.1": 8, "7.1(wide)": 8, "7.1(wide-side)": 8, "octagonal": 8, "cube": 8, "5.1.2": 8, "5.1.2(back)": 8,
		"5.1.4": 10, "7.1.2": 10, "7.1.4": 12, "7.2.3": 12, "9.1.4": 14, "9.1.6": 16, "hexadecagonal": 16, "22.2": 24,
	}
}
