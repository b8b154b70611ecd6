package wrapper

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// before is the grammar of a program that only stands in front of another:
// options, a number of operands, the command.
type before struct {
	options  options
	operands int
	// assigns says that NAME=VALUE words may stand before the command.
	assigns bool
	// effect is what it does to the command, if anything.
	effect func(in *Inner, given []option, operands []word.Word)
	// texts are the names of the option whose value is the start of the
	// command line instead.
	texts []string
}

// prefix returns the grammar of a program; by its manual page.
func prefix(name string) (before, bool) {
	switch name {
	case "nohup", "catchsegv", "eatmydata", "command", "builtin", "unbuffer", "linux32", "linux64", "noglob", "nocorrect",
		"with-contenv", "torsocks", "dbus-run-session", "setarch", "stdoutisatty", "chronic", "ifne", "catatonit", "winpty", "wine", "wine64", "primusrun":
		return before{}, true
	case "dumb-init":
		return before{options: options{short: "r", long: []string{"rewrite"}}}, true
	case "proxychains", "proxychains4":
		return before{options: options{short: "f"}}, true
	case "exec":
		return before{options: options{short: "a"}}, true
	case "nice":
		return before{options: options{short: "n", long: []string{"adjustment"}}}, true
	case "ionice":
		return before{options: options{short: "cnpPu", long: []string{"class", "classdata", "pid", "pgid", "uid"}}}, true
	case "timeout", "gtimeout":
		return before{options: options{short: "ks", long: []string{"kill-after", "signal"}}, operands: 1, effect: limited}, true
	case "time", "gtime":
		return before{options: options{short: "fo", long: []string{"format", "output"}}}, true
	case "env":
		return before{options: options{short: "uCS", long: []string{"unset", "chdir", "split-string"}}, assigns: true, texts: []string{"S", "split-string"}}, true
	case "sudo":
		return before{options: options{short: "CDghpRrtTUu", long: []string{"close-from", "chdir", "group", "host", "prompt", "chroot", "role", "type", "command-timeout", "other-user", "user"}}, assigns: true}, true
	case "doas":
		return before{options: options{short: "uC"}}, true
	case "stdbuf":
		return before{options: options{short: "ioe", long: []string{"input", "output", "error"}}}, true
	case "taskset":
		return before{options: options{}, operands: 1, effect: taskset}, true
	case "numactl":
		return before{options: options{short: "CNimpwP", long: []string{"physcpubind", "cpunodebind", "interleave", "membind", "preferred", "preferred-many", "weighted-interleave"}}, effect: numactl}, true
	case "chrt":
		return before{options: options{short: "TPD", long: []string{"sched-runtime", "sched-period", "sched-deadline"}}, operands: 1}, true
	case "setsid":
		return before{effect: newSession}, true
	case "choom":
		return before{options: options{short: "np", long: []string{"adjust", "pid"}}}, true
	case "prlimit":
		return before{options: options{short: "po", long: []string{"pid", "output"}}, effect: prlimit}, true
	case "cpulimit":
		return before{options: options{short: "lpeP", long: []string{"limit", "pid", "exe", "path"}}}, true
	}
	return confined(name)
}

// confined continues the table with what changes the user, the root, the
// control group, or looks on.
func confined(name string) (before, bool) {
	switch name {
	case "systemd-run":
		return before{options: options{short: "EpuHMC", long: []string{"setenv", "property", "unit", "host", "machine", "capsule", "slice", "uid", "gid", "nice", "description",
			"working-directory", "service-type", "on-active", "on-boot", "on-calendar", "on-startup", "on-unit-active", "on-unit-inactive", "timer-property", "background", "job-mode"}}, effect: systemdRun}, true
	case "flock":
		return before{options: options{short: "wE", long: []string{"timeout", "wait", "conflict-exit-code"}}, operands: 1, effect: flock}, true
	case "watch":
		return before{options: options{short: "nq", long: []string{"interval", "equexit"}}, effect: again}, true
	case "xvfb-run":
		return before{options: options{short: "efnpsw", long: []string{"error-file", "auth-file", "server-num", "xauth-protocol", "server-args", "wait"}}}, true
	case "unshare":
		return before{options: options{short: "RwSG", long: []string{"root", "wd", "setuid", "setgid", "map-user", "map-group", "setgroups", "propagation"}}}, true
	case "nsenter":
		return before{options: options{short: "tSGW", long: []string{"target", "setuid", "setgid"}}}, true
	case "cgexec":
		return before{options: options{short: "g"}}, true
	case "chroot":
		return before{options: options{long: []string{"userspec", "groups"}}, operands: 1}, true
	case "tini":
		return before{options: options{short: "pe"}}, true
	case "gosu", "su-exec", "s6-setuidgid", "setuidgid":
		return before{operands: 1}, true
	case "setpriv":
		return before{options: options{long: []string{"reuid", "regid", "ruid", "rgid", "euid", "egid", "groups", "inh-caps", "ambient-caps", "bounding-set", "securebits", "pdeathsig"}}}, true
	case "chpst":
		return before{options: options{short: "uUbenlLmdopfcrt"}}, true
	}
	return observed(name)
}

// take takes the program off.
func (b before) take(in *Inner, words []word.Word, _ bound.Bound) bool {
	if b.assigns && len(words) > 0 && words[0].Prefix() == "-" { // env - : an empty environment
		words = words[1:]
	}
	given, words := b.options.read(words)
	if text, ok := last(given, b.texts...); ok {
		in.begunBy(text.value, words)
		return true
	}
	if len(words) <= b.operands {
		return false
	}
	operands := words[:b.operands]
	words = words[b.operands:]
	if b.assigns {
		words = in.assignments(words)
	}
	if b.effect != nil {
		in.Words = words
		b.effect(in, given, operands)
		return len(in.Words) > 0 || in.Script != nil
	}
	if len(words) > 0 && words[0].Prefix() == "--" {
		words = words[1:]
	}
	in.Words = words
	return len(words) > 0
}

// begunBy makes the command a text that its arguments follow: `env -S TEXT …`.
func (in *Inner) begunBy(text word.Word, args []word.Word) {
	if len(args) == 0 {
		in.script(text)
		return
	}
	in.script(text, word.Literal(`"$@"`, shownAt(args[0])))
	in.Script.Args = args
}

// shownAt returns where a word stands, as the place of another text.
func shownAt(w word.Word) source.Span {
	at := w.Span
	at.Exact = false
	return at
}

// assignments takes NAME=VALUE words off the front.
func (in *Inner) assignments(words []word.Word) []word.Word {
	for len(words) > 0 {
		name, _, ok := strings.Cut(words[0].Prefix(), "=")
		if !ok || name == "" {
			break
		}
		in.set(words[0], name)
		words = words[1:]
	}
	return words
}

// set adds the variable of a word NAME=VALUE.
func (in *Inner) set(w word.Word, name string) {
	in.Env = append(in.Env, unit.Var{Name: name, Value: from(w, len(name)+1), At: w.Span})
}

func taskset(in *Inner, given []option, operands []word.Word) {
	if has(given, "p", "pid") {
		in.Words = nil
		return
	}
	if has(given, "c", "cpu-list") {
		in.Cpuset = cpuList(operands[0])
		return
	}
	in.Cpuset = cpuMask(operands[0])
}

// numactl takes CPUs by number, or with a plus sign by their place among those
// that it may use: the count is the same.
func numactl(in *Inner, given []option, _ []word.Word) {
	if o, ok := last(given, "C", "physcpubind"); ok {
		if o.value.Prefix() != "" && o.value.Prefix()[0] == '+' {
			o.value = from(o.value, 1)
		}
		in.Cpuset = cpuList(o.value)
	}
}

func systemdRun(in *Inner, given []option, _ []word.Word) {
	in.Detached = !has(given, "wait", "scope", "t", "pty", "P", "pipe")
	for _, o := range given {
		if name, _, ok := strings.Cut(o.value.Prefix(), "="); ok && (o.name == "E" || o.name == "setenv") {
			in.set(o.value, name)
		}
		if o.name == "p" || o.name == "property" {
			in.property(o)
		}
	}
}

// flock lets one command at a time have the lock; it may be a text.
func flock(in *Inner, given []option, operands []word.Word) {
	if !has(given, "s", "shared") && OneFile(operands[0]) {
		in.Lock = operands[0].String()
	}
	if text := in.Words[0].Prefix(); (text == "-c" || text == "--command") && len(in.Words) > 1 {
		in.script(in.Words[1])
	}
}

// OneFile reports whether a path is the same in every run: an argument or a
// loop's variable in it would make it many.
func OneFile(w word.Word) bool {
	for _, h := range w.Holes() {
		switch h.Name {
		case "HOME", "USER", "UID", "LOGNAME", "TMPDIR", "XDG_RUNTIME_DIR", "0":
		default:
			return false
		}
	}
	return true
}

// again is `watch`: it hands the words to a shell, over and over.
func again(in *Inner, given []option, _ []word.Word) {
	in.Loop = true
	if !has(given, "x", "exec") && slices.ContainsFunc(in.Words, func(w word.Word) bool { return syntactic(w) }) {
		in.script(in.Words...)
	}
}

// under takes off a program that runs the command behind one of its own
// commands: `bundle exec`, `poetry run`.
func under(command string) rule {
	return func(in *Inner, words []word.Word, _ bound.Bound) bool {
		_, words = options{}.read(words)
		if len(words) < 2 || words[0].Prefix() != command {
			return false
		}
		_, in.Words = options{}.read(words[1:])
		return len(in.Words) > 0
	}
}

func detach(in *Inner, _ []option, _ []word.Word) { in.Detached = true }

// newSession notes that `setsid -f` returns at once.
func newSession(in *Inner, given []option, _ []word.Word) {
	in.Detached = has(given, "f", "fork")
}
