package config

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/finding"
)

// Flags are the settings of the command line; zero values change nothing.
type Flags struct {
	Node                        string // --node CPUSxMEMORY[*COUNT]
	FFmpeg                      string // --ffmpeg VERSION
	Select, Ignore              []string
	FailOn                      string
	Strict, Pedantic, NoIgnores bool
}

// NodePool is the name of the pool that --node declares.
const NodePool = "node"

// Override returns the configuration with the flags over it. An error names
// the flag.
func Override(c *Config, f Flags) (*Config, error) {
	over := *c
	over.origins = map[string]string{}
	for path, at := range c.origins {
		over.origins[path] = at
	}
	if err := over.setNode(f.Node); err != nil {
		return nil, err
	}
	if f.FFmpeg != "" {
		version, err := ParseVersion(f.FFmpeg)
		if err != nil {
			return nil, fmt.Errorf("--ffmpeg: %w, not %q", err, f.FFmpeg)
		}
		over.FFmpeg.Version = version
		over.origins["ffmpeg.version"] = "--ffmpeg"
	}
	if f.FailOn != "" {
		level, ok := finding.ParseLevel(f.FailOn)
		if !ok || level == finding.Off {
			return nil, fmt.Errorf("--fail-on: want error, warning or note, not %q", f.FailOn)
		}
		over.Lint.FailOn = level
		over.origins["lint.fail_on"] = "--fail-on"
	}
	over.setLists(f)
	over.Strict = c.Strict || f.Strict
	over.Pedantic = c.Pedantic || f.Pedantic
	over.NoIgnores = c.NoIgnores || f.NoIgnores
	return &over, nil
}

// setNode makes the pool of --node the only one. Roles keep their budgets and
// run on it.
func (c *Config) setNode(text string) error {
	if text == "" {
		return nil
	}
	p, err := ParseNode(text)
	if err != nil {
		return fmt.Errorf("--node: %w", err)
	}
	p.Name, p.FromFlag = NodePool, true
	c.Pools = []Pool{p}
	c.Roles = append([]Role(nil), c.Roles...)
	for i := range c.Roles {
		c.Roles[i].Pool = ""
	}
	c.origins["pools."+NodePool] = "--node"
	return nil
}

// setLists replaces what is selected, and adds to what is ignored.
func (c *Config) setLists(f Flags) {
	if len(f.Select) > 0 {
		c.Lint.Select = f.Select
		c.origins["lint.select"] = "--select"
	}
	if len(f.Ignore) > 0 {
		c.Lint.Ignore = append(append([]string(nil), c.Lint.Ignore...), f.Ignore...)
		c.origins["lint.ignore"] = "--ignore"
	}
}
