package wrapper

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// parallelOptions is the grammar of GNU parallel and sem.
func parallelOptions() options {
	return options{short: "jPNnLIaCdsSEU", long: []string{
		"jobs", "max-procs", "max-args", "max-replace-args", "max-lines", "arg-file", "colsep", "delimiter", "max-chars",
		"sshlogin", "sshloginfile", "slf", "joblog", "results", "res", "delay", "timeout", "retries", "load", "memfree", "memsuspend",
		"tmpdir", "tempdir", "tagstring", "halt", "halt-on-error", "env", "workdir", "wd", "basefile", "bf", "trc", "return", "transferfile",
		"block", "recstart", "recend", "nice", "id", "semaphorename", "semaphoretimeout", "st", "arg-sep", "arg-file-sep", "rpl", "limit", "profile",
		"sshdelay", "ssh", "max-line-length-allowed", "filter", "template", "tmpl", "jl", "sqlmaster", "sql", "sqlworker", "sqlandworker", "shuf-seed",
		"header", "cat-file", "blocktimeout", "bt", "recend-regexp", "regexp-recend", "compress-program", "decompress-program", "process-slot-var", "replacement", "trim", "groupby", "group-by",
	}}
}

// writes reports whether parallel only prints or records the commands.
func writes(given []option) bool {
	return has(given, "dry-run", "dryrun", "version", "help", "semaphore-wait")
}

// parallel composes a command line from each input and hands it to a shell,
// as many at once as there are CPUs.
func parallel(in *Inner, words []word.Word, cpus bound.Bound) bool {
	all := words
	given, words := parallelOptions().read(words)
	if writes(given) {
		return false
	}
	command, inputs := cut(words)
	if inputs == nil {
		command, inputs = moreutils(words)
	}
	in.Loop = true
	if len(inputs) == 0 && !anySplits(all[:len(all)-len(words)]) {
		in.Takes = portionsOfLines(given)
	}
	if o, ok := last(given, "a", "arg-file"); ok {
		in.ArgFile = &o.value
	}
	if has(given, "pipe", "spreadstdin", "pipepart", "pipe-part") {
		pipe := unit.Pipe
		in.Stdin = &pipe
	}
	o, ok := last(given, "j", "P", "jobs", "max-procs")
	n, note := slots(word.Literal("100%", o.at.Span), cpus)
	if ok {
		n, note = slots(o.value, cpus)
	} else if len(words) > 0 {
		o.at, note = words[0], "one for each CPU"
	}
	in.parallelism(atMost(n, inputs, given), o, note)
	if len(command) == 0 {
		in.linesOf(inputs)
		return true
	}
	in.compose(command, given)
	return true
}

// atMost caps the slots with the number of inputs, where they are known.
func atMost(n bound.Bound, inputs []word.Word, given []option) bound.Bound {
	count, ok := combinations(inputs)
	if !ok {
		return n
	}
	if o, has := last(given, "N", "n", "max-args", "max-replace-args"); has {
		each, _ := number(o.value)
		if _, known := each.Hi(); !known || each.IsZero() {
			return n
		}
		count = (count + each.Lo() - 1) / each.Lo()
	}
	return n.Min(bound.Of(count))
}

// combinations counts what `::: a b ::: c d` stands for; ok is false if a
// list is not known.
func combinations(inputs []word.Word) (n int64, ok bool) {
	if len(inputs) == 0 {
		return 0, false
	}
	n = 1
	for i := 0; i < len(inputs); {
		mark := inputs[i].Prefix()
		if strings.HasPrefix(mark, "::::") {
			return 0, false
		}
		list := int64(0)
		for i++; i < len(inputs) && !separator(inputs[i]); i++ {
			if inputs[i].Splits() {
				return 0, false
			}
			list++
		}
		if mark == ":::+" {
			n = max(n, list)
		} else {
			n = min(n*list, 1<<32)
		}
	}
	return n, true
}

// cut divides the words at the first `:::`.
func cut(words []word.Word) (command, inputs []word.Word) {
	for i, w := range words {
		if separator(w) {
			return words[:i], words[i:]
		}
	}
	return words, nil
}

// moreutils divides the words as the other program of the name does: it ends
// the command with `--`, and without one runs each word by itself.
func moreutils(words []word.Word) (command, inputs []word.Word) {
	for i, w := range words {
		if text, _ := w.Literal(); text == "--" && i > 0 {
			return words[:i], append([]word.Word{word.Literal(":::", w.Span)}, words[i+1:]...)
		}
	}
	for _, w := range words {
		if text := w.Text("").Str; !strings.Contains(text, " ") || strings.Contains(text, "{}") || len(words) == 1 {
			return words, nil
		}
	}
	if len(words) == 0 {
		return nil, nil
	}
	return nil, append([]word.Word{word.Literal(":::", words[0].Span)}, words...)
}

func separator(w word.Word) bool {
	text, _ := w.Literal()
	return text == ":::" || text == "::::" || text == ":::+" || text == "::::+"
}

// linesOf is parallel without a command: each input is one.
func (in *Inner) linesOf(inputs []word.Word) bool {
	var lines []word.Word
	for _, w := range inputs {
		if separator(w) {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, word.Literal(";", source.Span{File: w.Span.File, Start: w.Span.Start, End: w.Span.Start}))
		}
		lines = append(lines, w)
	}
	if len(lines) > 0 {
		in.script(lines...)
	}
	return len(lines) > 0
}

// compose fills the template and decides whether a shell has to read it.
func (in *Inner) compose(command []word.Word, given []option) {
	marks, placed := marksOf(given), has(given, "pipe", "spreadstdin", "pipepart", "pipe-part")
	named := has(given, "header")
	for _, w := range command {
		marks := append(marks[:len(marks):len(marks)], marksIn(w, named)...)
		w, found := filled(w, marks, false)
		placed = placed || found
		in.Words = append(in.Words, w)
	}
	if !placed {
		at := command[len(command)-1].Span
		at.Start = at.End
		in.Words = append(in.Words, item("{}", false, at))
	}
	for _, w := range in.Words {
		if syntactic(w) && !has(given, "q", "quote") {
			in.script(in.Words...)
			in.Script.Shell = "bash"
			return
		}
	}
}

// marksOf returns the place holders, longest first where one begins another.
func marksOf(given []option) []string {
	marks := []string{"{}", "{.}", "{/}", "{//}", "{/.}", "{#}", "{%}"}
	for i := 1; i <= 9; i++ {
		n := strconv.Itoa(i)
		marks = append(marks, "{"+n+"}", "{"+n+".}", "{"+n+"/}", "{"+n+"//}", "{"+n+"/.}")
	}
	if o, ok := last(given, "I"); ok {
		if text, known := o.value.Literal(); known && text != "" {
			marks = append(marks, text)
		}
	}
	return marks
}

// marksIn returns the place holders of a word that are written in it alone:
// expressions `{= … =}`, and names of columns where the input has them.
func marksIn(w word.Word, named bool) []string {
	var out []string
	text := w.Text("\x00").Str
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '{')
		if i < 0 {
			return out
		}
		at += i + 1
		end := strings.IndexByte(text[at:], '}')
		if end < 0 {
			return out
		}
		inside := text[at : at+end]
		if named && column.MatchString(inside) || strings.HasPrefix(inside, "=") && strings.HasSuffix(inside, "=") {
			out = append(out, "{"+inside+"}")
		}
	}
}

// column is the form of a column's name with what is cut off its value.
var column = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*(\.|/|//|/\.)?$`)

// semaphore is `sem`: it returns at once while at most -j of its commands run.
func semaphore(in *Inner, words []word.Word, cpus bound.Bound) bool {
	given, words := parallelOptions().read(words)
	if len(words) == 0 {
		return false
	}
	if o, ok := last(given, "j", "P", "jobs", "max-procs"); ok {
		n, note := slots(o.value, cpus)
		in.parallelism(n, o, note)
	}
	in.Words = words
	for _, w := range words {
		if syntactic(w) {
			in.script(words...)
			break
		}
	}
	null := unit.Null
	in.Stdin = &null
	return true
}
