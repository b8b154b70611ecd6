package propose

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/internal/config"
)

// YAML returns the proposal as the text of a .ffvet.yaml.
func (p *Proposal) YAML() ([]byte, error) {
	root := mapping()
	root.HeadComment = "Proposed by ffvet init from what this repository shows. All of it is optional:\n" +
		"look through it, correct the sizes of the nodes, and take out what does not help.\n" +
		"`ffvet schema config` describes every key, `ffvet budget` shows the outcome."
	add(root, "version", number("1"), "")
	if p.name != "" {
		add(root, "name", word(p.name), "in the fleet: ffvet fleet tells repositories apart by it")
	}
	if len(p.pools) > 0 {
		add(root, "pools", p.poolsNode(), "").HeadComment = "What the commands run on: the size of one node, and how many there can be."
	}
	if len(p.roles) > 0 {
		add(root, "roles", p.rolesNode(), "").HeadComment = "Role groups are named budgets. The limits are what each uses at worst today, so\n" +
			"that growth is noticed: lower them to what it should be."
	}
	var out bytes.Buffer
	enc := yaml.NewEncoder(&out)
	enc.SetIndent(2)
	if err := enc.Encode(root); err != nil {
		return nil, err
	}
	return out.Bytes(), enc.Close()
}

func (p *Proposal) poolsNode() *yaml.Node {
	all := mapping()
	for _, pool := range p.pools {
		name := add(all, pool.name, pool.node(), "")
		if pool.seen != "" {
			name.HeadComment = "asked for by " + oneLine(pool.seen)
		}
	}
	return all
}

func (p pool) node() *yaml.Node {
	n := mapping()
	if p.size != nil {
		if p.size.Nodes > 0 {
			add(n, "nodes", number(strconv.Itoa(p.size.Nodes)), "")
		}
		add(n, "cpus", number(strconv.Itoa(p.size.CPUs)), "")
		if p.size.Memory > 0 {
			add(n, "memory", word(config.FormatSize(p.size.Memory)), "")
		}
	} else {
		add(n, "nodes", number("1"), "how many there can be")
		add(n, "cpus", number(strconv.Itoa(unknownCPUs)), "nothing here says how large a node is: put in yours")
		add(n, "memory", word(unknownMemory), "the same")
	}
	match := mapping()
	for _, name := range slices.Sorted(maps.Keys(p.labels)) {
		if len(match.Content) == 0 {
			add(match, "labels", mapping(), "")
		}
		add(match.Content[1], name, word(p.labels[name]), "")
	}
	if p.key != "" {
		add(match, p.key, list(p.list), "")
	}
	if len(match.Content) > 0 {
		add(n, "match", match, "")
	}
	return n
}

func (p *Proposal) rolesNode() *yaml.Node {
	all := mapping()
	for _, r := range p.roles {
		add(all, r.name, r.node(), "").HeadComment = r.comment()
	}
	return all
}

func (r role) node() *yaml.Node {
	n, match, limits := mapping(), mapping(), mapping()
	add(match, r.key, list(r.list), "")
	add(n, "match", match, "")
	for _, l := range r.limits {
		most, _ := l.value.Hi()
		value := number(strconv.FormatInt(most, 10))
		if strings.HasPrefix(l.key, "memory") {
			value = word(roundedSize(most))
		}
		add(limits, l.key, value, "")
	}
	if len(limits.Content) > 0 {
		add(n, "limits", limits, "")
	}
	return n
}

// comment names the first units of the role, and what nothing bounds.
func (r role) comment() string {
	text := strings.Join(r.seen[:min(len(r.seen), mostSeen)], ", ")
	if n := len(r.seen) - mostSeen; n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	return oneLine(strings.Join(append([]string{text}, r.unbounded...), "\n"))
}

// roundedSize is a size of whole MiB that is not less.
func roundedSize(bytes int64) string {
	const mib = 1 << 20
	return config.FormatSize((bytes + mib - 1) / mib * mib)
}

// oneLine keeps line breaks of ours and takes out everything else that would
// end a comment.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (r < ' ' || r == 0x85 || r == 0x2028 || r == 0x2029) {
			return ' '
		}
		return r
	}, text)
}

func mapping() *yaml.Node { return &yaml.Node{Kind: yaml.MappingNode} }

func word(text string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(text)
	return n
}

func number(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: text}
}

func list(words []string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, w := range words {
		n.Content = append(n.Content, word(w))
	}
	return n
}

// add puts a key with its value into a mapping and returns the key; the
// comment stands behind the value.
func add(to *yaml.Node, name string, value *yaml.Node, comment string) *yaml.Node {
	key := word(name)
	value.LineComment = comment
	to.Content = append(to.Content, key, value)
	return key
}
