package unit

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// VarValue is the value of a variable, with holes where it is not known.
type VarValue = word.Word

// Run is one thing that a unit starts: its main process, a probe, a hook.
type Run struct {
	Use Use
	// Entrypoint and Command are the two halves of a container's command
	// line; nil means the image's own. A unit that is not a container has
	// only a Command.
	Entrypoint, Command *Argv
	At                  source.Span
	// Env are variables that this run alone sees, besides the unit's.
	Env []Var
	// Diags are conditions of every command that this run starts: that a
	// probe repeats it.
	Diags []Diag
}

// Use says what a Run is for.
type Use string

// The uses.
const (
	UseMain  Use = "main"
	UseProbe Use = "probe" // health check, liveness probe: again and again
	UseHook  Use = "hook"  // postStart, preStop, ONBUILD: once
	UseBuild Use = "build" // RUN: once, when the image is built
)

// Argv is an argument list, or the text that a shell makes one from.
type Argv struct {
	Words  []word.Word // exec form
	Script *Script     // shell form; Words is empty then
	At     source.Span
}

// Script is a text that a shell reads.
type Script struct {
	Text  source.Text
	Shell string      // "sh", "bash", "zsh", "mksh", "busybox"; "" if not known
	Args  []word.Word // $1, $2 …; nil if not known
	// Dir is the folder in the tree that relative paths start from; "" is
	// the root.
	Dir string
}

// Command is one call of ffmpeg, ffprobe or ffplay.
type Command struct {
	Program string      // "ffmpeg", "ffprobe", "ffplay"
	Words   []word.Word // without the program itself
	// Name is the word that named the program, where it stands.
	Name word.Word
	Unit *Unit
	Use  Use
	// At covers the whole call where it stands, continued lines included.
	At source.Span
	// Host is the way from the file to the words: "yaml", "kubernetes", "shell".
	Host []string
	// Procs is how many of this call run at once in one copy of the unit.
	Procs    bound.Bound
	Evidence []bound.Evidence
	// Cpuset is how many CPUs a wrapper (taskset) leaves in the affinity
	// mask; nil: those of the unit.
	Cpuset *bound.Bound
	// Limits are those that wrappers (docker run) give to all processes of
	// this call together; nil: those of the unit.
	Limits *Limits
	// Installed says where the program comes from.
	Installed *Installation
	Streams   Streams
	// Background says that the caller does not wait for it.
	Background bool
	// Loop says that it stands in a loop or under a launcher (xargs, parallel).
	Loop bool
	// Unattended says that nobody can answer a prompt: cron, CI, a container.
	Unattended bool
	// Diags are conditions that the way to the command showed.
	Diags []Diag
}

// Streams says where the standard streams of a command lead.
type Streams struct {
	Stdin, Stdout, Stderr Stream
}

// Stream is where one standard stream leads.
type Stream string

// The streams. LoopInput is the standard input of the `while read` loop
// around the command: the loop's data, which ffmpeg would eat.
const (
	Inherited Stream = ""
	Pipe      Stream = "pipe"
	FileInput Stream = "file"
	Null      Stream = "null"
	Text      Stream = "text" // a here-document or here-string
	LoopInput Stream = "loop"
)
