package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/ffvet/ffvet/internal/report/explain"
	"github.com/ffvet/ffvet/internal/report/picture"
)

func explainFormats() []string { return []string{"text", "dot", "mermaid", "svg", "json"} }

// explainFormat returns the writer of the named format.
func (a *app) explainFormat(name string) (func(io.Writer, explanation) error, error) {
	switch name {
	case "text":
		return a.explainAsText, nil
	case "dot":
		return drawn(picture.DOT), nil
	case "mermaid":
		return drawn(picture.Mermaid), nil
	case "svg":
		return drawn(picture.SVG), nil
	case "json":
		return explainAsJSON, nil
	}
	return nil, fmt.Errorf("explain knows no format %q: want one of %s", name, strings.Join(explainFormats(), ", "))
}

// drawn writes the pictures of all commands as one document.
func drawn(draw func([]*picture.Picture) string) func(io.Writer, explanation) error {
	return func(w io.Writer, found explanation) error {
		var all []*picture.Picture
		for _, c := range found.commands {
			name := ""
			if len(found.commands) > 1 {
				name = place(c)
			}
			all = append(all, picture.New(c, name))
		}
		_, err := io.WriteString(w, draw(all))
		return err
	}
}

// explainAsText writes one explanation below the other.
func (a *app) explainAsText(w io.Writer, found explanation) error {
	style, err := a.look(w)
	if err != nil {
		return err
	}
	o := explain.Options{Declared: a.flags.cpus > 0 || a.flags.node != "", Style: style}
	for i, c := range found.commands {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if found.array {
			o.Name = place(c)
		}
		if err := explain.Write(w, c, o); err != nil {
			return err
		}
	}
	return nil
}

func explainAsJSON(w io.Writer, found explanation) error {
	switch {
	case found.array:
		return writeJSON(w, found.commands)
	case len(found.commands) == 0:
		return writeJSON(w, nil)
	}
	return writeJSON(w, found.commands[0])
}
