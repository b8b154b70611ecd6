package gitlabrunner

import (
	"errors"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

// config is what the file says.
type config struct {
	top     values
	runners []runner
}

// runner is one [[runners]] with the tables below it: "docker.cpus".
type runner struct {
	at     source.Span
	values values
}

type values map[string]value

// value is a scalar where it stands.
type value struct {
	text string
	at   source.Span
	path string
}

func (v value) evidence(factor string, b bound.Bound, note string) bound.Evidence {
	return bound.Evidence{Factor: factor, Value: b, At: v.at, Path: v.path, Note: note}
}

func (v values) integer(key string) (n int64, set bool) {
	own, ok := v[key]
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseInt(strings.ReplaceAll(own.text, "_", ""), 10, 64)
	return n, err == nil && n >= 0
}

// read goes through the file's expressions: a table header says where the
// keys below it belong.
func read(f *source.File) (config, *source.Note) {
	c := config{top: values{}}
	var p unstable.Parser
	p.Reset(f.Text)
	var table []string
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			table = keys(e.Key())
			if e.Kind == unstable.ArrayTable && len(table) == 1 && table[0] == "runners" {
				c.runners = append(c.runners, runner{at: header(f, e), values: values{}})
			}
		case unstable.KeyValue:
			c.keep(f, append(table[:len(table):len(table)], keys(e.Key())...), e.Value())
		}
	}
	return c, note(f, &p)
}

func keys(it unstable.Iterator) []string {
	var out []string
	for it.Next() {
		out = append(out, string(it.Node().Data))
	}
	return out
}

// header returns where the keys of a table's header stand.
func header(f *source.File, e *unstable.Node) source.Span {
	var at source.Span
	for it := e.Key(); it.Next(); {
		raw := it.Node().Raw
		at = source.Span{File: f, Start: int(raw.Offset), End: int(raw.Offset + raw.Length)}
	}
	return at
}

// keep stores a scalar under its path; inline tables are followed.
func (c *config) keep(f *source.File, path []string, n *unstable.Node) {
	const maxDepth = 16
	if n.Kind == unstable.InlineTable && len(path) < maxDepth {
		for it := n.Children(); it.Next(); {
			c.keep(f, append(path[:len(path):len(path)], keys(it.Node().Key())...), it.Node().Value())
		}
		return
	}
	switch n.Kind {
	case unstable.String, unstable.Integer, unstable.Float, unstable.Bool:
	default:
		return
	}
	v := value{text: string(n.Data), path: strings.Join(path, "."),
		at: source.Span{File: f, Start: int(n.Raw.Offset), End: int(n.Raw.Offset + n.Raw.Length)}}
	switch {
	case len(path) > 1 && path[0] == "runners" && len(c.runners) > 0:
		c.runners[len(c.runners)-1].values[strings.Join(path[1:], ".")] = v
	case len(path) == 1:
		c.top[path[0]] = v
	}
}

// note returns the parser's own message at its place, nil if there is none.
func note(f *source.File, p *unstable.Parser) *source.Note {
	err := p.Error()
	if err == nil {
		return nil
	}
	at := f.Whole()
	var where *unstable.ParserError
	if errors.As(err, &where) && len(where.Highlight) > 0 {
		r := p.Range(where.Highlight)
		at = source.Span{File: f, Start: int(r.Offset), End: int(r.Offset + r.Length)}
	}
	return &source.Note{At: at, Text: err.Error()}
}
