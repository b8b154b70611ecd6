// Package shim makes a program believe in any number of CPUs: it compiles a
// small library that is loaded before all others and answers every question
// about CPUs. Statically linked programs do not load it.
package shim

import (
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

//go:embed c/shim.c
var source []byte

// Shim is the compiled library.
type Shim struct{ path string }

// Build compiles the library into the folder with the C compiler of the
// machine: $CC, else cc. The error holds what the compiler said.
func Build(folder string) (Shim, error) {
	compiler := os.Getenv("CC")
	if compiler == "" {
		compiler = "cc"
	}
	text, library := filepath.Join(folder, "shim.c"), filepath.Join(folder, "shim.so")
	if err := os.WriteFile(text, source, 0o644); err != nil {
		return Shim{}, err
	}
	out, err := exec.Command(compiler, "-O2", "-shared", "-fPIC", "-o", library, text).CombinedOutput()
	if err != nil {
		return Shim{}, fmt.Errorf("%s cannot compile the shim: %w: %s", compiler, err, strings.TrimSpace(string(out)))
	}
	return Shim{library}, nil
}

// Environ returns the environment, as NAME=VALUE, in which a program believes
// in the number of CPUs.
func (s Shim) Environ(cpus int) []string {
	return []string{"LD_PRELOAD=" + s.path, "FFVET_LAB_CPUS=" + strconv.Itoa(cpus)}
}
