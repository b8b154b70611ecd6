// Command ffvet lints FFmpeg pipelines: it finds every ffmpeg command in
// scripts, Dockerfiles and YAML, computes what it can become where it runs,
// and reports what does not fit.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
)

// garbagePercent is how much memory may grow between two collections, unless
// GOGC says something: a run is short, and collecting costs more than memory.
const garbagePercent = 200

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	os.Exit(execute(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// execute runs the command line and returns the exit code: 0 nothing at or above
// the fail-on level, 1 findings, 2 the run itself failed.
func execute(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	app := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	root := newRoot(app)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	if err := root.Execute(); err != nil {
		fmt.Fprintf(stderr, "ffvet: %v\n", err)
		return exitFailed
	}
	return app.code
}

// The exit codes.
const (
	exitOK       = 0
	exitFindings = 1
	exitFailed   = 2
)

// app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	flags          flags
	code           int
}
