package pod

import (
	"path"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// Interpreter returns the shell that a container's command is, "" if it has
// none; ok is false for anything else that reads a script.
func Interpreter(c *yamlpos.Node) (shell string, ok bool) {
	words := c.Get("command").Items()
	if len(words) == 0 {
		return "", true
	}
	switch shell = path.Base(words[0].Str()); shell {
	case "sh", "bash", "zsh", "ash", "dash", "ksh", "mksh", "busybox":
		return shell, true
	}
	return "", false
}
