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
	if program = path.Base(fields[0]); program != "env" && program != "with-contenv" {
		return plain(program, text), true
	}
	for _, f := range fields[1:] {
		if !strings.HasPrefix(f, "-") && !strings.Contains(f, "=") {
			return plain(path.Base(f), text), true
		}
	}
	return "", true
}

// nixShell returns the interpreter of `#! nix-shell -i bash -p ffmpeg`, which
// stands in one of the lines behind the first.
func nixShell(text string) string {
	for line := range strings.Lines(text) {
		fields := strings.Fields(strings.TrimPrefix(line, "#!"))
		for i := 1; i+1 < len(fields) && fields[0] == "nix-shell"; i++ {
			if fields[i] == "-i" {
				return path.Base(fields[i+1])
			}
		}
	}
	return "bash"
}

// plain returns the shell that a program is which reads scripts of one with
// something added.
func plain(program, text string) string {
	switch program {
	case "nix-shell":
		return nixShell(text)
	case "bashio", "rbash":
		return "bash"
	case "openrc-run", "runscript", "posh", "yash":
		return "sh"
	case "pdksh", "ksh88", "oksh", "lksh":
		return "ksh"
	}
	return program
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
