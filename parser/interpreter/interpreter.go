// Package interpreter tells which shell runs a script: by the line that names
// it, or by the file's suffix.
package interpreter

import (
	"path"
	"strings"
)

// IsShell reports whether a program is a shell whose scripts are read.
func IsShell(program string) bool {
	switch program {
	case "sh", "bash", "dash", "ash", "busybox", "ksh", "ksh93", "mksh", "zsh", "bats":
		return true
	}
	return false
}

// longestLine bounds what is read of a first line, in bytes: the kernel reads
// less (BINPRM_BUF_SIZE).
const longestLine = 512

// Shebang returns the program that the text's first line names, as
// `#!/usr/bin/env -S FOO=1 bash -e` names bash; "" if it names none. Found
// says that the line is there. A byte order mark does not hide it.
func Shebang(text string) (program string, found bool) {
	text = strings.TrimPrefix(text[:min(len(text), longestLine)], "\xef\xbb\xbf")
	line, _, _ := strings.Cut(text, "\n")
	rest, found := strings.CutPrefix(line, "#!")
	fields := strings.Fields(rest)
	if !found || len(fields) == 0 {
		return "", found
	}
	if program = path.Base(fields[0]); program != "env" {
		return program, true
	}
	for _, f := range fields[1:] {
		if !strings.HasPrefix(f, "-") && !strings.Contains(f, "=") {
			return path.Base(f), true
		}
	}
	return "", true
}

// BySuffix returns the shell of a file's suffix, "sh" for .sh and .command; ""
// if it is no shell's.
func BySuffix(file string) string {
	suffix := strings.TrimPrefix(path.Ext(file), ".")
	switch {
	case suffix == "command":
		return "sh"
	case IsShell(suffix):
		return suffix
	}
	return ""
}
