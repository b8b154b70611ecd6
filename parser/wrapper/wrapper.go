// Package wrapper unwraps argument lists: from `nice -n 10 timeout 5m ffmpeg …`
// to the ffmpeg inside, with what each wrapper does to it.
package wrapper

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// Inner is what a wrapper starts.
type Inner struct {
	// Wrapper is the program that was taken off: "xargs".
	Wrapper string
	// Words is the inner argument list, program first; empty if the inner
	// command is a Script or the image's own.
	Words []word.Word
	// Script is set where the wrapper hands a text to a shell: `sh -c TEXT`,
	// `parallel TEMPLATE`.
	Script *unit.Script
	// ScriptFile is set where a shell reads a file: `bash enc.sh a b`; Words
	// then holds the file and its arguments.
	ScriptFile bool
	// Image is set where the command runs in a container of that image:
	// `docker run IMAGE …`; Entrypoint replaces the image's own.
	Image      *word.Word
	Entrypoint *word.Word
	// Env are the variables that the wrapper sets.
	Env []unit.Var
	// Times is how many inner commands run at once for one start of the wrapper.
	Times    bound.Bound
	Evidence []bound.Evidence
	// Stdin is what the wrapper makes of standard input, if it changes it.
	Stdin *unit.Stream
	Diags []unit.Diag
	// Loop says that the wrapper starts the command again and again.
	Loop bool
}
