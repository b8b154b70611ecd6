package kustomize

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// jsonPatch applies the operations of a JSON patch (RFC 6902) in their order.
// The error names the operation that does not fit; those before it stay.
func (b *builder) jsonPatch(root, operations *yaml.Node) error {
	for _, op := range operations.Content {
		if err := b.operation(root, op); err != nil {
			return fmt.Errorf("%s %s: %w", text(op, "op"), text(op, "path"), err)
		}
	}
	return nil
}

func (b *builder) operation(root, op *yaml.Node) error {
	at := pointer(text(op, "path"))
	value := get(op, "value")
	switch name := text(op, "op"); name {
	case "add", "replace":
		if value == nil {
			return fmt.Errorf("it has no value")
		}
		return edit(root, at, name, b.draft.Again(value))
	case "remove":
		return edit(root, at, name, nil)
	case "move", "copy":
		from := pointer(text(op, "from"))
		moved := find(root, from)
		if moved == nil {
			return fmt.Errorf("nothing stands at %s", text(op, "from"))
		}
		moved = b.draft.Again(moved)
		if name == "move" {
			if err := edit(root, from, "remove", nil); err != nil {
				return err
			}
		}
		return edit(root, at, "add", moved)
	case "test":
		return nil // kustomize would fail where it does not hold
	default:
		return fmt.Errorf("%q is no operation", name)
	}
}

// pointer splits a JSON pointer (RFC 6901).
func pointer(path string) []string {
	steps := strings.Split(strings.TrimPrefix(path, "/"), "/")
	unescape := strings.NewReplacer("~1", "/", "~0", "~")
	for i, s := range steps {
		steps[i] = unescape.Replace(s)
	}
	return steps
}

// find returns the node at a pointer; nil if there is none.
func find(n *yaml.Node, steps []string) *yaml.Node {
	for _, step := range steps {
		if n == nil {
			return nil
		}
		if n.Kind != yaml.SequenceNode {
			n = get(n, step)
			continue
		}
		i, ok := position(n, step)
		if !ok || i >= len(n.Content) {
			return nil
		}
		n = n.Content[i]
	}
	return n
}

// position reads an index of a list; "-" is the one behind the last.
func position(list *yaml.Node, step string) (int, bool) {
	if step == "-" {
		return len(list.Content), true
	}
	i, err := strconv.Atoi(step)
	return i, err == nil && i >= 0 && i <= len(list.Content)
}

// edit adds, replaces or removes what stands at a pointer.
func edit(root *yaml.Node, steps []string, how string, value *yaml.Node) error {
	holder, last := find(root, steps[:len(steps)-1]), steps[len(steps)-1]
	switch {
	case holder == nil || holder.Kind == yaml.ScalarNode:
		return fmt.Errorf("nothing stands there")
	case holder.Kind == yaml.SequenceNode:
		return editList(holder, last, how, value)
	case how == "add":
		put(holder, last, value)
	case index(holder, last) < 0:
		return fmt.Errorf("nothing stands there")
	case how == "replace":
		put(holder, last, value)
	default:
		drop(holder, last)
	}
	return nil
}

func editList(list *yaml.Node, step, how string, value *yaml.Node) error {
	i, ok := position(list, step)
	if !ok || how != "add" && i >= len(list.Content) {
		return fmt.Errorf("the list has %d items", len(list.Content))
	}
	switch how {
	case "add":
		list.Content = slices.Insert(list.Content, i, value)
	case "replace":
		list.Content[i] = value
	default:
		list.Content = slices.Delete(list.Content, i, i+1)
	}
	return nil
}
