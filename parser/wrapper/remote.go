package wrapper

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/word"
)

// ssh hands its words, joined with blanks, to the shell of another host;
// without any it reads a script from standard input.
func ssh(in *Inner, words []word.Word, _ bound.Bound) bool {
	grammar := options{short: "BbcDEeFIiJLlmOopPQRSWw"}
	_, words = grammar.read(words)
	if len(words) == 0 {
		return false
	}
	if _, words = grammar.read(words[1:]); len(words) > 0 {
		in.script(words...)
	}
	return true
}

// srun starts the command -n times.
func srun(in *Inner, words []word.Word, _ bound.Bound) bool {
	given, words := options{short: "nNcpJtAoeiDwCGqkmLxMadrT", long: []string{
		"ntasks", "nodes", "cpus-per-task", "partition", "job-name", "time", "account", "output", "error", "input", "chdir", "nodelist",
		"constraint", "gpus", "gres", "qos", "mem", "mem-per-cpu", "licenses", "exclude", "ntasks-per-node", "dependency", "jobid", "export",
	}}.read(words)
	if o, ok := last(given, "n", "ntasks"); ok {
		n, note := number(o.value)
		in.parallelism(n, o, note)
	}
	in.Words = words
	return len(words) > 0
}

// sbatch takes a command line with --wrap, or a script.
func sbatch(in *Inner, words []word.Word, _ bound.Bound) bool {
	given, words := options{short: "nNcpJtAoeiDwCGqkmLxMadr", long: []string{
		"wrap", "ntasks", "nodes", "cpus-per-task", "partition", "job-name", "time", "account", "output", "error", "chdir", "array", "mem", "mem-per-cpu", "dependency", "export",
	}}.read(words)
	in.Detached = true
	if o, ok := last(given, "wrap"); ok {
		in.script(o.value)
		return true
	}
	in.Words, in.ScriptFile = words, true
	return len(words) > 0
}

// screen is `screen -dmS name command`.
func screen(in *Inner, words []word.Word, _ bound.Bound) bool {
	given, words := options{short: "chSsTtpeL"}.read(words)
	in.Words, in.Detached = words, has(given, "d") || has(given, "D")
	return len(words) > 0
}

// tmux is `tmux new-session -d TEXT`.
func tmux(in *Inner, words []word.Word, _ bound.Bound) bool {
	_, words = options{short: "cfLSTt"}.read(words)
	if len(words) == 0 {
		return false
	}
	switch words[0].Prefix() {
	case "new", "new-session", "new-window", "neww", "split-window":
	default:
		return false
	}
	given, words := options{short: "cefFnstxyl"}.read(words[1:])
	if len(words) == 0 {
		return false
	}
	in.Detached = has(given, "d")
	if len(words) == 1 {
		in.script(words...)
		return true
	}
	in.Words = words
	return true
}
