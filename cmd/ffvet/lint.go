package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/run"
)

// lint runs all stages over the paths and writes the reports.
func (a *app) lint(ctx context.Context, paths []string) error {
	targets, err := a.flags.targets()
	if err != nil {
		return err
	}
	if err := checkFormats(targets); err != nil {
		return err
	}
	if err := checkRuleNames(slices.Concat(a.flags.selected, a.flags.ignored)); err != nil {
		return err
	}
	colors, err := a.colors()
	if err != nil {
		return err
	}
	in, err := a.prepare(ctx, paths)
	if err != nil {
		return err
	}
	out, err := run.Lint(ctx, in)
	if err != nil {
		return err
	}
	if err := a.repair(out); err != nil {
		return err
	}
	out.Quiet, out.Statistics = a.flags.quiet, a.flags.statistics
	if !a.flags.diff {
		if err := a.report(out, targets, colors); err != nil {
			return err
		}
	}
	a.code = exitCode(out, in.Config.Lint.FailOn, a.flags.exitZero)
	return nil
}

// exitCode is 1 if a finding stands at or above the level.
func exitCode(out *report.Run, failOn finding.Level, zero bool) int {
	for _, f := range out.Findings {
		if f.Level != finding.Off && f.Level >= failOn && !zero {
			return exitFindings
		}
	}
	return exitOK
}

// report writes the targets: standard output first, then the files.
func (a *app) report(out *report.Run, targets []target, colors bool) error {
	for _, t := range targets {
		write, err := format(t.format)
		if err != nil {
			return err
		}
		if t.file == "" {
			out.Color, out.Width = colors, columns(a.stdout)
			if err := write(a.stdout, out); err != nil {
				return err
			}
			continue
		}
		out.Color, out.Width = false, usualWidth
		if err := writeFile(t.file, func(w io.Writer) error { return write(w, out) }); err != nil {
			return fmt.Errorf("--output %s=%s: %w", t.format, t.file, err)
		}
	}
	return nil
}
