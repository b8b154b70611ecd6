package graph

import (
	"math"
	"strconv"
	"strings"
)

// parseNumber reads a number, a ratio "30000/1001" or a name of a rate; 0 if
// it is none of them.
func parseNumber(text string) float64 {
	switch text {
	case "ntsc":
		return 30000.0 / 1001
	case "pal", "qpal", "spal":
		return 25
	case "film":
		return 24
	case "ntsc-film":
		return 24000.0 / 1001
	}
	if a, b, ok := strings.Cut(strings.Replace(text, ":", "/", 1), "/"); ok {
		if den := finite(b); den != 0 {
			return finite(a) / den
		}
		return 0
	}
	return finite(text)
}

func finite(text string) float64 {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return 0
	}
	return f
}

// parseSeconds reads a duration as ffmpeg writes them: "90", "1:30",
// "01:30:00.5", "500ms"; 0 if it is none.
func parseSeconds(text string) float64 {
	for _, unit := range []struct {
		suffix string
		factor float64
	}{{"us", 1e-6}, {"ms", 1e-3}, {"s", 1}} {
		if n, ok := strings.CutSuffix(text, unit.suffix); ok {
			return finite(n) * unit.factor
		}
	}
	total := 0.0
	for part := range strings.SplitSeq(text, ":") {
		total = total*60 + finite(part)
	}
	return total
}

// parseSize reads "1280x720" or a name of a size; 0, 0 if it is none.
func parseSize(text string) (width, height int) {
	if named, ok := sizeNames()[text]; ok {
		return named[0], named[1]
	}
	w, h, ok := strings.Cut(text, "x")
	if !ok {
		return 0, 0
	}
	width, errW := strconv.Atoi(w)
	height, errH := strconv.Atoi(h)
	if errW != nil || errH != nil || width <= 0 || height <= 0 || width > maxSide || height > maxSide {
		return 0, 0
	}
	return width, height
}

// maxSide is more than any codec takes.
const maxSide = 1 << 16

// sizeNames are the common names of libavutil/parseutils.c video_size_abbrs.
func sizeNames() map[string][2]int {
	return map[string][2]int{
		"ntsc": {720, 480}, "pal": {720, 576}, "qntsc": {352, 240}, "qpal": {352, 288}, "sntsc": {640, 480},
		"spal": {768, 576}, "film": {352, 240}, "sqcif": {128, 96}, "qcif": {176, 144}, "cif": {352, 288},
		"4cif": {704, 576}, "16cif": {1408, 1152}, "qqvga": {160, 120}, "qvga": {320, 240}, "vga": {640, 480},
		"svga": {800, 600}, "xga": {1024, 768}, "uxga": {1600, 1200}, "sxga": {1280, 1024}, "wxga": {1366, 768},
		"wvga": {852, 480}, "hd480": {852, 480}, "hd720": {1280, 720}, "hd1080": {1920, 1080}, "2k": {2048, 1080},
		"qhd": {960, 540}, "nhd": {640, 360}, "4k": {4096, 2160}, "uhd2160": {3840, 2160}, "uhd4320": {7680, 4320},
	}
}
