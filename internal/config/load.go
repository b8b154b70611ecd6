package config

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/nearest"
	"github.com/ffvet/ffvet/parser/source"
)

// FileName is the name that Find looks for.
const FileName = ".ffvet.yaml"

// maxSize bounds a configuration file, in bytes.
const maxSize = 4 << 20

// Find looks for the configuration in a folder and the folders above it, with
// the given function to read a file. path is empty if there is none.
func Find(folder string, read func(path string) ([]byte, error)) (file string, text []byte, err error) {
	for at := path.Clean(folder); ; at = path.Dir(at) {
		file := path.Join(at, FileName)
		switch text, err := read(file); {
		case err == nil:
			return file, text, nil
		case !errors.Is(err, fs.ErrNotExist):
			return "", nil, fmt.Errorf("%s: %w", file, err)
		}
		if at == path.Dir(at) {
			return "", nil, nil
		}
	}
}

// Load reads a configuration, YAML or JSON, over the defaults. Problems are
// errors of the file, in its order; what can be used is read nevertheless.
func Load(name string, text []byte) (*Config, []Problem) {
	c := Default()
	digest := sha256.Sum256(text)
	c.Path, c.Digest, c.File = name, hex.EncodeToString(digest[:]), source.NewFile(name, text)
	d := &decoder{file: c.File, origins: map[string]string{}}
	if root := d.parse(text); root != nil {
		file().read(d, root, c)
		d.checkRoles(c)
		d.checkWatch(c)
	}
	c.Mentions, c.origins = d.mentions, d.origins
	return c, d.problems
}

// parse returns the root of the one document; nil if there is none.
func (d *decoder) parse(text []byte) *yaml.Node {
	if len(text) > maxSize {
		d.problems = append(d.problems, Problem{At: d.file.Whole(), Message: fmt.Sprintf("the file is longer than %d MiB: is it a configuration?", maxSize>>20)})
		return nil
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var document, second yaml.Node
	switch err := decoder.Decode(&document); {
	case err == io.EOF:
		return nil
	case err != nil:
		d.syntaxError(err)
		return nil
	case decoder.Decode(&second) == nil:
		d.problem(&second, "a second document: keep everything in one")
	}
	return document.Content[0]
}

// syntaxError reports what the YAML parser says, at the line that it names.
func (d *decoder) syntaxError(err error) {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	at := d.file.Whole()
	if m := regexp.MustCompile(`line (\d+): `).FindStringSubmatchIndex(message); m != nil {
		line, _ := strconv.Atoi(message[m[2]:m[3]])
		message = message[:m[0]] + message[m[1]:]
		at.Start = d.file.LineStart(line)
		at.End = at.Start + len(d.file.Line(line))
	}
	at.Exact = false
	d.problems = append(d.problems, Problem{At: at, Message: "this is not YAML: " + message})
}

// checkRoles reports roles that go with no pool, and roles that nothing tells
// apart.
func (d *decoder) checkRoles(c *Config) {
	d.checkPools(c)
	for i, r := range c.Roles {
		if i > 0 && !r.HasMatch {
			d.problems = append(d.problems, Problem{At: r.At, Message: fmt.Sprintf(
				"roles.%s: from the second role on `match` says which units belong to it", r.Name)})
		}
	}
}

// checkPools reports roles whose pool is not declared.
func (d *decoder) checkPools(c *Config) {
	var pools []string
	for _, p := range c.Pools {
		pools = append(pools, p.Name)
	}
	for _, r := range c.Roles {
		if r.Pool != "" && len(pools) > 0 && !slices.Contains(pools, r.Pool) {
			message := fmt.Sprintf("roles.%s.pool: no pool is called %q", r.Name, r.Pool)
			if near, ok := nearest.Of(r.Pool, pools); ok {
				message += fmt.Sprintf(": did you mean %q?", near)
			}
			d.problems = append(d.problems, Problem{At: r.At, Message: message})
		}
	}
}
