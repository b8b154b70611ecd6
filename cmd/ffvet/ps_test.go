package main

import (
	"strings"
	"testing"
)

// TestPSElsewhere says where there is no /proc, and reads a copy of one.
func TestPSElsewhere(t *testing.T) {
	a := &app{}
	for _, goos := range []string{"darwin", "windows"} {
		if _, err := a.system(goos); err == nil || !strings.Contains(err.Error(), goos) || !strings.Contains(err.Error(), "--proc") {
			t.Errorf("%s: %v", goos, err)
		}
	}
	a.flags.ps.proc = t.TempDir()
	if _, err := a.system("darwin"); err != nil {
		t.Error(err)
	}
}
