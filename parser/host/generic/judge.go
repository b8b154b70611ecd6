package generic

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/interpreter"
)

// mention finds a program's name as a whole word, with the path and the
// quotes around it.
var mention = regexp.MustCompile(`(?:^|[\s;|&("'` + "`" + `{!=/])(ff(?:mpeg|probe|play))(?:$|[\s"'` + "`" + `;)&|])`)

// command finds a text that is one command: the program, and something that
// looks like an option or a file.
var command = regexp.MustCompile(`^\s*(?:\S*/)?ff(?:mpeg|probe|play)\s+(?:-[A-Za-z]|["']?(?:\$|\{\{|\S*/\S|\S+\.[A-Za-z][A-Za-z0-9]{1,4}["']?(?:\s|$)))`)

func namesProgram(text string) bool {
	return strings.Contains(text, "ffmpeg") || strings.Contains(text, "ffprobe") || strings.Contains(text, "ffplay")
}

func isProgram(word string) bool {
	return slices.Contains(programs(), path.Base(strings.TrimSpace(word)))
}

// startsWithCommand reports whether a text under any key is a command.
func startsWithCommand(text string) bool { return command.MatchString(text) }

// Limits on how much of a text is judged; one that names the programs more
// often is left to the shell's parser.
const (
	maxMentions = 1000
	maxBefore   = 4096 // bytes of the command before a name
)

// runsProgram reports whether a shell that reads the text would start one of
// the programs: its name stands where a command does, behind nothing but
// wrappers, or something in the line starts what follows it. The shell's
// parser has the last word; this keeps out package lists, messages and
// comments.
func runsProgram(text string) bool {
	text = strings.NewReplacer("\\\r\n", "   ", "\\\n", "  ").Replace(text)
	mentions := mention.FindAllStringSubmatchIndex(text, maxMentions)
	for _, m := range mentions {
		from, to := m[2], m[3] // the name
		before := text[max(from-maxBefore, 0):from]
		before = before[strings.LastIndexAny(before, "\n;|&(`{")+1:]
		if hasArguments(text[to:]) && leadsToCommand(before) || strings.HasSuffix(before, "=") {
			return true
		}
	}
	return len(mentions) == maxMentions
}

// hasArguments reports whether anything follows the name in the same command.
func hasArguments(rest string) bool {
	rest = strings.TrimLeft(rest, " \t\"'`")
	return rest != "" && !strings.ContainsRune("\n;|&)", rune(rest[0]))
}

// leadsToCommand reports whether the words before a name leave it in the
// place of a command.
func leadsToCommand(before string) bool {
	words := strings.Fields(before)
	if n := len(words); n > 0 && !strings.HasSuffix(before, " ") && strings.HasSuffix(before, "/") {
		words = words[:n-1] // the program's folder
	}
	if slices.ContainsFunc(words, launches) {
		return true
	}
	return !slices.ContainsFunc(words, func(w string) bool { return !transparent(w) })
}

// launches names what starts the command that its own arguments hold.
func launches(word string) bool {
	switch path.Base(strings.Trim(word, `"'`)) {
	case "xargs", "parallel", "sem", "-exec", "-execdir", "ssh", "docker", "podman", "kubectl", "nerdctl",
		"docker-compose", "sh", "bash", "zsh", "ash", "dash", "eval", "watch", "srun", "tini", "dumb-init":
		return true
	}
	return false
}

// transparent names the words that may stand before a command: wrappers and
// their options, keywords of the shell, assignments, numbers.
func transparent(word string) bool {
	word = strings.Trim(word, `"'`)
	switch path.Base(word) {
	case "", "then", "do", "else", "elif", "if", "while", "until", "!", "{", "time", "exec", "command", "sudo",
		"env", "nice", "ionice", "chrt", "nohup", "setsid", "timeout", "stdbuf", "taskset", "numactl",
		"unbuffer", "catchsegv", "gosu", "su-exec", "chroot", "systemd-run", "flatpak-spawn", "builtin":
		return true
	}
	name, _, assigns := strings.Cut(word, "=")
	return assigns && isName(name) || strings.HasPrefix(word, "-") && len(word) > 1 ||
		strings.ContainsRune("0123456789$", rune(word[0]))
}

func isName(word string) bool {
	return word != "" && !strings.ContainsFunc(word, func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
	})
}

// isCommandKey names the keys whose list or string is one command also
// without arguments.
func isCommandKey(key string) bool {
	switch strings.ToLower(key) {
	case "command", "cmd", "entrypoint", "exec", "run":
		return true
	}
	return false
}

// isExec reports whether the items of a list are the words of one command.
func isExec(words []string, kind keyKind, isCommand bool) bool {
	first := words[0]
	if strings.ContainsAny(strings.TrimSpace(first), " \t\n") {
		return false
	}
	if interpreter.IsShell(path.Base(first)) {
		return len(words) > 2 && strings.HasPrefix(words[1], "-") && runsProgram(words[len(words)-1])
	}
	if isProgram(first) {
		return isCommand && len(words) == 1 || len(words) > 1 && (strings.HasPrefix(words[1], "-") ||
			kind == scriptKey && strings.ContainsAny(words[1], "./$"))
	}
	if kind != scriptKey {
		return false
	}
	at := slices.IndexFunc(words, isProgram)
	return at > 0 && at+1 < len(words) && !slices.ContainsFunc(words, spaced) &&
		(leadsToCommand(strings.Join(words[:at], " ")))
}

func spaced(word string) bool { return strings.ContainsAny(word, "\n;") }
