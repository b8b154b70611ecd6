// Package conformance compares what ffvet says of command lines with what
// real ffmpeg programs do with them.
package conformance

import (
	"context"
	"fmt"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/parser/source"
)

// Judge says what ffvet thinks of command lines.
type Judge struct {
	config *config.Config
	tree   source.Tree
}

// NewJudge returns a judge that knows the input files from what ffprobe
// prints about them, by name.
func NewJudge(probed map[string]string) *Judge {
	c := config.Default()
	for name := range probed {
		c.Inputs = append(c.Inputs, config.Input{Match: name, Probe: name})
	}
	return &Judge{config: c, tree: source.NewMemory(probed)}
}

// NewDeclaredJudge returns a judge that knows the input files from a
// configuration. The error names the first thing wrong with it.
func NewDeclaredJudge(path string, text []byte) (*Judge, error) {
	c, problems := config.Load(path, text)
	if len(problems) > 0 {
		return nil, fmt.Errorf("%s: %s", path, problems[0].Message)
	}
	return &Judge{config: c}, nil
}

// Explain returns what `ffvet explain --json` would of the command line, read
// as the version ("5.1") does.
func (j *Judge) Explain(version string, argv []string) (*facts.Command, error) {
	c := *j.config
	c.FFmpeg.Version = version
	in := run.Input{Config: &c, Tree: j.tree}
	return run.ExplainWords(context.Background(), in, append([]string{"ffmpeg"}, argv...))
}
