package real

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// patience is how long one run may take. The limits of the shell that starts
// it are 8 seconds of CPU time and files of 64 MiB.
const (
	patience = 8 * time.Second
	limited  = `ulimit -t 8 -c 0; ulimit -f 131072; exec "$0" "$@"`
)

// Lab runs command lines in copies of one folder of fixtures.
type Lab struct {
	fixtures, scratch string
}

// NewLab makes the fixtures with the program, below the scratch folder; those
// that are there already are used again.
func NewLab(b Binary, scratch string) (*Lab, error) {
	l := &Lab{fixtures: filepath.Join(scratch, "fixtures"), scratch: scratch}
	err := os.Mkdir(l.fixtures, 0o755)
	if errors.Is(err, fs.ErrExist) {
		return l, nil
	}
	if err != nil {
		return nil, err
	}
	return l, MakeFixtures(b, l.fixtures)
}

// Probed returns what ffprobe prints about the fixtures, by file name. The
// scratch folder remembers it.
func (l *Lab) Probed(b Binary) (map[string]string, error) {
	path := filepath.Join(l.scratch, "probed.json")
	if text, err := os.ReadFile(path); err == nil {
		var all map[string]string
		return all, json.Unmarshal(text, &all)
	}
	all, err := Probe(context.Background(), b, l.fixtures)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(all)
	if err != nil {
		return nil, err
	}
	return all, os.WriteFile(path, text, 0o644)
}

// Run runs the program with the arguments (without its own name) in a fresh
// copy of the fixtures. It may be called by several goroutines. The error is
// about the scratch folder or the shell, never about the arguments.
func (l *Lab) Run(b Binary, argv []string) (Record, error) {
	dir, err := os.MkdirTemp(l.scratch, "run")
	if err != nil {
		return Record{}, err
	}
	defer os.RemoveAll(dir)
	work := filepath.Join(dir, "w")
	if err := os.CopyFS(work, os.DirFS(l.fixtures)); err != nil {
		return Record{}, err
	}
	report := filepath.Join(dir, "report")
	messages, err := os.Create(filepath.Join(dir, "messages"))
	if err != nil {
		return Record{}, err
	}
	defer messages.Close()
	code, err := start(b, argv, work, report, messages)
	if err != nil {
		return Record{}, err
	}
	log, _ := os.ReadFile(report) // missing: it ended before it wrote one
	rest, err := os.ReadFile(messages.Name())
	if err != nil {
		return Record{}, err
	}
	r := parse(string(log), string(rest))
	r.RC, r.Timeout = code, code == nil
	return r, nil
}

// start runs the program; code is nil if it took too long. The options that
// it puts in front are global ones: they change nothing about the rest. The
// log is read from a report, which a -loglevel among the arguments does not
// make shorter.
func start(b Binary, argv []string, work, report string, messages *os.File) (code *int, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	args := append([]string{"-c", limited, b.Path, "-nostdin", "-hide_banner", "-nostats", "-loglevel", "level+info"}, argv...)
	cmd := exec.CommandContext(ctx, "/bin/sh", args...)
	cmd.Dir, cmd.Stderr, cmd.WaitDelay = work, messages, time.Second
	cmd.Env = []string{
		"PATH=/usr/bin:/bin", "HOME=" + work, "LC_ALL=C", "AV_LOG_FORCE_NOCOLOR=1", "FFREPORT=file=" + report + ":level=32",
	}
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return nil, nil
	case err != nil && !errors.As(err, &exit):
		return nil, err
	}
	n := cmd.ProcessState.ExitCode()
	return &n, nil
}
