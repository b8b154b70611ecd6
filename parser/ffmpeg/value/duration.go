package value

import (
	"strconv"
	"strings"
)

// Duration reads a length of time in seconds like av_parse_time
// (libavutil/parseutils.c): "90", "1:30", "00:01:30.5", "200ms", "-3". Seconds
// alone need a digit before the point: ".5" is refused.
func Duration(text string) (seconds float64, ok bool) {
	sign := 1.0
	if strings.HasPrefix(text, "-") {
		sign, text = -1, text[1:]
	}
	if strings.Contains(text, ":") {
		seconds, ok = clock(text)
		return sign * seconds, ok
	}
	// strtoll takes blanks and a sign of its own.
	text = strings.TrimLeft(text, " \n\t\r\v\f")
	if strings.HasPrefix(text, "+") {
		text = text[1:]
	} else if strings.HasPrefix(text, "-") {
		sign, text = -sign, text[1:]
	}
	seconds, rest, ok := plainSeconds(text)
	if !ok {
		return 0, false
	}
	switch rest {
	case "", "s":
	case "ms":
		seconds /= 1e3
	case "us":
		seconds /= 1e6
	default:
		return 0, false
	}
	return sign * seconds, true
}

// clock reads [H+:]MM:SS[.frac].
func clock(text string) (float64, bool) {
	fields := strings.Split(text, ":")
	if len(fields) > 3 {
		return 0, false
	}
	last := fields[len(fields)-1]
	whole, fraction, _ := strings.Cut(last, ".")
	seconds, ok := below60(whole)
	if !ok || span(fraction, digits) != len(fraction) {
		return 0, false
	}
	minutes, ok := below60(fields[len(fields)-2])
	if !ok {
		return 0, false
	}
	hours := 0
	if len(fields) == 3 {
		n, err := strconv.Atoi(fields[0])
		if err != nil || n < 0 || fields[0][0] == '+' {
			return 0, false
		}
		hours = n
	}
	part, _ := strconv.ParseFloat("0."+fraction+"0", 64)
	return float64(hours*3600+minutes*60+seconds) + part, true
}

// below60 reads one or two digits below 60.
func below60(text string) (int, bool) {
	if text == "" || len(text) > 2 || span(text, digits) != len(text) {
		return 0, false
	}
	n, _ := strconv.Atoi(text)
	return n, n < 60
}

// plainSeconds reads S+[.frac] and returns what follows.
func plainSeconds(text string) (seconds float64, rest string, ok bool) {
	n := span(text, digits)
	if n == 0 {
		return 0, text, false
	}
	end := n
	if end < len(text) && text[end] == '.' {
		end += 1 + span(text[end+1:], digits)
	}
	seconds, err := strconv.ParseFloat(strings.TrimSuffix(text[:end], "."), 64)
	return seconds, text[end:], err == nil
}
