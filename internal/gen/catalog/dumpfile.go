package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// dumpSuffix ends the names of dumps.
const dumpSuffix = ".dump.jsonl"

// answer is what one run of a binary printed.
type answer struct {
	Args   []string `json:"args"`
	Out    string   `json:"out,omitempty"`
	Err    string   `json:"err,omitempty"`
	Killed bool     `json:"killed,omitempty"` // it did not end by itself
}

// dumpFile holds the answers of one binary, one JSON object a line. They are
// written as they come: a dump that was interrupted goes on where it stopped.
type dumpFile struct {
	file  *os.File
	known map[string]answer
}

// openDump reads a dump, or begins one. A last line that was cut off is
// written again.
func openDump(path string) (*dumpFile, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	d := &dumpFile{file: file, known: map[string]answer{}}
	if err := d.read(); err != nil {
		file.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return d, nil
}

// read takes the whole lines and stands behind them.
func (d *dumpFile) read() error {
	text, err := io.ReadAll(d.file)
	if err != nil {
		return err
	}
	text = text[:bytes.LastIndexByte(text, '\n')+1]
	for line := range bytes.Lines(text) {
		var a answer
		if err := json.Unmarshal(line, &a); err != nil {
			return err
		}
		d.known[key(a.Args)] = a
	}
	if err := d.file.Truncate(int64(len(text))); err != nil {
		return err
	}
	_, err = d.file.Seek(int64(len(text)), io.SeekStart)
	return err
}

// find returns the answer to the arguments.
func (d *dumpFile) find(args []string) (answer, bool) {
	a, ok := d.known[key(args)]
	return a, ok
}

// add records an answer.
func (d *dumpFile) add(a answer) error {
	if _, ok := d.find(a.Args); ok {
		return nil
	}
	d.known[key(a.Args)] = a
	line, err := json.Marshal(a)
	if err != nil {
		return err
	}
	_, err = d.file.Write(append(line, '\n'))
	return err
}

func (d *dumpFile) close() { d.file.Close() }

func key(args []string) string { return strings.Join(args, "\x00") }
