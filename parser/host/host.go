// Package host is the contract of everything that reads one system's files.
package host

import (
	"context"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// Host finds the units in the files of one system. It knows no ffmpeg and
// evaluates no shell; hosts never import one another.
type Host interface {
	// Name is the system's name in facts: "kubernetes".
	Name() string
	// Claims says by path and text, without parsing, whether the file may be
	// one of this system.
	Claims(path string, text []byte) bool
	// Extract returns the file's units. ok is false if the file turned out
	// not to be one of this system: the next host is asked. A file that
	// cannot be parsed gives a note in Unread. The tree is for files that the
	// system itself reads beside this one (an override, an .env file).
	Extract(ctx context.Context, f *source.File, tree source.Tree) (found unit.Found, ok bool)
}

// Trigger is a host that has units also in files that name none of the
// programs: workers that run whatever comes.
type Trigger interface {
	// Triggers returns texts that such files contain.
	Triggers() []string
}

// ObjectReader reads some kinds of the objects that stand in manifests, in
// one file with objects of other kinds.
type ObjectReader interface {
	// Reads reports whether it reads objects of the API version and kind.
	Reads(apiVersion, kind string) bool
	// Read returns the units of the object. The tree is for other objects that
	// it names.
	Read(ctx context.Context, object *yamlpos.Node, tree source.Tree) unit.Found
}

// Relater is a host whose units are changed or used by files that need not
// hold the units' names.
type Relater interface {
	// Related returns texts that such files contain: once a unit of this host
	// reaches ffmpeg, the files that hold one of them are read too.
	Related() []string
}

// Assembler is a host that puts the contents of other files together. Its
// files need not hold the names of what they start: they are always read.
type Assembler interface {
	// FileNames returns the names of its files, without folders.
	FileNames() []string
}

// ManifestReader reads objects that stand in no file as they are.
type ManifestReader interface {
	// ReadObjects returns what the objects hold, which belong together. The
	// tree is for others that they name.
	ReadObjects(ctx context.Context, objects []*yamlpos.Node, tree source.Tree) unit.Found
}
