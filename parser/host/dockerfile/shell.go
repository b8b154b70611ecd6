package dockerfile

import (
	"path"
	"strings"
)

// shellName returns the shell of a SHELL instruction; without one it is sh.
func shellName(words []string) string {
	if len(words) == 0 {
		return "sh"
	}
	return programName(words[0])
}

// programName returns the name of an interpreter without folder and ending.
func programName(text string) string {
	text = strings.ReplaceAll(text, `\`, "/")
	name := strings.TrimSuffix(path.Base(text), ".exe")
	switch name {
	case "dash", "ash":
		return "sh"
	}
	return name
}

// shebang returns the interpreter that the first line of a script names.
func shebang(text string) (name string, ok bool) {
	line, _, _ := strings.Cut(text, "\n")
	line, ok = strings.CutPrefix(line, "#!")
	fields := strings.Fields(line)
	if !ok || len(fields) == 0 {
		return "", false
	}
	if path.Base(fields[0]) == "env" {
		fields = fields[1:]
		for len(fields) > 0 && strings.HasPrefix(fields[0], "-") {
			fields = fields[1:]
		}
	}
	if len(fields) == 0 {
		return "", false
	}
	return programName(fields[0]), true
}
