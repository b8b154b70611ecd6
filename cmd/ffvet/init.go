package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/propose"
	"github.com/ffvet/ffvet/internal/run"
)

// initFlags are those of ffvet init alone.
type initFlags struct {
	force, stdout bool
}

func newInit(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "init",
		Short: "Propose a .ffvet.yaml from what this folder shows",
		Long: `ffvet init writes a first .ffvet.yaml: pools from node selectors, runner labels
and the like, role groups from namespaces, services and folders, with what each
uses today as its budget. Look through it: sizes of nodes rarely stand in a
repository.`,
		Example: `  ffvet init --node 16x64GiB*4
  ffvet init --stdout`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.init(cmd.Context()) },
	}
	c.Flags().BoolVar(&a.flags.init.force, "force", false, "write over a .ffvet.yaml that is there")
	c.Flags().BoolVar(&a.flags.init.stdout, "stdout", false, "print it, write nothing")
	return c
}

func (a *app) init(ctx context.Context) error {
	if _, err := os.Lstat(config.FileName); err == nil && !a.flags.init.force && !a.flags.init.stdout {
		return fmt.Errorf("%s is there already: --force writes over it, --stdout only prints", config.FileName)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	text, commands, err := a.proposed(ctx)
	if err != nil {
		return err
	}
	if a.flags.init.stdout {
		_, err := a.stdout.Write(text)
		return err
	}
	if err := os.WriteFile(config.FileName, text, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "wrote %s from %d commands: look through it, then ffvet budget shows what it makes of them\n", config.FileName, commands)
	return nil
}

// proposed reads the folder twice: to see what there is, and with the pools
// and roles of the proposal to see what they use.
func (a *app) proposed(ctx context.Context) (text []byte, commands int, err error) {
	bare := config.Default()
	size, err := a.nodeSize()
	if err != nil {
		return nil, 0, err
	}
	seen, err := a.documentOf(ctx, bare)
	if err != nil {
		return nil, 0, err
	}
	p := propose.New(folderName(), seen, size)
	if text, err = p.YAML(); err != nil {
		return nil, 0, err
	}
	draft, problems := config.Load(config.FileName, text)
	if len(problems) > 0 {
		return nil, 0, fmt.Errorf("the proposal cannot be read: %s", problems[0])
	}
	used, err := a.documentOf(ctx, draft)
	if err != nil {
		return nil, 0, err
	}
	p.Limit(used)
	text, err = p.YAML()
	return text, len(seen.Commands), err
}

// nodeSize is what --node says; nil if it is not given.
func (a *app) nodeSize() (*config.Pool, error) {
	if a.flags.node == "" {
		return nil, nil
	}
	p, err := config.ParseNode(a.flags.node)
	if err != nil {
		return nil, fmt.Errorf("--node: %w", err)
	}
	return &p, nil
}

// documentOf returns the facts of this folder under a configuration.
func (a *app) documentOf(ctx context.Context, cfg *config.Config) (*facts.Document, error) {
	tree, err := a.walk(ctx, nil, cfg)
	if err != nil {
		return nil, err
	}
	in := a.input(cfg)
	in.Tree, in.Named, in.Whole = tree, tree.Named(), true
	out, err := run.Lint(ctx, in)
	if err != nil {
		return nil, err
	}
	return out.Doc, nil
}

// folderName is the name of this folder; "" if nothing tells.
func folderName() string {
	path, err := filepath.Abs(".")
	if name := filepath.Base(path); err == nil && name != string(filepath.Separator) {
		return name
	}
	return ""
}
