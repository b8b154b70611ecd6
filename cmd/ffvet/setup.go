package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/discover"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/run"
)

// prepare reads the configuration and finds the files.
func (a *app) prepare(ctx context.Context, paths []string) (run.Input, error) {
	cfg, err := a.config(startOf(paths))
	if err != nil {
		return run.Input{}, err
	}
	tree, err := a.walk(ctx, paths, cfg)
	if err != nil {
		return run.Input{}, err
	}
	in := a.input(cfg)
	in.Tree, in.Named = tree, tree.Named()
	in.Whole = len(paths) == 0 || len(paths) == 1 && startOf(paths) == paths[0]
	for _, u := range tree.Unread() {
		in.NotRead = append(in.NotRead, report.Unread{File: u.Path, Why: u.Why})
	}
	return in, nil
}

// input is what does not depend on files.
func (a *app) input(cfg *config.Config) run.Input {
	return run.Input{
		Config:  cfg,
		Machine: run.Machine{CPUs: a.flags.cpus, HostCPUs: a.flags.hostCPUs},
		Tool:    facts.Tool{Name: "ffvet", Version: toolVersion()},
		Repo:    cfg.Name,
		Today:   time.Now().Format(time.DateOnly),
	}
}

// config returns the effective configuration: the file's under the flags'.
func (a *app) config(folder string) (*config.Config, error) {
	cfg, err := a.configFile(folder)
	if err != nil {
		return nil, err
	}
	f := &a.flags
	err = config.Override(cfg, config.Flags{
		Node: f.node, FFmpeg: f.ffmpeg, Select: f.selected, Ignore: f.ignored, FailOn: f.failOn, Share: f.export.share,
		Strict: f.strict, Pedantic: f.pedantic, NoIgnores: f.noIgnores,
	})
	return cfg, err
}

// configFile reads the file that --config names, else the nearest .ffvet.yaml.
func (a *app) configFile(folder string) (*config.Config, error) {
	path := a.flags.config
	if path == "" {
		var err error
		if path, err = findConfig(folder); err != nil {
			return nil, fmt.Errorf("the configuration cannot be read: %w", err)
		}
		if path == "" {
			return config.Default(), nil
		}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("the configuration cannot be read: %w", err)
	}
	cfg, problems := config.Load(filepath.ToSlash(path), text)
	var all []error
	for _, p := range problems {
		all = append(all, errors.New(p.String()))
	}
	return cfg, errors.Join(all...)
}

// findConfig returns the path of .ffvet.yaml in the folder or the nearest one
// above it, written from where the folder is; "" if there is none.
func findConfig(folder string) (string, error) {
	top, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	file, _, err := config.Find(filepath.ToSlash(top), readRegular)
	if err != nil || file == "" || filepath.IsAbs(folder) {
		return file, err
	}
	up, err := filepath.Rel(top, file)
	return filepath.Join(folder, up), err
}

// readRegular reads a file; what is none (a folder of that name) is not there.
func readRegular(path string) ([]byte, error) {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	return os.ReadFile(path)
}

// startOf is the folder that the search for a configuration starts from: the
// one that is linted, if it is only one.
func startOf(paths []string) string {
	if len(paths) == 1 {
		if info, err := os.Stat(paths[0]); err == nil && info.IsDir() {
			return paths[0]
		}
	}
	return "."
}

// walk finds the files that name ffmpeg under the paths.
func (a *app) walk(ctx context.Context, paths []string, cfg *config.Config) (*discover.Tree, error) {
	o := discover.Options{
		Paths: paths, Names: run.Names(cfg), Exclude: cfg.Exclude, ForceExclude: a.flags.forceExclude,
		Stdin: a.stdin, StdinName: a.flags.stdinFilename,
	}
	return discover.Walk(ctx, o)
}
