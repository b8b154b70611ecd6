package main

import (
	"fmt"
	"io"
	"strconv"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/fit"
	"github.com/ffvet/ffvet/internal/report/proposal"
	"github.com/ffvet/ffvet/internal/run"
)

// wantedThreads reads --fit; 0 if it is not given.
func (a *app) wantedThreads(given bool) (int, error) {
	if !given {
		return 0, nil
	}
	n, err := strconv.Atoi(a.flags.fit)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("--fit %s: want the most threads that the command may have, such as --fit 16", a.flags.fit)
	}
	return n, nil
}

// fitFormat refuses the formats in which there are no proposals.
func fitFormat(name string) error {
	if name != "text" && name != "json" {
		return fmt.Errorf("--fit knows no format %q: want text or json", name)
	}
	return nil
}

// fitted proposes what brings each of the commands under the number, and
// writes that in each of the formats.
func (a *app) fitted(found explanation, wanted int, targets []target) error {
	proposals := []fit.Proposal{}
	for _, c := range found.commands {
		p, err := run.Fit(found.input, c, wanted)
		if err != nil {
			return err
		}
		proposals = append(proposals, p)
	}
	for _, t := range targets {
		write := func(w io.Writer) error {
			if t.format == "json" {
				return fitAsJSON(w, found, proposals)
			}
			return a.fitAsText(w, found, proposals)
		}
		if err := a.into(t, write); err != nil {
			return err
		}
	}
	return nil
}

func fitAsJSON(w io.Writer, found explanation, all []fit.Proposal) error {
	if found.array || len(all) == 0 {
		return writeJSON(w, all)
	}
	return writeJSON(w, all[0])
}

func (a *app) fitAsText(w io.Writer, found explanation, all []fit.Proposal) error {
	style, err := a.look(w)
	if err != nil {
		return err
	}
	for i, p := range all {
		if i > 0 {
			fmt.Fprintln(w)
		}
		c := found.commands[i]
		o := proposal.Options{Declared: a.flags.cpus > 0 || a.flags.node != "", Width: style.Width, Diff: diffOf(c, p)}
		if found.array {
			o.Name = place(c)
		}
		if err := proposal.Write(w, p, o); err != nil {
			return err
		}
	}
	return nil
}

// diffOf returns the proposal as a change of the command's file; "" where
// there is no file, or the words do not stand in it.
func diffOf(c *facts.Command, p fit.Proposal) string {
	fix, ok := p.Fix(c)
	if !ok || c.File == run.CommandLine {
		return ""
	}
	fixed := finding.ApplyFixes([]finding.Finding{{Fixes: []finding.Fix{fix}}}, true)
	if len(fixed) != 1 {
		return ""
	}
	return fixed[0].Diff()
}
