package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"runtime"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/procs"
	"github.com/ffvet/ffvet/internal/report/running"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/parser/source"
)

// psFlags are those of ps alone.
type psFlags struct {
	check              bool
	repo, proc, cgroup string
}

// What is read where nothing else is given.
const (
	procFolder   = "/proc"
	cgroupFolder = "/sys/fs/cgroup"
)

func newPS(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "ps",
		Short: "List the running ffmpeg processes beside their estimates (Linux)",
		Long: `ps lists the running ffmpeg, ffprobe and ffplay processes with their threads,
memory and open files, beside what their command lines can become at most. It
reads /proc and /sys/fs/cgroup; it runs nothing.`,
		Example: `  ffvet ps
  ffvet ps --check --repo .    # exit 1 if a process is above its bound; name its line
  ffvet ps --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.ps(cmd.Context()) },
	}
	f := &a.flags.ps
	c.Flags().BoolVar(&f.check, "check", false, "exit 1 if a process is above its estimate")
	c.Flags().StringVar(&f.repo, "repo", "", "`FOLDER` of the repository that the processes may come from")
	c.Flags().StringVar(&f.proc, "proc", "", "read this `FOLDER` instead of /proc")
	c.Flags().StringVar(&f.cgroup, "cgroup", "", "read this `FOLDER` instead of /sys/fs/cgroup")
	return c
}

func (a *app) ps(ctx context.Context) error {
	system, err := a.system(runtime.GOOS)
	if err != nil {
		return err
	}
	cfg, doc, err := a.repository(ctx)
	if err != nil {
		return err
	}
	system.Aliases = map[string]string{}
	for _, c := range cfg.Commands {
		system.Aliases[c.Name] = c.As
	}
	table, err := procs.Read(system)
	if err != nil {
		return fmt.Errorf("the processes cannot be read: %w", err)
	}
	in := a.input(cfg)
	in.Tree = source.NewMemory(nil)
	list, err := run.Running(ctx, in, table, doc)
	if err != nil {
		return err
	}
	if a.flags.ps.check && list.Above > 0 {
		a.code = exitFindings
	}
	if a.asJSON() {
		return writeJSON(a.stdout, list)
	}
	return running.Write(a.stdout, list, a.psWidth())
}

// psWidth is how wide the table may be: the terminal, or as wide as it is (0)
// where nobody looks at it.
func (a *app) psWidth() int {
	file, ok := a.stdout.(*os.File)
	if os.Getenv("COLUMNS") == "" && (!ok || !term.IsTerminal(int(file.Fd()))) {
		return 0
	}
	return columns(a.stdout)
}

// system is where processes are read.
func (a *app) system(goos string) (procs.System, error) {
	f := a.flags.ps
	if f.proc == "" && goos != "linux" {
		return procs.System{}, fmt.Errorf("ps reads the /proc of Linux, which %s does not have; --proc FOLDER reads a copy of one", goos)
	}
	s := procs.System{Proc: os.DirFS(procFolder), Cgroup: os.DirFS(cgroupFolder)}
	if f.proc != "" {
		s.Proc, s.Cgroup = os.DirFS(f.proc), fs.FS(nil)
	}
	if f.cgroup != "" {
		s.Cgroup = os.DirFS(f.cgroup)
	}
	return s, nil
}

// repository reads the one that --repo names; doc is nil without it.
func (a *app) repository(ctx context.Context) (*config.Config, *facts.Document, error) {
	if a.flags.ps.repo == "" {
		cfg, err := a.config(".")
		return cfg, nil, err
	}
	in, err := a.prepare(ctx, []string{a.flags.ps.repo})
	if err != nil {
		return nil, nil, err
	}
	out, err := run.Lint(ctx, in)
	if err != nil {
		return nil, nil, err
	}
	return in.Config, out.Doc, nil
}
