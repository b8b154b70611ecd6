package link

import (
	"path"
	"strings"
)

// passedOn follows the arguments of a program that is not in the tree and
// starts them: an entrypoint by custom ends with `exec "$@"`, and what stands
// behind `--` and begins with one of our programs is a command line
// (`house-runner --limit 2 -- ffmpeg -i a b`).
func (w *walker) passedOn(p place, s start) *reach {
	name := path.Base(s.words[0].String())
	behind := 0
	switch {
	case takesNames(name):
	case strings.Contains(name, "entrypoint"):
		behind = 1
	default:
		for i, word := range s.words {
			if text, _ := word.Literal(); text == "--" {
				behind = i + 1
				break
			}
		}
	}
	if behind == 0 || behind >= len(s.words) || !w.starts(p, s, behind) {
		return nothing
	}
	s.words = s.words[behind:]
	return w.words(p, s)
}

// starts reports whether the words from there on are a command line of one of
// our programs: its name alone may be any argument.
func (w *walker) starts(p place, s start, behind int) bool {
	words := s.words[behind:]
	for range maxDepth {
		if _, ok := w.programs.of(words); ok {
			return len(words) > 1
		}
		inner, ok := w.unwrap(words, w.in.CPUs)
		if !ok || inner.Script != nil || len(inner.Words) == 0 {
			return false
		}
		words = inner.Words
	}
	return false
}

// takesNames reports whether a program takes names behind its options and
// starts none of them.
func takesNames(program string) bool {
	switch program {
	case "apt", "apt-get", "apk", "dnf", "yum", "brew", "pip", "npm", "pacman", "snap", "dpkg",
		"grep", "rg", "egrep", "fgrep", "git", "rm", "cp", "mv", "ln", "ls", "cat", "chmod", "chown", "tar", "sed", "awk",
		"echo", "printf", "logger", "which", "set", "kill", "pkill", "pgrep", "killall", "man", "getopt", "basename", "dirname":
		return true
	}
	return false
}
