package rules

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
)

// optionsFor words the options that hold every pool of the command to n
// threads each.
func optionsFor(c *facts.Command, n int64) string {
	where := "before -i and before the output"
	if len(c.Inputs) > 1 || len(c.Outputs) > 1 {
		where = "before each -i and before each output"
	}
	parts := []string{fmt.Sprintf("-threads %d %s", n, where)}
	for _, role := range automatic(c) {
		switch role {
		case "complex filter graph":
			parts = append(parts, fmt.Sprintf("-filter_complex_threads %d", n))
		case "thread pool of libx265":
			parts = append(parts, fmt.Sprintf("-x265-params pools=%d", n))
		case "encoder libsvtav1":
			parts = append(parts, fmt.Sprintf("-svtav1-params lp=%d", n))
		}
	}
	return list(parts)
}

// helpFor names the option that reaches each of the roles.
func helpFor(roles []string) string {
	var parts []string
	seen := map[string]bool{}
	for _, role := range roles {
		if option := optionOf(role); !seen[option] {
			seen[option] = true
			parts = append(parts, option)
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
	case role == graphName(false):
		return "-filter_threads"
	case role == graphName(true):
		return "-filter_complex_threads"
	case role == "lavfi input":
		return "a cpuset (no option reaches -f lavfi)"
	}
	return "-threads before the output"
}
