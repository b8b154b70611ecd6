// Package run leads the stages from files to findings; it is the only
// package that knows all of them.
package run

import (
	"context"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/link"
	"github.com/ffvet/ffvet/internal/mask"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/parser"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/wrapper"
)

// Input is what one run reads, and how.
type Input struct {
	Tree source.Tree
	// Named are the files that hold a name that ffvet looks for, sorted.
	Named []string
	// Whole says that Named are those of the whole tree.
	Whole bool
	// NotRead are files that hold one and could not be read.
	NotRead []report.Unread
	Config  *config.Config
	// Machine overrides what capacity says about CPUs; zero: nothing.
	Machine Machine
	Tool    facts.Tool
	Repo    string
	// Today is the day by which suppressions expire, "2026-11-24".
	Today string
}

// Lint leads all stages over the files and returns facts and findings. The
// error names a version of ffmpeg that is none.
func Lint(ctx context.Context, in Input) (*report.Run, error) {
	linked := link.Run(ctx, link.Input{
		Tree: in.Tree, Files: in.Named, Hosts: parser.Hosts(), Commands: aliases(in.Config),
		CPUs: cpus(in), Roots: in.Config.Kustomize.Roots,
		Variables: variables(in.Config),
	})
	in.Config = in.Config.WithNodes(linked.Nodes)
	uses := assumed(in.Config, linked)
	marks := readMarks(in.Tree, linked.Read)
	applyRoles(marks, linked)
	b := &builder{in: in, mask: mask.New(), analyst: newAnalyst(in)}
	doc, err := b.document(linked)
	if err != nil {
		return nil, err
	}
	out := check(doc, marks, in)
	out.Assumptions = append(uses, out.Assumptions...)
	out.Coverage = coverage(in, linked)
	return out, nil
}

// UnreadInputs returns the saved ffprobe outputs that the configuration names
// and that say nothing, at the places where it names them.
func UnreadInputs(in Input) []source.Note {
	return assume.NewInputs(in.Config, in.Tree).Unread
}

func aliases(c *config.Config) map[string]string {
	names := map[string]string{}
	for _, a := range c.Commands {
		names[a.Name] = a.As
	}
	return names
}

// cpus is how many CPUs a launcher such as GNU parallel sees: those declared,
// if all that is declared agrees.
func cpus(in Input) bound.Bound {
	if in.Machine.CPUs > 0 {
		return bound.Of(int64(in.Machine.CPUs))
	}
	pools := in.Config.Pools
	if len(pools) == 0 {
		return bound.Unknown(1)
	}
	for _, p := range pools {
		if p.CPUs != pools[0].CPUs {
			return bound.Unknown(1)
		}
	}
	return bound.Of(int64(pools[0].CPUs))
}

// Names are the byte strings that make a file worth reading.
func Names(c *config.Config) []string {
	names := []string{"ffmpeg", "ffprobe", "ffplay"}
	for _, a := range c.Commands {
		names = append(names, a.Name)
	}
	for _, h := range parser.Hosts() {
		if t, ok := h.(host.Trigger); ok {
			names = append(names, t.Triggers()...)
		}
	}
	return append(names, wrapper.PoolNames()...)
}
