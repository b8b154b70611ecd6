package rules

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
)

// optionsFor words the options that hold every pool of the command to n
// threads each.
func optionsFor(c *facts.Command, n int64) string {
	parts := []string{fmt.Sprintf("-threads %d before every -i and every output", n)}
	for _, f := range c.Graph.Filters {
		if f.Complex {
			parts = append(parts, fmt.Sprintf("-filter_complex_threads %d", n))
			break
		}
	}
	for _, e := range encoders(c) {
		switch e.Name {
		case "libx265":
			return list(append(parts, fmt.Sprintf("-x265-params pools=%d", n)))
		case "libsvtav1":
			return list(append(parts, fmt.Sprintf("-svtav1-params lp=%d", n)))
		}
	}
	return list(parts)
}

// optionOf names the option that limits a role.
func optionOf(role string) string {
	switch {
	case strings.HasPrefix(role, "decoder "):
		return "-threads before -i"
	case role == "thread pool of libx265":
		return "-x265-params pools=N"
	case role == "encoder libsvtav1":
		return "-svtav1-params lp=N"
	case role == "filter graph":
		return "-filter_threads"
	case role == "complex filter graph":
		return "-filter_complex_threads"
	case role == "lavfi input":
		return "a cpuset (nothing else reaches -f lavfi)"
	}
	return "-threads before the output"
}
