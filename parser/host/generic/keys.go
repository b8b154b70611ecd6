package generic

import "strings"

// keyKind says what a key's text is for.
type keyKind int

const (
	otherKey  keyKind = iota
	scriptKey         // a text that a shell reads
	proseKey          // a text for people
)

// kindOf judges a key by its name, without regard to case, dashes and
// underscores.
func kindOf(key string) keyKind {
	name := strings.ToLower(strings.NewReplacer("-", "", "_", "", ".", "").Replace(key))
	switch name {
	case "run", "script", "scripts", "command", "commands", "cmd", "cmds", "args", "exec", "entrypoint",
		"sh", "shell", "bash", "source", "beforescript", "afterscript", "inline", "inlinescript",
		"execstart", "execstartpre", "execstop", "poststart", "prestop", "onstart", "onstop",
		"runcmd", "bootcmd", "steps", "install", "test", "build", "start", "prebuild", "postbuild",
		"beforeinstall", "beforescripts", "ansiblebuiltincommand", "ansiblebuiltinshell",
		"ansiblebuiltinraw", "raw", "healthcheck", "process", "program", "execute":
		return scriptKey
	case "name", "title", "description", "desc", "summary", "message", "msg", "log", "logs", "help", "doc",
		"docs", "documentation", "comment", "comments", "label", "note", "notes", "text", "error", "warning",
		"usage", "example", "examples", "changelog", "body", "expected", "output", "stderr", "stdout":
		return proseKey
	}
	for _, prefix := range []string{"runon", "exec", "script"} {
		if strings.HasPrefix(name, prefix) {
			return scriptKey
		}
	}
	for _, suffix := range []string{"command", "cmd", "script"} {
		if strings.HasSuffix(name, suffix) {
			return scriptKey
		}
	}
	return otherKey
}
