package report

import "fmt"

// Colored decides whether to print colours. The mode is that of --color:
// auto, always or never; auto looks at the variables NO_COLOR and FORCE_COLOR
// and then at whether the output is a terminal. Another mode is an error.
func Colored(mode string, getenv func(string) string, terminal bool) (bool, error) {
	switch mode {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto", "":
	default:
		return false, fmt.Errorf("--color %s: want auto, always or never", mode)
	}
	if getenv("NO_COLOR") != "" {
		return false, nil
	}
	if force := getenv("FORCE_COLOR"); force != "" {
		return force != "0", nil
	}
	return terminal && getenv("TERM") != "dumb", nil
}
