package config

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v3"
)

// printer makes YAML of a configuration, with the origin of each value as a
// comment.
type printer struct {
	path    []string
	origins map[string]string
}

// Effective returns the configuration as YAML that can be loaded again; each
// value is followed by the place that set it, or "default".
func (c *Config) Effective() ([]byte, error) {
	p := &printer{origins: c.origins}
	var out bytes.Buffer
	enc := yaml.NewEncoder(&out)
	enc.SetIndent(2)
	if err := enc.Encode(file().show(p, *c)); err != nil {
		return nil, err
	}
	return out.Bytes(), enc.Close()
}

func (p *printer) under(key string, show func()) {
	p.path = append(p.path, key)
	show()
	p.path = p.path[:len(p.path)-1]
}

// origin returns the place that set the value at the path: its own, or that
// of the word that stands for a whole mapping.
func (p *printer) origin() string {
	for n := len(p.path); n > 0; n-- {
		if at, ok := p.origins[strings.Join(p.path[:n], ".")]; ok {
			return at
		}
	}
	return "default"
}

// scalar returns a value with its origin; nil for "".
func (p *printer) scalar(text string) *yaml.Node {
	if text == "" {
		return nil
	}
	n := &yaml.Node{}
	n.SetString(text)
	if !strings.ContainsAny(text, ":#{}[],&*!|>'\"%@`\n") {
		n.Style, n.Tag = 0, ""
	}
	n.LineComment = p.origin()
	return n
}

func (p *printer) mapping(content []*yaml.Node) *yaml.Node {
	if len(content) == 0 {
		return nil
	}
	return &yaml.Node{Kind: yaml.MappingNode, Content: content}
}

func (p *printer) mappingContent(n *yaml.Node) []*yaml.Node {
	if n == nil {
		return nil
	}
	return n.Content
}

func (p *printer) list(items []*yaml.Node) *yaml.Node {
	if len(items) == 0 {
		return nil
	}
	return &yaml.Node{Kind: yaml.SequenceNode, Content: items}
}

// appendPair adds a key and its value, if there is one.
func appendPair(content []*yaml.Node, name string, value *yaml.Node) []*yaml.Node {
	if value == nil {
		return content
	}
	key := &yaml.Node{}
	key.SetString(name)
	return append(content, key, value)
}
