package wrapper

import (
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/word"
)

// ssh hands its words, joined with blanks, to the shell of another host;
// without any it reads a script from standard input.
func ssh(in *Inner, words []word.Word, _ bound.Bound) bool {
	grammar := options{short: "BbcDEeFIiJLlmOopPQRSWw"}
	if in.Wrapper == "autossh" {
		grammar.short += "M"
	}
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

// mosh starts the command itself, without a shell.
func mosh(in *Inner, words []word.Word, _ bound.Bound) bool {
	_, words = options{short: "p", long: []string{"client", "server", "predict", "family", "port", "ssh", "bind-server"}}.read(words)
	if len(words) > 1 && words[1].Prefix() == "--" {
		words = words[1:]
	}
	if len(words) > 1 {
		in.Words = words[1:]
	}
	return len(in.Words) > 0
}

// textOption takes off a program whose option holds a text for the shell of
// another machine or an environment: `vagrant ssh -c TEXT`.
func textOption(subcommands string, names ...string) rule {
	return func(in *Inner, words []word.Word, _ bound.Bound) bool {
		for sub := range strings.FieldsSeq(subcommands) {
			if len(words) == 0 || words[0].Prefix() != sub {
				return false
			}
			words = words[1:]
		}
		for i, w := range words {
			text := w.Prefix()
			for _, name := range names {
				switch {
				case text == name && i+1 < len(words):
					in.script(words[i+1])
					return true
				case strings.HasPrefix(name, "--") && strings.HasPrefix(text, name+"="):
					in.script(from(w, len(name)+1))
					return true
				}
			}
		}
		return false
	}
}

// joined takes off a program that hands its operands, joined with blanks, to
// a shell on other machines: `pdsh -w hosts ffmpeg …`.
func joined(o options) rule {
	return func(in *Inner, words []word.Word, _ bound.Bound) bool {
		if _, words = o.read(words); len(words) > 0 {
			in.script(words...)
		}
		return in.Script != nil
	}
}

// mpirun starts the command -n times.
func mpirun(in *Inner, words []word.Word, _ bound.Bound) bool {
	given, words := options{short: "ncHNx", long: []string{"np", "host", "hosts", "hostfile", "machinefile", "map-by", "bind-to", "mca", "ppn", "perhost"}}.single().read(words)
	if o, ok := last(given, "n", "np", "c"); ok {
		n, note := number(o.value)
		in.parallelism(n, o, note)
	}
	in.Words = words
	return len(words) > 0
}
