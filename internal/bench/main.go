// Command bench holds ffvet's speed and memory against its budgets. It makes
// trees of files, runs ffvet and `rg -l ffmpeg` over each of them in turn, and
// prints whole-process figures as the operating system accounts for them. It
// judges nothing: machines differ, the ratio to ripgrep differs little.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	runs := flag.Int("runs", 5, "counted runs of each command")
	binary := flag.String("ffvet", "", "binary to measure (default: built from this module)")
	flag.Parse()
	if err := bench(*binary, *runs); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(binary string, runs int) error {
	dir, err := os.MkdirTemp("", "ffvet-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if binary, err = ready(binary, dir); err != nil {
		return err
	}
	trees, err := makeTrees(dir)
	if err != nil {
		return err
	}
	var rows []row
	for _, t := range trees {
		fmt.Fprintf(os.Stderr, "%s …\n", t.name)
		r, err := compare(t, binary, runs)
		if err != nil {
			return err
		}
		rows = append(rows, r)
	}
	return printTable(os.Stdout, rows)
}

// ready returns the absolute path of the binary; without one it builds it.
func ready(binary, dir string) (string, error) {
	if binary != "" {
		return filepath.Abs(binary)
	}
	binary = filepath.Join(dir, "ffvet")
	build := exec.Command("go", "build", "-trimpath", "-o", binary, "./cmd/ffvet")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	build.Stderr = os.Stderr
	return binary, build.Run()
}

// tree is a folder to measure on, or one file of it.
type tree struct {
	name   string
	folder string
	path   string  // argument: "." or a file
	budget float64 // CPU of ffvet for one of ripgrep; 0: none
}

func makeTrees(dir string) ([]tree, error) {
	none, some := filepath.Join(dir, "none"), filepath.Join(dir, "some")
	if err := writeCorpus(none, corpus{files: 20_000, seed: 1}); err != nil {
		return nil, err
	}
	if err := writeCorpus(some, corpus{files: 2_000, percent: 10, seed: 2}); err != nil {
		return nil, err
	}
	demo, err := filepath.Abs("testdata/repos/role-explosion")
	if err != nil {
		return nil, err
	}
	return []tree{
		{"20,000 files, none with ffmpeg", none, ".", 1.2},
		{"2,000 files, 10 % with ffmpeg", some, ".", 4},
		{"the demo", demo, ".", 0},
		{"one file", demo, "docker/encoder/entrypoint.sh", 0},
	}, nil
}
