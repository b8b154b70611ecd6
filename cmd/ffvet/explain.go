package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/run"
)

func newExplain(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "explain -- ffmpeg … | explain 'ffmpeg …' | explain FILE[:LINE] | explain -",
		Short: "Draw what one command becomes: its roles, and every term of its numbers",
		Long: `explain draws the roles of an ffmpeg process and adds up its threads.

It takes a command behind --, a pasted command line in one argument, a file or
a line of one, or a script on standard input (-).`,
		Example: `  ffvet explain -- ffmpeg -i in.mp4 -threads 4 out.webm
  ffvet explain 'for f in *.mov; do ffmpeg -i "$f" -crf 20 "${f%.mov}.mp4"; done'
  pbpaste | ffvet explain -
  ffvet explain deploy/encoder.yaml:31
  ffvet explain --format svg -- ffmpeg -i in.mp4 out.webm > roles.svg
  ffvet explain --fit 24 --cpus 16 -- ffmpeg -i in.mp4 -c:v libx265 out.mkv
  ffvet explain --json --ffmpeg 7.1 --cpus 16 -- ffmpeg -i in.mp4 out.mkv`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			targets, err := a.flags.targets()
			if err != nil {
				return err
			}
			wanted, err := a.wantedThreads(cmd.Flags().Changed("fit"))
			if err != nil {
				return err
			}
			if err := a.checkExplainFormats(targets, wanted > 0); err != nil {
				return err
			}
			found, err := a.explainArgs(cmd.Context(), args, cmd.ArgsLenAtDash())
			if err != nil {
				return err
			}
			a.warnOfInputs(found.input)
			if wanted > 0 {
				return a.fitted(found, wanted, targets)
			}
			return a.explained(found, targets)
		},
	}
	c.SetFlagErrorFunc(explainFlagError)
	c.Flags().StringVar(&a.flags.format, "format", "text", "what to print: "+strings.Join(explainFormats(), ", "))
	c.Flags().StringVar(&a.flags.fit, "fit", "", "propose the options that bring the command to at most `THREADS` threads, and their price")
	c.Flags().BoolVar(&a.flags.ascii, "ascii", false, "draw with ASCII characters only")
	return c
}

// explainFlagError tells those who forgot the -- about it.
func explainFlagError(c *cobra.Command, err error) error {
	for _, arg := range c.Flags().Args() {
		if _, _, line := strings.Cut(arg, "ff"); line {
			return fmt.Errorf("%w; put -- in front of the command: ffvet explain -- ffmpeg -i in.mp4 out.webm", err)
		}
	}
	return flagError(c, err)
}

// warnOfInputs names the declared inputs that are assumed after all, because
// nothing can be read where the configuration says what they hold.
func (a *app) warnOfInputs(in run.Input) {
	for _, n := range run.UnreadInputs(in) {
		at := n.At.Position()
		fmt.Fprintf(a.stderr, "%s:%d:%d: %s\n", report.Path(n.At.File.Path), at.Line, at.Column, n.Text)
	}
}

// explanation is what was found to explain: as JSON one element, or an array
// of all of them.
type explanation struct {
	commands []*facts.Command
	array    bool
	input    run.Input // what they were read with
}

// explainArgs finds the commands that the arguments mean. dash is how many of
// them stand in front of --, -1 without one.
func (a *app) explainArgs(ctx context.Context, args []string, dash int) (explanation, error) {
	if dash > 0 {
		return explanation{}, fmt.Errorf("%q stands in front of --: want either a file or a command behind --", args[0])
	}
	switch {
	case dash == 0 && len(args) == 1 && isPasted(args[0]):
		return a.explainText(ctx, args[0])
	case dash == 0:
		return a.explainWords(ctx, args)
	case len(args) != 1:
		return explanation{}, fmt.Errorf("want one FILE[:LINE], a pasted command line in quotes, - for standard input, or a command after --: ffvet explain -- ffmpeg -i in.mp4 out.webm")
	case args[0] == "-":
		return a.explainStdin(ctx)
	case isPasted(args[0]):
		return a.explainText(ctx, args[0])
	}
	return a.explainPlace(ctx, args[0])
}

// isPasted tells a command line from the name of a file.
func isPasted(arg string) bool {
	if !strings.ContainsAny(strings.TrimSpace(arg), " \t\n") {
		return false
	}
	path, _ := splitPlace(arg)
	_, err := os.Stat(path)
	return err != nil
}

func (a *app) explainWords(ctx context.Context, argv []string) (explanation, error) {
	cfg, err := a.config(".")
	if err != nil {
		return explanation{}, err
	}
	in := a.input(cfg)
	if run.InContainer(in, argv) {
		return a.explainText(ctx, run.Text(argv))
	}
	a.stdin = strings.NewReader("") // files are read only where the command names them
	if in.Tree, err = a.walk(ctx, []string{"-"}, cfg); err != nil {
		return explanation{}, err
	}
	c, err := run.ExplainWords(ctx, in, argv)
	return explanation{commands: []*facts.Command{c}, input: in}, err
}

// explainPlace explains the commands of a file, or the first at a line of it.
func (a *app) explainPlace(ctx context.Context, place string) (explanation, error) {
	path, line := splitPlace(place)
	if _, err := os.Stat(path); err != nil {
		return explanation{}, fmt.Errorf("there is no file %s; a command is explained behind --: ffvet explain -- ffmpeg -i in.mp4 out.webm", path)
	}
	in, err := a.prepare(ctx, []string{treeOf(path, a.flags.config != "")})
	if err != nil {
		return explanation{}, err
	}
	out, err := run.Lint(ctx, in)
	if err != nil {
		return explanation{}, err
	}
	found := explanation{commands: run.At(out.Doc, filepath.ToSlash(filepath.Clean(path)), line), array: line == 0, input: in}
	if len(found.commands) == 0 && !a.asJSON() {
		return found, fmt.Errorf("no ffmpeg command at %s; ffvet explain FILE lists those of a file", place)
	}
	if line > 0 && len(found.commands) > 1 {
		found.commands = found.commands[:1]
	}
	return found, nil
}

// treeOf is what to read for a file: the whole folder that it stands below,
// because other files of a project may say what runs there. Elsewhere, as in a
// home folder, it is the file alone, with what that names.
func treeOf(path string, project bool) string {
	if filepath.IsLocal(path) && (project || inProject(".")) {
		return "."
	}
	return path
}

// inProject reports whether a folder is part of a repository or below a
// configuration.
func inProject(folder string) bool {
	at, err := filepath.Abs(folder)
	if err != nil {
		return false
	}
	for {
		for _, mark := range []string{".git", config.FileName} {
			if _, err := os.Stat(filepath.Join(at, mark)); err == nil {
				return true
			}
		}
		above := filepath.Dir(at)
		if above == at {
			return false
		}
		at = above
	}
}

// splitPlace takes FILE:LINE apart; line 0 is the whole file.
func splitPlace(place string) (path string, line int) {
	if i := strings.LastIndexByte(place, ':'); i > 0 {
		if n, err := strconv.Atoi(place[i+1:]); err == nil && n > 0 {
			return place[:i], n
		}
	}
	return place, 0
}

func (a *app) asJSON() bool { return a.flags.json || a.flags.format == "json" }

// checkExplainFormats refuses formats that there are not.
func (a *app) checkExplainFormats(targets []target, fit bool) error {
	for _, t := range targets {
		if _, err := a.explainFormat(t.format); err != nil {
			return err
		}
		if fit {
			if err := fitFormat(t.format); err != nil {
				return err
			}
		}
	}
	return nil
}

// explained writes the commands in each of the formats.
func (a *app) explained(found explanation, targets []target) error {
	for _, t := range targets {
		write, err := a.explainFormat(t.format)
		if err != nil {
			return err
		}
		if err := a.into(t, func(w io.Writer) error { return write(w, found) }); err != nil {
			return err
		}
	}
	return nil
}

// into writes one report to its file, or to standard output.
func (a *app) into(t target, write func(io.Writer) error) error {
	if t.file == "" {
		return write(a.stdout)
	}
	if err := writeFile(t.file, write); err != nil {
		return fmt.Errorf("--output %s=%s: %w", t.format, t.file, err)
	}
	return nil
}

// place names a command where several are explained.
func place(c *facts.Command) string { return fmt.Sprintf("%s:%d", report.Path(c.File), c.Line) }

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
