package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// patience is how long one run may take, on a busy machine too.
const patience = time.Minute

// binary is an ffmpeg that answers: the program itself, in a scratch folder,
// or what a dump recorded of it.
type binary struct {
	path    string // "" for a dump alone
	folder  string
	version string // "5.1.9"
	dump    *dumpFile
	err     error // the first answer that is missing
}

// open finds the program and asks for its version. What it answers is added
// to the dump of that version in the folder.
func open(path, dumps string) (*binary, error) {
	path, err := exec.LookPath(path)
	if err != nil {
		return nil, err
	}
	if path, err = filepath.Abs(path); err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "catalog")
	if err != nil {
		return nil, err
	}
	b := &binary{path: path, folder: folder}
	said, err := b.ask([]string{"-version"})
	if err == nil {
		b.version, err = versionIn(said.Out)
	}
	if err == nil {
		b.dump, err = openDump(filepath.Join(dumps, b.version+dumpSuffix))
	}
	if err != nil {
		b.close()
		return nil, err
	}
	b.dump.add(said)
	return b, nil
}

// replay opens a dump instead of a program.
func replay(path string) (*binary, error) {
	d, err := openDump(path)
	if err != nil {
		return nil, err
	}
	said, _ := d.find([]string{"-version"})
	version, err := versionIn(said.Out)
	return &binary{version: version, dump: d}, err
}

func versionIn(text string) (string, error) {
	m := regexp.MustCompile(`ffmpeg version n?(\d+\.\d+(?:\.\d+)?)`).FindStringSubmatch(text)
	if m == nil {
		return "", errors.New("prints no version")
	}
	return m[1], nil
}

// close ends the dump and removes the scratch folder.
func (b *binary) close() {
	if b.dump != nil {
		b.dump.close()
	}
	if b.folder != "" {
		os.RemoveAll(b.folder)
	}
}

// short returns MAJOR.MINOR.
func (b *binary) short() string {
	parts := strings.Split(b.version, ".")
	return parts[0] + "." + parts[1]
}

// output returns what a list or a help text prints to standard output. One
// that does not end is an error of the whole dump.
func (b *binary) output(args ...string) string {
	said := b.run(args)
	if said.Killed {
		b.fail(fmt.Errorf("%q did not end within %s", args, patience))
	}
	return said.Out
}

// messages returns what a probe prints to standard error. One that does not
// end has said enough.
func (b *binary) messages(args ...string) string { return b.run(args).Err }

func (b *binary) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

// run answers from the dump, or else asks the program.
func (b *binary) run(args []string) answer {
	if said, ok := b.dump.find(args); ok {
		return said
	}
	if b.path == "" {
		b.fail(fmt.Errorf("the dump lacks %q: make it anew from the program", args))
		return answer{}
	}
	said, err := b.ask(args)
	if err != nil {
		b.fail(err)
		return answer{}
	}
	if err := b.dump.add(said); err != nil {
		b.fail(err)
	}
	return said
}

// ask runs the program. A run that fails is an answer like any other: probes
// read the message.
func (b *binary) ask(args []string) (answer, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, b.path, append([]string{"-hide_banner"}, args...)...)
	cmd.Dir = b.folder
	var out, messages strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &messages
	err := cmd.Run()
	var status *exec.ExitError
	if err != nil && !errors.As(err, &status) {
		return answer{}, err
	}
	return answer{Args: args, Out: out.String(), Err: messages.String(), Killed: ctx.Err() != nil}, nil
}
