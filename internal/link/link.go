// Package link follows names from the files that say ffmpeg to everything
// that starts it or multiplies it: scripts that call scripts, images and the
// containers that run them, ConfigMaps that hold scripts, autoscalers. What
// does not reach an ffmpeg program is dropped.
package link

import (
	"context"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host"
	"github.com/ffvet/ffvet/parser/shell"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
	"github.com/ffvet/ffvet/parser/wrapper"
)

// Input is what a run starts from.
type Input struct {
	Tree source.Tree
	// Files are the paths of the files that name a program we look for, or a
	// job worker.
	Files []string
	// Hosts are asked in this order; the first that takes a file gets it.
	Hosts []host.Host
	// Commands are other names of the programs: "enc" → "ffmpeg".
	Commands map[string]string
	// CPUs is how many CPUs a launcher sees that starts one job for each of
	// them; unknown where nothing declares it.
	CPUs bound.Bound
	// Variables are values of variables that come from outside: what a unit sets
	// itself wins.
	Variables []unit.Var
	// Roots are the folders of the files that are put together and deployed,
	// where they are declared; nil: all that no other one builds on.
	Roots []string
}

// Linked is what the names led to.
type Linked struct {
	// Units are sorted by file and position.
	Units []*UnitResult
	// Nodes are the sets of nodes that files declare, in the order of the files.
	Nodes []unit.Nodes
	// Diags are conditions of files that belong to no unit.
	Diags []unit.Diag
	// Unread are texts that could not be read, with the parser's message.
	Unread []source.Note
	// Named are those of Input.Files that name a program, sorted.
	Named []string
	// Read are the files that a host took or a script reads, sorted;
	// Unclaimed are those of Input.Files
	// that name a program and no host takes.
	Read, Unclaimed []string
}

// UnitResult is a unit and what it starts.
type UnitResult struct {
	*unit.Unit
	// Procs is how many processes of the programs run at once in one copy:
	// of its main part, or while the image is built.
	Procs bound.Bound
	// Commands are the calls: the main ones first, then probes and hooks.
	Commands []*unit.Command
}

// Commands returns the commands of all units in order.
func (l *Linked) Commands() []*unit.Command {
	var out []*unit.Command
	for _, u := range l.Units {
		out = append(out, u.Commands...)
	}
	return out
}

// Run reads the files and follows the names until nothing new turns up. A
// context that ends cuts the search short.
func Run(ctx context.Context, in Input) *Linked {
	l := newLinker(ctx, in)
	l.follow()
	return l.finish()
}

// linker is the state of one run.
type linker struct {
	in  Input
	ctx context.Context
	// eval and unwrap are shell.Eval and wrapper.Unwrap.
	eval   func(unit.Script, shell.Options) *shell.Result
	unwrap func([]word.Word, bound.Bound) (wrapper.Inner, bool)

	programs programs
	files    map[string]*file // every file asked for, by path
	searched map[string]bool  // names
	scripts  map[string]*evaluated
	texts    map[string]text // scripts of the tree by path, missing ones too
	notes    []source.Note   // about the search itself
	// walkNotes are those of the last walk.
	walkNotes []source.Note

	*index
}

func newLinker(ctx context.Context, in Input) *linker {
	return &linker{
		in: in, ctx: ctx, eval: shell.Eval, unwrap: wrapper.Unwrap,
		programs: programs{aliases: in.Commands},
		files:    map[string]*file{},
		searched: map[string]bool{},
		scripts:  map[string]*evaluated{},
		texts:    map[string]text{},
	}
}
