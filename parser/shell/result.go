// Package shell evaluates shell scripts without running them: which commands
// can be started, with which words, and how many of them at once.
package shell

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// Options say under which conditions a script runs.
type Options struct {
	// Env holds the variables that the script inherits.
	Env []unit.Var
	// CPUs is what nproc prints; zero if not known.
	CPUs int
	// Functions are those that its caller exported.
	Functions []Function
	// Input is the text on its standard input, if it is known.
	Input *source.Text
	// Source returns the text of a file that the script reads with `.` or
	// `source`; ok is false if the tree does not hold it.
	Source func(path string) (text source.Text, ok bool)
}

// Result is what a script can do.
type Result struct {
	// Statements are the top-level statements that start a command, in order.
	Statements []Statement
	// Peak returns how many processes of the whole script run at once at
	// most, with what earlier statements left in the background; it is asked
	// like Statement.Peak.
	Peak func(of func(*Call) Started) bound.Bound
	// Stays returns how many of them still run when the script is over.
	Stays func(of func(*Call) Started) bound.Bound
	// Beside returns for each of Statements the number of the last one that
	// begins while something of it still runs in the background: its own
	// number if nothing does. Functions that nothing calls are left out.
	Beside func(of func(*Call) Started) []int
	// Unread are the places that could not be parsed, with the parser's message.
	Unread []source.Note
}

// Started is what one start of a call leads to: how many processes run at
// once at most, and how many of them still run when the call returns.
type Started struct{ Procs, Left bound.Bound }

// Statement is one top-level statement of a script.
type Statement struct {
	At   source.Span
	Line int // 1-based, in the script's own text
	// Uncalled says that it is a function of a library: nothing in the script
	// calls it, others may.
	Uncalled bool
	// Calls are the commands that the statement can start, in order.
	Calls []*Call
	// Peak returns how many processes run at once at most, given how many
	// one start of each call is. Calls that are not asked for count 0.
	Peak func(of func(*Call) Started) bound.Bound
	// Stays returns what is still running in the background when the next
	// statement in the list begins (a `wait` between them is part of this
	// one), given the same.
	Stays func(of func(*Call) Started) bound.Bound
}

// Call is one simple command that a script can start. Its words are not
// unwrapped: the program may be `nice`, `xargs`, another script.
type Call struct {
	Words []word.Word
	// At covers the command where it stands, continued lines included.
	At source.Span
	// Assigns are the assignments in front of the command, and what the
	// script exported before it.
	Env []unit.Var
	// Procs is how many of this call run at once within one run of the
	// script, counting one for each start.
	Procs    bound.Bound
	Evidence []bound.Evidence
	Streams  unit.Streams
	// Functions are those that the shells which the command starts can call.
	Functions []Function
	// Input is the text of the here-document on standard input, if any.
	Input *source.Text
	// Feed is what is known of the text on standard input, nil if nothing is.
	Feed *unit.Feed
	// Lock is the file whose lock the script holds while it runs: `exec 9>FILE;
	// flock 9`. Moves says that the script changes its folder.
	Lock  string
	Moves bool
	// Written are the files that the script wrote before and that the words
	// may name.
	Written    []Written
	Background bool
	Loop       bool
	Diags      []unit.Diag

	lock lockFile
}
