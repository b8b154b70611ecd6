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

// patience is how long one run may take.
const patience = 20 * time.Second

// binary is an ffmpeg and a scratch folder to run it in.
type binary struct {
	path    string
	folder  string
	version string // "5.1.9"
}

// open finds the program and asks for its version.
func open(path string) (*binary, error) {
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
	m := regexp.MustCompile(`ffmpeg version n?(\d+\.\d+(?:\.\d+)?)`).FindStringSubmatch(b.output("-version"))
	if m == nil {
		b.close()
		return nil, errors.New("prints no version")
	}
	b.version = m[1]
	return b, nil
}

func (b *binary) close() { os.RemoveAll(b.folder) }

// short returns MAJOR.MINOR.
func (b *binary) short() string {
	parts := strings.Split(b.version, ".")
	return parts[0] + "." + parts[1]
}

// output returns what a run prints to standard output.
func (b *binary) output(args ...string) string {
	out, _ := b.run(args)
	return out
}

// messages returns what a run prints to standard error.
func (b *binary) messages(args ...string) string {
	_, messages := b.run(args)
	return messages
}

func (b *binary) run(args []string) (stdout, stderr string) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, b.path, append([]string{"-hide_banner"}, args...)...)
	cmd.Dir = b.folder
	var out, messages strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &messages
	// A failing run is an answer like any other: probes read the message.
	if err := cmd.Run(); ctx.Err() != nil {
		fmt.Fprintln(os.Stderr, "catalog: gave up on", args, err)
	}
	return out.String(), messages.String()
}
