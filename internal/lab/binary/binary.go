// Package binary knows one ffmpeg program: its version, the libraries that it
// was built with, and the encoders that really encode here.
package binary

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/ffvet/ffvet/internal/version"
)

// Binary is an ffmpeg program.
type Binary struct {
	// Path is where the program is, Version what it says of itself.
	Path    string
	Version version.Version
	// Exact is the version in full: "5.1.9-0+deb12u1".
	Exact string
	// Libraries are the versions of the libraries that count for threads, by
	// their name in the configuration; one that it lacks is not there.
	Libraries map[string]string

	folder   string            // to run it in
	listed   map[string]bool   // whether an encoder is for video
	filters  map[string]string // what each takes and gives
	encoding map[string]bool   // by name, once tried
}

// patience is how long one look at a program may take, and making how long it
// may write a file.
const (
	patience = 2 * time.Minute
	making   = 5 * time.Minute
)

// Open asks a program what it is. Folder is for files that it may leave
// behind. The error says why the program is no ffmpeg.
func Open(path, folder string) (*Binary, error) {
	path, err := exec.LookPath(path)
	if err != nil {
		return nil, err
	}
	if path, err = filepath.Abs(path); err != nil {
		return nil, err
	}
	b := &Binary{Path: path, folder: folder, encoding: map[string]bool{}, listed: map[string]bool{}, filters: map[string]string{}}
	m := regexp.MustCompile(`ffmpeg version n?(\S*?(\d+\.\d+)\S*)`).FindStringSubmatch(b.Messages("-version"))
	if m == nil {
		return nil, fmt.Errorf("%s -version prints no version", path)
	}
	b.Exact = m[1]
	if b.Version, err = version.Parse(m[2]); err != nil {
		return nil, err
	}
	b.list()
	b.listFilters()
	b.Libraries = b.libraries()
	return b, nil
}

// Messages returns all that a run prints.
func (b *Binary) Messages(args ...string) string {
	text, _ := b.try(patience, args...)
	return text
}

// try runs the program and reports whether it ended well.
func (b *Binary) try(limit time.Duration, args ...string) (messages string, ok bool) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, b.Path, append([]string{"-hide_banner", "-nostdin"}, args...)...)
	cmd.Dir = b.folder
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	return string(out), err == nil
}

// Make writes a file with the arguments, which end in its name; the error
// holds the end of what the program said.
func (b *Binary) Make(args ...string) error {
	out, ok := b.try(making, append([]string{"-v", "error", "-y"}, args...)...)
	if !ok {
		lines := strings.Split(strings.TrimSpace(out), "\n")
		return fmt.Errorf("%s: %s", strings.Join(args, " "), lines[len(lines)-1])
	}
	return nil
}
