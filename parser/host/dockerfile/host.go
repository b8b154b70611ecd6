// Package dockerfile reads Dockerfiles: what an image runs when it starts,
// again and again for its health, and while it is built.
package dockerfile

import (
	"context"
	"fmt"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// System is the name of the host in facts.
const System = "dockerfile"

// maxInstructions is how many instructions of one file are read.
const maxInstructions = 10_000

// Host reads Dockerfiles. Lines and their meaning come from BuildKit's own
// parser; the place of every word is found again in the file.
type Host struct{}

// Name returns "dockerfile".
func (Host) Name() string { return System }

// Claims reports whether the file's name is that of a Dockerfile:
// Dockerfile, Dockerfile.NAME, NAME.Dockerfile, and the same with
// Containerfile.
func (Host) Claims(file string, _ []byte) bool {
	_, ok := nameInFile(path.Base(file))
	return ok
}

// Related returns what files hold that build an image without naming it.
func (Host) Related() []string { return []string{"build:", "docker build", "buildx build"} }

// Extract returns one unit for every stage, and one for what each stage runs
// while it is built.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	lines, notes := read(f)
	b := builder{file: f, notes: notes}
	for i, line := range lines {
		if i == maxInstructions {
			b.note(line, fmt.Sprintf("only the first %d instructions are read", maxInstructions))
			break
		}
		b.apply(line)
	}
	if len(b.stages) == 0 && len(b.notes) == 0 {
		return unit.Found{}, false
	}
	return unit.Found{Units: b.units(), Unread: b.notes}, true
}

// nameInFile returns the NAME of Dockerfile.NAME or NAME.Dockerfile.
func nameInFile(base string) (name string, ok bool) {
	lower := strings.ToLower(base)
	if isOther(path.Ext(lower)) {
		return "", false
	}
	for _, stem := range []string{"dockerfile", "containerfile"} {
		switch {
		case lower == stem:
			return "", true
		case strings.HasPrefix(lower, stem) && strings.ContainsAny(lower[len(stem):len(stem)+1], ".-_"):
			return base[len(stem)+1:], true
		case strings.HasSuffix(lower, "."+stem):
			return base[:len(base)-len(stem)-1], true
		}
	}
	return "", false
}

// isOther reports whether the extension is that of a file which is only
// about a Dockerfile: a program, a text, a list.
func isOther(extension string) bool {
	switch extension {
	case ".dockerignore", ".go", ".py", ".rb", ".js", ".ts", ".sh", ".md", ".rst", ".txt", ".txtar", ".json", ".yaml", ".yml", ".toml", ".html":
		return true
	}
	return false
}
