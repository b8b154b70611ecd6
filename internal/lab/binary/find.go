package binary

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// suites are the releases of Debian that bring other versions of ffmpeg.
func suites() []string { return []string{"bullseye", "bookworm", "trixie", "sid"} }

// Find returns the paths of the programs to measure: those that are given,
// else the one of PATH and those that were unpacked into the cache before.
func Find(given []string, cache string) ([]string, error) {
	if len(given) > 0 {
		return given, nil
	}
	var found []string
	if path, err := exec.LookPath("ffmpeg"); err == nil {
		found = append(found, path)
	}
	for _, suite := range suites() {
		path := filepath.Join(cache, suite, "ffmpeg")
		if _, err := os.Stat(path); err == nil {
			found = append(found, path)
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("there is no ffmpeg: install it, name one with --ffmpeg, or let --unpack fetch Debian's")
	}
	return found, nil
}

// Unpack fetches ffmpeg of each release of Debian into the cache, unless it
// is there; what apt says goes to the log. Releases that fail are named.
func Unpack(script, cache string, log io.Writer) error {
	for _, suite := range suites() {
		folder := filepath.Join(cache, suite)
		if _, err := os.Stat(filepath.Join(folder, "ffmpeg")); err == nil {
			continue
		}
		cmd := exec.Command("sh", script, suite, folder)
		cmd.Stdout, cmd.Stderr = log, log
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("%s cannot be unpacked: %w", suite, err)
		}
	}
	return nil
}
