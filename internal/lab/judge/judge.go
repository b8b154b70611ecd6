// Package judge asks ffvet for its estimate of a command line and holds it
// against what was measured.
package judge

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/fit"
	"github.com/ffvet/ffvet/internal/run"
)

// Judge estimates command lines of one ffmpeg program.
type Judge struct {
	// Text is the configuration that declares the program and the inputs: with
	// it `ffvet explain --config` gives the same numbers.
	Text   string
	config *config.Config
}

// New returns the judge of an ffmpeg of a version, with libraries by their
// names in the configuration. Inputs declares what the commands read.
func New(version string, libraries map[string]string, inputs string) (*Judge, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "version: 1\nffmpeg:\n  version: %q\n  libraries: {", version)
	for i, name := range slices.Sorted(maps.Keys(libraries)) {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s: %q", name, libraries[name])
	}
	b.WriteString("}\n")
	b.WriteString(inputs)
	c, problems := config.Load("lab.yaml", []byte(b.String()))
	if len(problems) > 0 {
		return nil, fmt.Errorf("%s", problems[0].String())
	}
	return &Judge{b.String(), c}, nil
}

// Fit returns what `ffvet explain --fit` proposes for the arguments on a number
// of CPUs.
func (j *Judge) Fit(ctx context.Context, args []string, cpus, wanted int) (fit.Proposal, error) {
	c, err := j.Estimate(ctx, args, cpus)
	if err != nil {
		return fit.Proposal{}, err
	}
	return run.Fit(j.input(cpus), c, wanted)
}

func (j *Judge) input(cpus int) run.Input {
	return run.Input{Config: j.config, Machine: run.Machine{CPUs: cpus, HostCPUs: cpus}}
}

// Estimate returns what `ffvet explain` says of the arguments on a number of
// CPUs.
func (j *Judge) Estimate(ctx context.Context, args []string, cpus int) (*facts.Command, error) {
	return run.ExplainWords(ctx, j.input(cpus), append([]string{"ffmpeg"}, args...))
}
