package unit

import (
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// Layer is one instruction that may put a program into an image: RUN, COPY or
// ADD.
type Layer struct {
	At source.Span
	// Run is what RUN starts, with the variables that it sees; nil for others.
	Run *Argv
	Env []Var
	// Starts are the command lines that Run leads to, without wrappers: set
	// by link.
	Starts []Start
	// Paths are what COPY and ADD bring: paths, for ADD also URLs. They come
	// from the image From, from an earlier stage, or from the build context.
	Paths []string
	From  *Image
	Stage *Installation
	// To is the absolute path in the image; it ends with a slash if it is a folder.
	To string
}

// Start is one command line where it stands, the program first.
type Start struct {
	Words []word.Word
	At    source.Span
}

// Installation is where the programs of a place come from: layers on an
// image from outside of the repository, or on a CI system's own machine.
type Installation struct {
	// Image is the lowest image, without a reference outside of containers.
	Image Image
	// Layers stand on the image, the lowest first.
	Layers []Layer
	// RunnerLabels are those of the CI machine, where there is no image.
	RunnerLabels []string
}
