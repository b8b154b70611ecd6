package source

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
)

// Tree is the set of files that a run may read: a folder on disk, or texts in
// memory (an editor's unsaved buffers, a test).
type Tree interface {
	// Read returns the file with the given path. A path outside the tree, or
	// one that the ignore rules took out, is an error that wraps
	// fs.ErrNotExist.
	Read(path string) (*File, error)
	// Search returns, sorted, the paths of the text files that hold at least
	// one of the names.
	Search(ctx context.Context, names []string) []string
	// Find returns, sorted, the paths of the text files that have one of the
	// names, without their folders.
	Find(names []string) []string
}

// Memory is a Tree of texts by path.
type Memory map[string]*File

// NewMemory returns a tree of the given texts.
func NewMemory(texts map[string]string) Memory {
	m := Memory{}
	for path, text := range texts {
		m[path] = NewFile(path, []byte(text))
	}
	return m
}

// Read returns the file with the given path.
func (m Memory) Read(path string) (*File, error) {
	if f, ok := m[path]; ok {
		return f, nil
	}
	return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
}

// Search returns the paths of the files that hold one of the names.
func (m Memory) Search(ctx context.Context, names []string) []string {
	var paths []string
	for p, f := range m {
		if ctx.Err() != nil {
			break
		}
		for _, name := range names {
			if bytes.Contains(f.Text, []byte(name)) {
				paths = append(paths, p)
				break
			}
		}
	}
	sort.Strings(paths)
	return paths
}

// Find returns the paths of the files that have one of the names.
func (m Memory) Find(names []string) []string {
	var paths []string
	for p := range m {
		if slices.Contains(names, path.Base(p)) {
			paths = append(paths, p)
		}
	}
	sort.Strings(paths)
	return paths
}
