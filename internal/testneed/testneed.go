// Package testneed lets a test say what it needs of the machine. What is
// missing skips the test for people, and fails it where CI=true: a skip there
// would hide that nothing was tested.
package testneed

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// Program skips or fails the test unless all the programs are installed.
func Program(t testing.TB, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, err := exec.LookPath(name); err != nil {
			missing(t, name)
		}
	}
}

// File returns the path of a file that .ci/tools.sh fetches into the folder
// .cache of the repository; without it the test is skipped or fails.
func File(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join(Root(), ".cache", name)
	if _, err := os.Stat(path); err != nil {
		missing(t, ".cache/"+name)
	}
	return path
}

// Root returns the folder of the repository.
func Root() string {
	_, here, _, _ := runtime.Caller(0)
	return filepath.Dir(filepath.Dir(filepath.Dir(here)))
}

func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is missing: run .ci/tools.sh", what)
		return
	}
	note(t.Name() + ": " + what)
	t.Skipf("%s is missing: run .ci/tools.sh", what)
}

// note adds a line to the file that .ci/test.sh counts.
func note(line string) {
	path := os.Getenv("FFVET_SKIPPED")
	if path == "" {
		return
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return // the test is skipped all the same
	}
	defer f.Close()
	f.WriteString(line + "\n")
}
