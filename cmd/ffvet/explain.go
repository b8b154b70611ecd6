package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/report/explain"
	"github.com/ffvet/ffvet/internal/run"
)

func newExplain(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "explain -- ffmpeg … | explain FILE[:LINE]",
		Short: "Show what one command becomes: its roles, and every term of its numbers",
		Example: `  ffvet explain -- ffmpeg -i in.mp4 -threads 4 out.webm
  ffvet explain deploy/encoder.yaml:31
  ffvet explain --json --ffmpeg 7.1 --cpus 16 -- ffmpeg -i in.mp4 out.mkv`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if at := cmd.ArgsLenAtDash(); at >= 0 {
				return a.explainWords(cmd.Context(), args[at:])
			}
			if len(args) != 1 {
				return fmt.Errorf("want one FILE[:LINE], or a command after --: ffvet explain -- ffmpeg -i in.mp4 out.webm")
			}
			return a.explainPlace(cmd.Context(), args[0])
		},
	}
}

func (a *app) explainWords(ctx context.Context, argv []string) error {
	cfg, err := a.config(".")
	if err != nil {
		return err
	}
	in := a.input(cfg)
	if in.Tree, err = a.walk(ctx, nil, cfg); err != nil {
		return err
	}
	c, err := run.ExplainWords(ctx, in, argv)
	if err != nil {
		return err
	}
	return a.explained([]*facts.Command{c}, false)
}

// explainPlace explains the commands of a file, or the one at a line of it.
func (a *app) explainPlace(ctx context.Context, place string) error {
	path, line := place, 0
	if i := strings.LastIndexByte(place, ':'); i > 0 {
		if n, err := strconv.Atoi(place[i+1:]); err == nil && n > 0 {
			path, line = place[:i], n
		}
	}
	in, err := a.prepare(ctx, []string{"."})
	if err != nil {
		return err
	}
	out, err := run.Lint(ctx, in)
	if err != nil {
		return err
	}
	found := run.At(out.Doc, path, line)
	if len(found) == 0 && !a.asJSON() {
		return fmt.Errorf("no ffmpeg command at %s; ffvet explain FILE lists those of a file", place)
	}
	return a.explained(found, line == 0)
}

func (a *app) asJSON() bool { return a.flags.json || a.flags.format == "json" }

// explained prints the commands: as JSON one element, or an array for a whole file.
func (a *app) explained(commands []*facts.Command, array bool) error {
	if a.asJSON() {
		switch {
		case array:
			return writeJSON(a.stdout, commands)
		case len(commands) == 0:
			return writeJSON(a.stdout, nil)
		}
		return writeJSON(a.stdout, commands[0])
	}
	for i, c := range commands {
		if i > 0 {
			fmt.Fprintln(a.stdout)
		}
		if array {
			fmt.Fprintf(a.stdout, "%s:%d: ", c.File, c.Line)
		}
		if err := explain.Write(a.stdout, c, a.flags.cpus > 0 || a.flags.node != ""); err != nil {
			return err
		}
		if !array {
			break
		}
	}
	return nil
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
