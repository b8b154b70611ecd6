package value

import (
	"strconv"
	"strings"
)

// Size reads the size of a picture: "1280x720" or a name such as "hd720"
// (libavutil/parseutils.c, av_parse_video_size).
func Size(text string) (width, height int, ok bool) {
	if named, known := sizes()[text]; known {
		text = named
	}
	n := len(text) - len(strings.TrimLeft(text, " +")) // strtol takes both
	n += span(text[n:], digits)
	if n == len(text) {
		return 0, 0, false
	}
	// Any one character may stand between the numbers.
	width, errW := strconv.Atoi(strings.TrimLeft(text[:n], " "))
	height, errH := strconv.Atoi(strings.TrimLeft(text[n+1:], " "))
	if errW != nil || errH != nil || width <= 0 || height <= 0 {
		return 0, 0, false
	}
	return width, height, true
}

func sizes() map[string]string {
	return map[string]string{
		"ntsc": "720x480", "pal": "720x576", "qntsc": "352x240", "qpal": "352x288",
		"sntsc": "640x480", "spal": "768x576", "film": "352x240", "ntsc-film": "352x240",
		"sqcif": "128x96", "qcif": "176x144", "cif": "352x288", "4cif": "704x576", "16cif": "1408x1152",
		"qqvga": "160x120", "qvga": "320x240", "vga": "640x480", "svga": "800x600", "xga": "1024x768",
		"uxga": "1600x1200", "qxga": "2048x1536", "sxga": "1280x1024", "qsxga": "2560x2048", "hsxga": "5120x4096",
		"wvga": "852x480", "wxga": "1366x768", "wsxga": "1600x1024", "wuxga": "1920x1200", "woxga": "2560x1600",
		"wqhd": "2560x1440", "wqsxga": "3200x2048", "wquxga": "3840x2400", "whsxga": "6400x4096", "whuxga": "7680x4800",
		"cga": "320x200", "ega": "640x350", "hd480": "852x480", "hd720": "1280x720", "hd1080": "1920x1080",
		"quadhd": "2560x1440", "2k": "2048x1080", "2kdci": "2048x1080", "2kflat": "1998x1080", "2kscope": "2048x858",
		"4k": "4096x2160", "4kdci": "4096x2160", "4kflat": "3996x2160", "4kscope": "4096x1716",
		"nhd": "640x360", "hqvga": "240x160", "wqvga": "400x240", "fwqvga": "432x240", "hvga": "480x320",
		"qhd": "960x540", "uhd2160": "3840x2160", "uhd4320": "7680x4320",
	}
}

// Rate reads a frame rate: "25", "30000/1001", "ntsc" (av_parse_video_rate).
func Rate(text string) (perSecond float64, ok bool) {
	switch text {
	case "ntsc", "qntsc", "sntsc":
		return 30000.0 / 1001, true
	case "pal", "qpal", "spal":
		return 25, true
	case "film":
		return 24, true
	case "ntsc-film":
		return 24000.0 / 1001, true
	}
	perSecond, ok = Ratio(text)
	return perSecond, ok && perSecond > 0
}

// Ratio reads "16:9", "4/3" or a number.
func Ratio(text string) (ratio float64, ok bool) {
	above, below, isRatio := strings.Cut(text, "/")
	if !isRatio {
		above, below, isRatio = strings.Cut(text, ":")
	}
	if !isRatio {
		return Number(text)
	}
	n, ok1 := Number(above)
	d, ok2 := Number(below)
	if !ok1 || !ok2 || d == 0 {
		return 0, false
	}
	return n / d, true
}
