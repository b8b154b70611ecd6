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
	Share                       string // --share of ffvet export
	Strict, Pedantic, NoIgnores bool
}

// NodePool is the name of the pool that --node declares.
const NodePool = "node"

// Override puts the flags over the configuration. An error names the flag.
func Override(c *Config, f Flags) error {
	if c.origins == nil {
		c.origins = map[string]string{}
	}
	if err := c.setNode(f.Node); err != nil {
		return err
	}
	if err := c.setVersion(f.FFmpeg); err != nil {
		return err
	}
	if err := c.setFailOn(f.FailOn); err != nil {
		return err
	}
	if err := c.setShare(f.Share); err != nil {
		return err
	}
	c.setLists(f)
	c.Strict = c.Strict || f.Strict
	c.Pedantic = c.Pedantic || f.Pedantic
	c.NoIgnores = c.NoIgnores || f.NoIgnores
	return nil
}

// setVersion replaces the version only; declared libraries stay.
func (c *Config) setVersion(text string) error {
	if text == "" {
		return nil
	}
	version, err := ParseVersion(text)
	if err != nil {
		return fmt.Errorf("--ffmpeg: %w, not %q", err, text)
	}
	c.FFmpeg.Today, c.FFmpeg.Version, c.FFmpeg.Asked = c.FFmpeg.Version, version, true
	c.origins["ffmpeg.version"] = "--ffmpeg"
	return nil
}

func (c *Config) setFailOn(text string) error {
	if text == "" {
		return nil
	}
	level, ok := finding.ParseLevel(text)
	if !ok || level == finding.Off {
		return fmt.Errorf("--fail-on: want error, warning or note, not %q", text)
	}
	c.Lint.FailOn = level
	c.origins["lint.fail_on"] = "--fail-on"
	return nil
}

// setShare replaces the share of budgets at which alerts fire.
func (c *Config) setShare(text string) error {
	if text == "" {
		return nil
	}
	share, err := ParseShare(text)
	if err != nil {
		return fmt.Errorf("--share: %w, not %q", err, text)
	}
	c.Watch.Share = share
	c.origins["watch.share"] = "--share"
	return nil
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
