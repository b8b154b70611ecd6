package discover

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"weak"

	"github.com/ffvet/ffvet/parser/source"
)

// Read returns the text of a file below Root or below a given path. It reads
// the file again unless somebody still holds it. What excludes or ignore
// files take out, and what a symbolic link leads out of the folder to, does
// not exist.
func (t *Tree) Read(path string) (*source.File, error) {
	if f, ok := t.memory[path]; ok {
		return f, nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if f := t.cache[path].Value(); f != nil {
		return f, nil
	}
	text, err := t.load(path)
	if err != nil {
		return nil, err
	}
	f := source.NewFile(path, text)
	t.cache[path] = weak.Make(f)
	return f, nil
}

func (t *Tree) load(path string) ([]byte, error) {
	missing := fmt.Errorf("%s: %w", path, fs.ErrNotExist)
	if disk, ok := t.given[path]; ok {
		return readFile(path, func() (*os.File, error) { return os.Open(disk) })
	}
	b, below, ok := t.baseOf(path)
	if !ok || t.excludes.covers(path) {
		return nil, missing
	}
	if _, known := slices.BinarySearch(t.texts, path); !known && t.ignored(filepath.Join(b.disk, below), false) {
		return nil, missing
	}
	root, err := os.OpenRoot(b.disk)
	if err != nil {
		return nil, missing
	}
	defer root.Close()
	if info, err := root.Stat(below); err != nil || !info.Mode().IsRegular() {
		return nil, missing
	}
	return readFile(path, func() (*os.File, error) { return root.Open(below) })
}

// baseOf returns the folder that a path may be read from, and the way from
// it to the file.
func (t *Tree) baseOf(path string) (b base, below string, ok bool) {
	for _, b := range slices.Backward(t.bases) {
		below := path
		if b.name != "" {
			var inside bool
			if below, inside = strings.CutPrefix(path, strings.TrimSuffix(b.name, "/")+"/"); !inside {
				continue
			}
		}
		if fs.ValidPath(below) {
			return b, filepath.FromSlash(below), true
		}
	}
	return base{}, "", false
}

func readFile(path string, open func() (*os.File, error)) ([]byte, error) {
	file, err := open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, errorCause(err))
	}
	defer file.Close()
	var text bytes.Buffer
	if info, err := file.Stat(); err == nil {
		text.Grow(int(min(info.Size(), MaxFile)) + bytes.MinRead)
	}
	switch n, err := text.ReadFrom(io.LimitReader(file, MaxFile+1)); {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", path, errorCause(err))
	case n > MaxFile:
		return nil, fmt.Errorf("%s: longer than %s", path, maxFileText)
	}
	return text.Bytes(), nil
}
