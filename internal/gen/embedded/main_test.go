package main

import (
	"os"
	"testing"
)

// TestUpToDate fails where a version has data that is not embedded.
func TestUpToDate(t *testing.T) {
	const root = "../../.."
	for _, s := range sources() {
		want, err := s.text(root)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(s.file(root))
		if err != nil || string(got) != want {
			t.Errorf("%s is not up to date (%v): run make catalog, or go run ./internal/gen/embedded", s.file(""), err)
		}
	}
}
