package main

import (
	"fmt"
	"os"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
)

// repair applies the fixes of --fix to the files, or prints what it would
// change for --diff.
func (a *app) repair(out *report.Run) error {
	if !a.flags.fix && !a.flags.diff {
		return nil
	}
	for _, fixed := range finding.ApplyFixes(out.Findings, a.flags.unsafeFixes) {
		if a.flags.diff {
			fmt.Fprint(a.stdout, fixed.Diff())
			continue
		}
		path := fixed.File.Path
		info, err := os.Stat(path)
		if err != nil {
			return fmt.Errorf("--fix: %w", err)
		}
		if err := os.WriteFile(path, []byte(fixed.New), info.Mode().Perm()); err != nil {
			return fmt.Errorf("--fix: %w", err)
		}
		fmt.Fprintf(a.stderr, "fixed %s\n", path)
	}
	return nil
}
