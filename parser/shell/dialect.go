package shell

import (
	"strings"

	"github.com/ffvet/ffvet/parser/source"
)

// namesSh reports whether the first line of the script asks for `sh`, which
// is dash or busybox on many systems. A file without such a line may as well
// be run by bash.
func (e *evaluator) namesSh() bool { return e.shell == "sh" && e.shebang }

// noJobsIn returns the shells of this script in which a command substitution
// with the command prints none of the jobs; "" if it prints them. Measured
// with dash 0.5.12, busybox 1.35, zsh 5.9 and mksh R59: the first three list
// nothing in a pipeline inside `$(…)`, and all but zsh refuse `jobs -r`.
func (e *evaluator) noJobsIn(command string) string {
	switch {
	case command == "":
		return "" // pgrep and ps count in every shell
	case e.namesSh():
		return "dash and busybox sh"
	}
	switch e.shell {
	case "dash", "ash", "busybox", "zsh":
		return e.shell
	case "mksh", "ksh", "lksh":
		_, rest, _ := strings.Cut(command, "jobs -")
		if options, _, _ := strings.Cut(rest, " "); strings.Contains(options, "r") {
			return e.shell
		}
	}
	return ""
}

// waitsForNext reports whether the shell knows `wait -n`; dash, zsh and mksh
// refuse it and return at once (measured; busybox 1.35 knows it).
func (e *evaluator) waitsForNext(at source.Span) bool {
	in := ""
	switch e.shell {
	case "dash", "zsh", "mksh", "ksh", "lksh":
		in = e.shell
	case "sh":
		if e.shebang {
			in = "dash, which sh is on many systems,"
		}
	}
	if in != "" {
		e.blind(at, "`wait -n` is refused by "+in+" and waits for nothing")
	}
	return in == ""
}

// blind notes on the loop a test or a wait that does nothing in this shell.
func (e *evaluator) blind(at source.Span, text string) {
	if e.loop != nil && e.loop.blind == nil {
		e.loop.blind = &source.Note{At: at, Text: text}
	}
}
