package procs

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// names are what a process is called.
type names struct {
	comm string // at most 15 characters; of a script the script's
	exe  string // what the kernel executes; "" if it may not be read
	argv []string
}

// identify says which program the process is ("" for none) and returns its
// words from the program on.
func identify(n names, aliases map[string]string) (program string, argv []string) {
	argv = withoutLoader(n.argv)
	if len(argv) > 0 {
		if program := programOf(argv[0], aliases); program != "" {
			return program, argv
		}
	}
	// The first word is what the caller likes; the executable is what runs.
	if program := programOf(strings.TrimSuffix(n.exe, " (deleted)"), aliases); program != "" {
		return program, argv
	}
	if n.exe != "" || len(argv) > 0 && isInterpreter(argv[0]) {
		return "", nil // a script of that name, or another program
	}
	return programOf(n.comm, aliases), argv
}

// programOf is the program that a path leads to.
func programOf(name string, aliases map[string]string) string {
	base := path.Base(strings.TrimSpace(name))
	if program := aliases[base]; program != "" {
		return program
	}
	for long, program := range aliases {
		if len(long) > maxComm && base == long[:maxComm] {
			return program
		}
	}
	for _, program := range []string{"ffmpeg", "ffprobe", "ffplay"} {
		if rest, ok := strings.CutPrefix(base, program); ok && isBuild(rest) {
			return program
		}
	}
	return ""
}

// maxComm is how much of a name the kernel keeps.
const maxComm = 15

// isBuild reports whether the text behind a program's name tells a build:
// "-7.1", "7", "_g".
func isBuild(rest string) bool {
	return rest == "" || rest == "_g" || build.MatchString(rest)
}

var build = regexp.MustCompile(`^[-._]?(n|v)?[0-9][0-9.]*([-._][a-z0-9.]+)?$|^[-._](static|gpl|lgpl|nonfree|free|real|bin|git|master|amd64|x86_64|arm64)$`)

func isInterpreter(name string) bool {
	return slices.Contains([]string{"sh", "bash", "dash", "zsh", "ash", "ksh", "busybox", "python3", "python", "perl", "node", "ruby"}, path.Base(name))
}

// loader is the name of the dynamic loader (ld.so(8), musl's too): it may
// stand in front of the program that it loads.
var loader = regexp.MustCompile(`^(ld-linux[^/]*\.so\.[0-9]+|ld-musl[^/]*\.so\.[0-9]+|ld\.so|ld64\.so\.[0-9]+|ld-[0-9.]+\.so)$`)

// withoutLoader takes the dynamic loader and its options off a command line.
func withoutLoader(argv []string) []string {
	if len(argv) == 0 || !loader.MatchString(path.Base(argv[0])) {
		return argv
	}
	rest := argv[1:]
	for len(rest) > 0 && strings.HasPrefix(rest[0], "--") {
		option := rest[0]
		rest = rest[1:]
		switch option {
		case "--":
			return rest
		case "--library-path", "--inhibit-rpath", "--audit", "--preload", "--argv0", "--glibc-hwcaps-prepend", "--glibc-hwcaps-mask":
			rest = rest[min(1, len(rest)):]
		}
	}
	return rest
}
