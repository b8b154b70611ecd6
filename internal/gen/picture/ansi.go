package main

import "strings"

// run is a stretch of text in one colour.
type run struct{ text, class string }

// runs splits a line at its escape sequences: colours (SGR) choose the class,
// links (OSC 8) are left out.
func runs(line string) []run {
	var row []run
	class := "plain"
	for line != "" {
		i := strings.IndexByte(line, '\x1b')
		if i < 0 {
			i = len(line)
		}
		if i > 0 {
			row = append(row, run{line[:i], class})
			line = line[i:]
			continue
		}
		switch {
		case strings.HasPrefix(line, "\x1b["):
			code, rest, _ := strings.Cut(line[2:], "m")
			class, line = classOf(code), rest
		case strings.HasPrefix(line, "\x1b]"):
			_, line, _ = strings.Cut(line, "\x1b\\")
		default:
			line = line[1:]
		}
	}
	return row
}

// classOf names the style of an SGR code: "31;1" is red.
func classOf(code string) string {
	for _, c := range strings.Split(code, ";") {
		switch c {
		case "31":
			return "red"
		case "32":
			return "green"
		case "33":
			return "yellow"
		case "36":
			return "cyan"
		case "2":
			return "faint"
		}
	}
	if code == "1" {
		return "bold"
	}
	return "plain"
}
