// Package real runs real ffmpeg programs on argument lists, each in a scratch
// folder with the same small files, and records what they did.
package real

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// FoldersVariable is the environment variable that names more folders with an
// ffmpeg in them, as PATH does. Folders that unpack.sh of the catalog's
// generator made will do.
const FoldersVariable = "FFVET_FFMPEGS"

// Binary is one ffmpeg program.
type Binary struct {
	Path    string
	Version string // "5.1.9"
}

// Short returns MAJOR.MINOR, the name of the version's catalog.
func (b Binary) Short() string {
	parts := strings.Split(b.Version, ".")
	return parts[0] + "." + parts[1]
}

// Find returns the ffmpeg of PATH and those of the folders that the
// environment names, oldest first; of equal versions the first found. The
// error says which folder holds none that runs.
func Find() ([]Binary, error) {
	var all []Binary
	if path, err := exec.LookPath("ffmpeg"); err == nil {
		b, err := open(path)
		if err != nil {
			return nil, err
		}
		all = append(all, b)
	}
	for _, folder := range filepath.SplitList(os.Getenv(FoldersVariable)) {
		b, err := open(filepath.Join(folder, "ffmpeg"))
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(all, func(o Binary) bool { return o.Version == b.Version }) {
			all = append(all, b)
		}
	}
	slices.SortFunc(all, func(a, b Binary) int { return strings.Compare(a.Version, b.Version) })
	return all, nil
}

// open asks the program for its version.
func open(path string) (Binary, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Binary{}, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, path, "-version").Output()
	if err != nil {
		return Binary{}, fmt.Errorf("%s -version: %w", path, err)
	}
	m := regexp.MustCompile(`^ffmpeg version n?(\d+\.\d+(?:\.\d+)?)`).FindSubmatch(out)
	if m == nil {
		return Binary{}, errors.New(path + " prints no version")
	}
	return Binary{Path: path, Version: string(m[1])}, nil
}
