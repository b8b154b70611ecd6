package wrapper

import (
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/word"
)

// bubblewrap is `bwrap`: its options take up to two words each.
func bubblewrap(in *Inner, words []word.Word, _ bound.Bound) bool {
	for len(words) > 0 && strings.HasPrefix(words[0].Prefix(), "--") {
		name := words[0].Prefix()[2:]
		if name == "" {
			words = words[1:]
			break
		}
		words = words[min(1+bubblewrapTakes(name), len(words)):]
	}
	in.Words = words
	return len(words) > 0
}

// bubblewrapTakes returns how many words stand behind an option of bwrap, by
// its manual page.
func bubblewrapTakes(name string) int {
	switch name {
	case "bind", "bind-try", "dev-bind", "dev-bind-try", "ro-bind", "ro-bind-try", "bind-fd", "ro-bind-fd", "symlink", "setenv", "file", "bind-data", "ro-bind-data", "chmod", "overlay":
		return 2
	case "args", "argv0", "userns", "userns2", "pidns", "uid", "gid", "hostname", "chdir", "unsetenv", "lock-file", "sync-fd", "remount-ro",
		"proc", "dev", "tmpfs", "mqueue", "dir", "exec-label", "file-label", "seccomp", "add-seccomp-fd", "block-fd", "userns-block-fd", "info-fd",
		"json-status-fd", "cap-add", "cap-drop", "perms", "size", "overlay-src", "ro-overlay", "tmp-overlay":
		return 1
	}
	return 0
}

// singularity is `singularity exec IMAGE command`; its images are mostly
// files that this repository does not make.
func singularity(in *Inner, words []word.Word, _ bound.Bound) bool {
	_, words = options{}.read(words)
	if len(words) == 0 {
		return false
	}
	sub := words[0].Prefix()
	_, words = options{short: "BHSWcpo", long: []string{"bind", "home", "pwd", "workdir", "scratch", "overlay", "env", "env-file", "app", "network", "network-args",
		"security", "cwd", "mount", "cpus", "cpuset-cpus", "memory", "pids-limit", "hostname", "dns", "add-caps", "drop-caps", "apply-cgroups", "fusemount", "docker-host"}}.read(words[1:])
	switch {
	case sub == "exec" && len(words) > 1:
		in.Words = words[1:]
		return true
	case sub == "run" && len(words) > 1:
		in.Image = &words[0]
		in.Words = words[1:]
		return true
	}
	return false
}

// operand takes off a program that runs the command behind one of its own
// commands and an operand: `ip netns exec NAME cmd`.
func operand(subcommands string, o options) rule {
	return func(in *Inner, words []word.Word, _ bound.Bound) bool {
		for sub := range strings.FieldsSeq(subcommands) {
			if _, words = o.read(words); len(words) == 0 || words[0].Prefix() != sub {
				return false
			}
			words = words[1:]
		}
		if _, words = o.read(words); len(words) < 2 {
			return false
		}
		_, in.Words = o.read(words[1:])
		return len(in.Words) > 0
	}
}

// flatpak starts the program that --command names in place of the
// application's own.
func flatpak(in *Inner, words []word.Word, _ bound.Bound) bool {
	if len(words) == 0 || words[0].Prefix() != "run" {
		return false
	}
	given, words := options{}.read(words[1:])
	o, ok := last(given, "command")
	if !ok || len(words) == 0 {
		return false
	}
	in.Words = append([]word.Word{o.value}, words[1:]...)
	return true
}

// nix is `nix run PACKAGE -- ARGS`, which starts the program of the package's
// name, and `nix shell … -c command`.
func nix(in *Inner, words []word.Word, _ bound.Bound) bool {
	if len(words) == 0 {
		return false
	}
	sub := words[0].Prefix()
	for i, w := range words {
		switch text := w.Prefix(); {
		case text == "-c" || text == "--command":
			in.Words = words[i+1:]
			return len(in.Words) > 0
		case text == "--" && sub == "run" && i > 1:
			name := words[i-1]
			at := strings.LastIndexByte(name.Prefix(), '#') + 1
			in.Words = append([]word.Word{from(name, at)}, words[i+1:]...)
			return true
		}
	}
	return false
}

// startStopDaemon is `start-stop-daemon --start --exec PROGRAM -- ARGS`.
func startStopDaemon(in *Inner, words []word.Word, _ bound.Bound) bool {
	words, args := behindDashes(words)
	given, operands := options{short: "xapnucgsNPIkdrRO", long: []string{"exec", "startas", "pidfile", "name", "user", "chuid", "group", "signal", "nicelevel",
		"procsched", "iosched", "umask", "chdir", "chroot", "retry", "output", "ppid", "notify-timeout", "notify-await", "env", "stdout", "stderr"}}.everywhere(words)
	args = append(operands, args...)
	program, ok := last(given, "a", "startas")
	if !ok {
		program, ok = last(given, "x", "exec")
	}
	switch {
	case !has(given, "S", "start"):
		return false
	case ok:
		in.Words = append([]word.Word{program.value}, args...)
	default:
		in.Words = args
	}
	in.Detached = has(given, "b", "background")
	return len(in.Words) > 0
}

// queued is `pueue add TEXT`: its operands are joined for a shell that a
// daemon starts later.
func queued(in *Inner, words []word.Word, _ bound.Bound) bool {
	if len(words) == 0 || words[0].Prefix() != "add" {
		return false
	}
	_, words = options{short: "wgdalop", long: []string{"working-directory", "group", "delay", "after", "label", "priority"}}.read(words[1:])
	if len(words) == 0 {
		return false
	}
	in.script(words...)
	in.Detached = true
	return true
}

// conda is `conda run -n ENVIRONMENT command`.
func conda(in *Inner, words []word.Word, _ bound.Bound) bool {
	if len(words) == 0 || words[0].Prefix() != "run" {
		return false
	}
	_, in.Words = options{short: "np", long: []string{"name", "prefix", "cwd"}}.read(words[1:])
	return len(in.Words) > 0
}

// shellCommand is `adb shell command`.
func shellCommand(in *Inner, words []word.Word, _ bound.Bound) bool {
	_, words = options{short: "stHP"}.read(words)
	if len(words) < 2 || words[0].Prefix() != "shell" {
		return false
	}
	if _, words = (options{}).read(words[1:]); len(words) > 0 {
		in.script(words...)
	}
	return in.Script != nil
}

// behindDashes divides the words at the first `--`.
func behindDashes(words []word.Word) (before, behind []word.Word) {
	for i, w := range words {
		if w.Prefix() == "--" {
			return words[:i], words[i+1:]
		}
	}
	return words, nil
}
