package config

import (
	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/source"
)

// Mention is a rule or a group that the configuration names. Whoever knows
// the rules checks that there is one.
type Mention struct {
	Name string
	At   source.Span
}

func lintFields() []field[Lint] {
	return []field[Lint]{
		key("select", "Groups and rules to report; all that are neither preview nor pedantic if not given.", list(mention()), func(l *Lint) *[]string { return &l.Select }),
		key("ignore", "Groups and rules not to report.", list(mention()), func(l *Lint) *[]string { return &l.Ignore }),
		key("fail_on", "The lowest level that makes the run fail.", level(finding.Error, finding.Warning, finding.Note), func(l *Lint) *finding.Level { return &l.FailOn }),
		key("rules", "Settings of single rules: a level, or {level, ignorable} and the rule's own options.", rules(), func(l *Lint) *map[string]RuleSettings { return &l.Rules }),
	}
}

// mention is the name of a rule or a group.
func mention() kind[string] {
	return checked(text(), func(d *decoder, n *yaml.Node, name *string) { d.mention(*name, n) })
}

func (d *decoder) mention(name string, n *yaml.Node) {
	d.mentions = append(d.mentions, Mention{Name: name, At: d.span(n)})
}

func rules() kind[map[string]RuleSettings] {
	k := mapOf(ruleSettings())
	read := k.read
	k.read = func(d *decoder, n *yaml.Node, into *map[string]RuleSettings) {
		read(d, n, into)
		if resolved, ok := d.resolve(n); ok && resolved.Kind == yaml.MappingNode {
			for i := 0; i+1 < len(resolved.Content); i += 2 {
				d.mention(resolved.Content[i].Value, resolved.Content[i])
			}
		}
	}
	return k
}

// ruleSettings is a level, or a mapping of it and the rule's own options.
func ruleSettings() kind[RuleSettings] {
	short := optional(anyLevel())
	ignorable := flag()
	option := number()
	return kind[RuleSettings]{
		schema: schema{"anyOf": []schema{short.schema, {
			"type":                 "object",
			"properties":           schema{"level": short.schema, "ignorable": ignorable.schema},
			"additionalProperties": option.schema,
		}}},
		read: func(d *decoder, n *yaml.Node, into *RuleSettings) {
			if n, ok := d.resolve(n); ok && n.Kind == yaml.ScalarNode {
				short.read(d, n, &into.Level)
				return
			}
			d.entries(n, func(key, value *yaml.Node) {
				switch key.Value {
				case "level":
					short.read(d, value, &into.Level)
				case "ignorable":
					may := true
					ignorable.read(d, value, &may)
					into.NotIgnorable = !may
				default:
					into.setOption(d, key.Value, value, option)
				}
			})
		},
		show: showRule,
	}
}

func (s *RuleSettings) setOption(d *decoder, name string, n *yaml.Node, k kind[float64]) {
	var value float64
	k.read(d, n, &value)
	if s.Options == nil {
		s.Options = map[string]float64{}
	}
	s.Options[name] = value
}

func showRule(p *printer, from RuleSettings) *yaml.Node {
	var content []*yaml.Node
	p.under("level", func() { content = appendPair(content, "level", optional(anyLevel()).show(p, from.Level)) })
	if from.NotIgnorable {
		p.under("ignorable", func() { content = appendPair(content, "ignorable", p.scalar("false")) })
	}
	options := p.mappingContent(mapOf(number()).show(p, from.Options))
	return p.mapping(append(content, options...))
}
