// Command rulepages writes docs/rules: one page a rule and the list of all,
// from what the rules say of themselves.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/ffvet/ffvet/rules"
)

//go:generate go run . ../../..

func main() {
	root := "."
	if len(os.Args) > 1 {
		root = os.Args[1]
	}
	if err := write(filepath.Join(root, "docs", "rules"), rules.All()); err != nil {
		fmt.Fprintln(os.Stderr, "rulepages:", err)
		os.Exit(1)
	}
}

// write replaces every page in the folder; pages of rules that are gone go too.
func write(dir string, all []rules.Rule) error {
	old, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		return err
	}
	for _, page := range old {
		if err := os.Remove(page); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, text := range pages(all) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
