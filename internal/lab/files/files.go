// Package files runs commands and counts the files that they hold open at
// once and those that they leave behind.
package files

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// Count is what a run showed.
type Count struct {
	// Open is the most file descriptors at once; polled, so a lower bound.
	Open int
	// Left are the regular files in the folder at the end.
	Left int
}

// poll is the time between two looks.
const poll = time.Millisecond

// Run runs a program in an empty folder until it ends. The error says that it
// could not be run, or what it ended with.
func Run(ctx context.Context, folder, program string, args ...string) (Count, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = folder
	if err := cmd.Start(); err != nil {
		return Count{}, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	var c Count
	for {
		select {
		case err := <-ended:
			left, errLeft := regular(folder)
			c.Left = left
			return c, errors.Join(err, errLeft)
		case <-time.After(poll):
			list, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", cmd.Process.Pid))
			if err == nil { // else it has ended meanwhile
				c.Open = max(c.Open, len(list))
			}
		}
	}
}

// regular counts the files below a folder.
func regular(folder string) (n int, err error) {
	err = filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			n++
		}
		return err
	})
	return n, err
}
