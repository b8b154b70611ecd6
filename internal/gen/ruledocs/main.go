// Command ruledocs writes the pages of the rules, docs/rules/ID.md, from the
// rules themselves.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/ffvet/ffvet/rules"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: ruledocs FOLDER")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write writes all pages into the folder and removes those of rules that are gone.
func write(folder string) error {
	old, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil {
		return err
	}
	for _, path := range old {
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	for name, text := range pages() {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// pages returns all pages by file name.
func pages() map[string]string {
	all := rules.All()
	texts := map[string]string{"README.md": index(all)}
	for _, r := range all {
		texts[r.ID+".md"] = page(r)
	}
	return texts
}
