package wrapper

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/word"
)

// observed continues the table with what looks on, measures or repeats.
func observed(name string) (before, bool) {
	switch name {
	case "strace":
		return before{options: options{short: "eopEabIsuSPXO", long: []string{"trace", "output", "env", "string-limit", "user", "interruptible", "attach", "columns"}}}, true
	case "ltrace":
		return before{options: options{short: "eopEasuADFlnx", long: []string{"output", "library", "config", "align", "indent"}}}, true
	case "valgrind", "heaptrack":
		return before{options: options{short: "o"}}, true
	case "caffeinate":
		return before{options: options{short: "tw"}}, true
	case "multitime":
		return before{options: options{short: "nIiorsb"}, effect: repeats}, true
	case "repeat": // of zsh
		return before{operands: 1, effect: repeats}, true
	case "retry":
		return before{options: options{short: "dmtuw", long: []string{"delay", "message", "times", "until", "while"}}}, true
	case "tsp", "ts-task":
		return before{options: options{short: "LNDOSU"}, effect: detach}, true
	case "bsub":
		return before{options: options{short: "nqoeJRWMPgmcwuGiEfL"}, effect: detach}, true
	case "rlwrap":
		return before{options: options{short: "bCDefghHlmMNOpPqsStVwz"}}, true
	case "optirun":
		return before{options: options{short: "bcCdlx", long: []string{"bridge", "display", "vgl-compress", "vgl-options", "config"}}}, true
	case "vglrun":
		return before{options: options{short: "dcqrgz"}.single()}, true
	}
	return boxed(name)
}

// boxed continues the table with sandboxes and session managers.
func boxed(name string) (before, bool) {
	switch name {
	case "firejail":
		return before{options: options{short: "c"}}, true
	case "proot":
		return before{options: options{short: "rbmqwkiRSp", long: []string{"rootfs", "bind", "mount", "qemu", "cwd", "pwd", "kernel-release", "change-id"}}}, true
	case "fakeroot", "fakeroot-ng", "fauxroot":
		return before{options: options{short: "slifb", long: []string{"lib", "faked", "save-file", "load-file", "fd-base"}}}, true
	case "fakechroot":
		return before{options: options{short: "bcde", long: []string{"bindir", "config-dir", "elfloader", "environment"}}}, true
	case "faketime":
		return before{options: options{short: "p"}, operands: 1}, true
	case "dbus-launch":
		return before{options: options{long: []string{"autolaunch", "config-file"}}}, true
	case "systemd-inhibit":
		return before{options: options{long: []string{"what", "who", "why", "mode"}}}, true
	case "systemd-cat":
		return before{options: options{short: "tp", long: []string{"identifier", "priority", "stderr-priority", "level-prefix", "namespace"}}}, true
	case "softlimit":
		return before{options: options{short: "admslopfcrt"}}, true
	case "sshpass":
		return before{options: options{short: "pfdP"}}, true
	case "daemonize":
		return before{options: options{short: "cepouElu"}, effect: detach}, true
	case "entr":
		return before{effect: onChange}, true
	case "schedtool":
		return before{options: options{short: "npaM"}, effect: schedtool}, true
	}
	return before{}, false
}

func repeats(in *Inner, _ []option, _ []word.Word) { in.Loop = true }

// onChange is `entr`: it starts the command whenever a file changes, with -s
// through a shell.
func onChange(in *Inner, given []option, _ []word.Word) {
	in.Loop = true
	if has(given, "s") && len(in.Words) > 0 {
		in.script(in.Words[0])
	}
}

// schedtool starts a command with -e; its mask is that of taskset, or a list.
func schedtool(in *Inner, given []option, _ []word.Word) {
	if !has(given, "e") {
		in.Words = nil
		return
	}
	if o, ok := last(given, "a"); ok {
		if in.Cpuset = cpuMask(o.value); len(o.value.Prefix()) > 1 && o.value.Prefix()[1] != 'x' {
			in.Cpuset = cpuList(o.value)
		}
	}
}

// debugger starts what stands behind --args.
func debugger(in *Inner, words []word.Word, _ bound.Bound) bool {
	for i, w := range words {
		if text := w.Prefix(); text == "--args" || text == "-args" {
			in.Words = words[i+1:]
			break
		}
	}
	return len(in.Words) > 0
}

// perf measures a command with one of its own: `perf stat -r 3 ffmpeg …`.
func perf(in *Inner, words []word.Word, _ bound.Bound) bool {
	if len(words) == 0 {
		return false
	}
	switch words[0].Prefix() {
	case "stat", "record", "trace", "mem", "sched", "kmem", "lock", "c2c", "ftrace":
	default:
		return false
	}
	grammar := options{short: "erxoCptIDGFcmMj", long: []string{"event", "repeat", "field-separator", "output", "cpu", "pid", "tid", "interval-print",
		"interval-count", "timeout", "delay", "log-fd", "filter", "cgroup", "freq", "count", "mmap-pages", "call-graph", "metrics", "duration", "pre", "post"}}
	_, in.Words = grammar.read(words[1:])
	if len(in.Words) > 0 && in.Words[0].Prefix() == "record" {
		_, in.Words = grammar.read(in.Words[1:])
	}
	return len(in.Words) > 0
}

// hyperfine runs each operand through a shell, over and over.
func hyperfine(in *Inner, words []word.Word, _ bound.Bound) bool {
	_, words = options{short: "wmMrspcLSuneCn", long: []string{"warmup", "min-runs", "max-runs", "runs", "setup", "prepare", "conclude", "cleanup",
		"parameter-list", "shell", "time-unit", "export-asciidoc", "export-csv", "export-json", "export-markdown", "export-orgmode", "output", "input", "command-name", "style", "sort", "reference"}}.read(words)
	if len(words) == 0 {
		return false
	}
	in.Loop = true
	return in.linesOf(words)
}
