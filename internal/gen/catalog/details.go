package main

import (
	"regexp"
	"strings"
)

// field returns what a help text says behind a heading, "" if nothing.
func field(help, heading string) string {
	_, rest, ok := strings.Cut(help, heading)
	if !ok {
		return ""
	}
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSuffix(strings.TrimSpace(line), ".")
}

var padLine = regexp.MustCompile(`^ {7}#\d+: (\S+) \((\w+)\)`)

// pads reads the pads below "Inputs:" or "Outputs:" of -h filter: "v:default
// a:main", or "*" if the options decide.
func pads(help, heading string) string {
	_, rest, ok := strings.Cut(help, "    "+heading+":\n")
	if !ok {
		return ""
	}
	var out []string
	for _, line := range strings.Split(rest, "\n") {
		if m := padLine.FindStringSubmatch(line); m != nil {
			out = append(out, m[2][:1]+":"+m[1])
			continue
		}
		if strings.Contains(line, "dynamic (depending") {
			return "*"
		}
		break
	}
	return strings.Join(out, " ")
}

// threads turns "frame and slice" into the letters f, s and o (a library's own).
func threads(help string) string {
	capabilities := field(help, "Threading capabilities:")
	var out string
	if strings.Contains(capabilities, "frame") {
		out += "f"
	}
	if strings.Contains(capabilities, "slice") {
		out += "s"
	}
	// 4.3 says auto where later versions say other.
	if strings.Contains(capabilities, "other") || strings.Contains(capabilities, "auto") {
		out += "o"
	}
	return out
}

// supported returns what an encoder takes: pixel formats, sample rates, sample
// formats, channel layouts and frame rates; "" where it takes any.
func supported(help string) []string {
	return []string{
		field(help, "Supported pixel formats:"),
		field(help, "Supported sample rates:"),
		field(help, "Supported sample formats:"),
		layouts(field(help, "Supported channel layouts:")),
		field(help, "Supported framerates:"),
	}
}

var unnamedLayout = regexp.MustCompile(`\d+ channels \(([^)]*)\)`)

// layouts writes layouts without a name by their channels: "FC+LFE".
func layouts(list string) string {
	return strings.ReplaceAll(unnamedLayout.ReplaceAllString(list, "$1"), ",", "")
}
