// Package run leads the stages from files to findings; it is the only
// package that knows all of them.
package run

import (
	"context"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/link"
	"github.com/ffvet/ffvet/internal/mask"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/parser"
	"github.com/ffvet/ffvet/parser/source"
)

// Input is what one run reads, and how.
type Input struct {
	Tree source.Tree
	// Named are the files that hold a name that ffvet looks for, sorted.
	Named []string
	// NotRead are files that hold one and could not be read.
	NotRead []report.Unread
	Config  *config.Config
	// Machine overrides what capacity says about CPUs; zero: nothing.
	Machine Machine
	// FFmpeg is the version of --ffmpeg; "" if not given.
	FFmpeg string
	Tool   facts.Tool
	Repo   string
	// Today is the day by which suppressions expire, "2026-11-24".
	Today string
}

// Machine is what --cpus and --host-cpus declare; zero: not given.
type Machine struct {
	CPUs, HostCPUs int
}

// Lint leads all stages over the files and returns facts and findings. The
// error names a version of ffmpeg that is none.
func Lint(ctx context.Context, in Input) (*report.Run, error) {
	linked := link.Run(ctx, link.Input{
		Tree: in.Tree, Files: in.Named, Hosts: parser.Hosts(), Aliases: aliases(in.Config),
	})
	marks := readMarks(linked.Read)
	applyRoles(marks, linked)
	b := &builder{in: in, mask: mask.New(), analyst: newAnalyst(in)}
	doc, err := b.document(linked)
	if err != nil {
		return nil, err
	}
	out := check(doc, marks, in)
	out.Coverage = coverage(in, linked)
	return out, nil
}

func aliases(c *config.Config) map[string]string {
	names := map[string]string{}
	for _, a := range c.Commands {
		names[a.Name] = a.As
	}
	return names
}
