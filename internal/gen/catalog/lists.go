package main

import (
	"regexp"
	"strings"
)

// row is one entry of a list such as -encoders: flags, name and the rest.
type row struct{ flags, name, rest string }

// list reads a list whose entries stand below a line of dashes.
func list(text string, width int) []row {
	entry := regexp.MustCompile(`^ ?([A-Z. d|]{` + string(rune('0'+width)) + `}) (\S+)(?:\s+(.*))?$`)
	var rows []row
	below := false
	for _, line := range strings.Split(text, "\n") {
		if strings.Trim(line, " -") == "" && strings.Contains(line, "--") {
			below = true
			continue
		}
		if m := entry.FindStringSubmatch(line); below && m != nil {
			rows = append(rows, row{m[1], m[2], m[3]})
		}
	}
	return rows
}

// filterRows reads -filters, whose flag column lost a letter in 9.0 and which
// has no line of dashes before.
func filterRows(text string) []row {
	entry := regexp.MustCompile(`^ ([TSC.]{2,3}) (\S+)\s+([AVN|]+->[AVN|]+)`)
	var rows []row
	for _, line := range strings.Split(text, "\n") {
		if m := entry.FindStringSubmatch(line); m != nil {
			rows = append(rows, row{m[1], m[2], m[3]})
		}
	}
	return rows
}

// names reads a list of bare names below a title.
func names(text string) []string {
	var out []string
	for _, line := range strings.Split(text, "\n")[1:] {
		if name := strings.TrimSpace(line); name != "" && !strings.Contains(name, " ") {
			out = append(out, name)
		}
	}
	return out
}

// codecOf returns the codec of an -encoders entry: "(codec av1)" at its end,
// or else its own name.
func (r row) codecOf() string {
	if i := strings.LastIndex(r.rest, "(codec "); i >= 0 {
		return strings.TrimSuffix(r.rest[i+len("(codec "):], ")")
	}
	return r.name
}

// protocols returns the names below "Input:" or "Output:".
func protocols(text string) (input, output []string) {
	target := &input
	for _, line := range strings.Split(text, "\n") {
		switch name := strings.TrimSpace(line); {
		case name == "Output:":
			target = &output
		case strings.HasPrefix(line, "  "):
			*target = append(*target, name)
		}
	}
	return input, output
}
