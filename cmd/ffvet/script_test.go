package main

import (
	"bytes"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// exitcode N COMMAND ARGS: runs the command and fails unless it exits with N.
// Its outputs go to stdout and stderr of the script.
func exitcode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exitcode N COMMAND ARGS")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := err.(*exec.ExitError); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%s exits with %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

// repeat FILE TEXT N: writes the text N times into the file, without line breaks.
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: repeat FILE TEXT N")
	}
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte(args[1]), n), 0o644))
}

// encode FILE TEXT: writes a text with Go's escapes (\r, \xff), for bytes that
// cannot stand in a script.
func encode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: encode FILE TEXT")
	}
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(args[1], `"`, `\"`) + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// paragraph N FILE: leaves of the file its N-th part between empty lines, from 1 on.
func paragraph(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: paragraph N FILE")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	parts := strings.Split(ts.ReadFile(args[1]), "\n\n")
	if n < 1 || n > len(parts) {
		ts.Fatalf("%s has %d paragraphs", args[1], len(parts))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.TrimSuffix(parts[n-1], "\n")+"\n"), 0o644))
}
