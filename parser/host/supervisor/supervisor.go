// Package supervisor reads the programs of supervisord: each becomes a unit
// `supervisor/PROGRAM`.
package supervisor

import (
	"bytes"
	"context"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/argline"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

const system = "supervisor"

// Host reads configurations of supervisord.
type Host struct{}

// Name returns "supervisor".
func (Host) Name() string { return system }

// Claims reports whether the file holds programs.
func (Host) Claims(name string, text []byte) bool {
	switch path.Ext(strings.TrimSuffix(name, ".j2")) {
	case ".conf", ".ini", ".supervisor", "":
		return bytes.Contains(text, []byte("[program:")) || bytes.Contains(text, []byte("[eventlistener:")) || bytes.Contains(text, []byte("[fcgi-program:"))
	}
	return false
}

// Extract returns a unit for each program.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	var found unit.Found
	for _, s := range read(f) {
		switch s.kind {
		case "program", "eventlistener", "fcgi-program":
			if s.value("command").Str != "" {
				found.Units = append(found.Units, s.unit())
			}
		}
	}
	return found, len(found.Units) > 0
}

// unit makes the unit of a program.
func (s *section) unit() *unit.Unit {
	u := &unit.Unit{ID: system + "/" + s.name, System: system, At: s.at, Meta: unit.Meta{Kind: "Program", Name: s.name}}
	s.copies(u)
	s.restarts(u)
	s.environment(u)
	command := s.value("command")
	at := span(command)
	words, err := argline.Split(s.fill(command), argline.Rules{Escapes: `"\`})
	if err != nil {
		u.Diags = append(u.Diags, unit.Diag{Rule: "invalid-config", At: at, Certain: true, Message: "the command cannot be cut into words: " + err.Error()})
	}
	u.Runs = []unit.Run{{Use: unit.UseMain, At: at, Command: &unit.Argv{Words: words, At: at}}}
	return u
}

func span(t source.Text) source.Span { return t.Span(0, len(t.Str)) }

// copies reads numprocs, 1 unless set.
func (s *section) copies(u *unit.Unit) {
	n, t := bound.Of(1), s.value("numprocs")
	if t.Str != "" {
		n = bound.Unknown(1)
		if count, err := strconv.ParseInt(t.Str, 10, 32); err == nil && count >= 0 {
			n = bound.Of(count)
		}
		u.Evidence = append(u.Evidence, s.evidence("copies", "numprocs", n, ""))
	}
	u.Copies.SetSteady(n)
}

func (s *section) evidence(factor, key string, b bound.Bound, note string) bound.Evidence {
	return bound.Evidence{Factor: factor, Value: b, At: span(s.value(key)), Path: s.kind + ":" + s.name + "." + key, Note: note}
}

// restarts says how often a program that ends starts again: always, after an
// exit that was not expected (the default), or only while it fails to come up.
func (s *section) restarts(u *unit.Unit) {
	starts := bound.Inf(1)
	t := s.value("autorestart")
	e := s.evidence("starts", "autorestart", starts, "a program that ran for startsecs starts again without end")
	switch strings.ToLower(t.Str) {
	case "false", "no", "off", "0":
		const unset = 3 // startretries
		starts = bound.Of(1 + unset)
		if retries, err := strconv.ParseInt(s.value("startretries").Str, 10, 32); err == nil && retries >= 0 {
			starts = bound.Of(1 + retries)
		}
		e.Value, e.Note = starts, "only while it fails to come up: startretries"
	case "true", "yes", "on", "1":
		u.Diags = append(u.Diags, unit.Diag{Rule: "unbounded-retry", At: e.At, Message: "autorestart=true starts the program again whenever it ends, without end"})
	default:
		e.Default = t.Str == ""
	}
	u.Starts = &starts
	u.Evidence = append(u.Evidence, e)
}

// environment reads KEY="value",KEY2=value.
func (s *section) environment(u *unit.Unit) {
	t := s.value("environment")
	for _, m := range pair.FindAllStringSubmatchIndex(t.Str, -1) {
		from, to := m[4], m[5]
		if to-from > 1 && strings.IndexByte(`"'`, t.Str[from]) >= 0 {
			from, to = from+1, to-1
		}
		u.Env = append(u.Env, unit.Var{Name: t.Str[m[2]:m[3]], Value: s.fill(t.Slice(from, to)), At: t.Span(m[0], m[1])})
	}
}

var (
	// pair is one variable of `environment`.
	pair = regexp.MustCompile(`([A-Za-z_][A-Za-z0-9_]*)\s*=\s*("[^"]*"|'[^']*'|[^,\s]*)`)
	// expansion is one of supervisor's own: `%(program_name)s`.
	expansion = regexp.MustCompile(`%\(([A-Za-z0-9_]+)\)[0-9]*[sd]|%%|\{\{.*?\}\}`)
)

// fill puts in what supervisor knows; it does so before it cuts the words.
func (s *section) fill(t source.Text) word.Word {
	return argline.Fill(t, span(t), expansion, func(match string, at source.Span) word.Word {
		name := strings.Trim(match[:len(match)-1], "%(){} 0123456789")
		switch {
		case match == "%%":
			return word.Literal("%", at)
		case name == "program_name":
			return word.Literal(s.name, at)
		case name == "process_num" && s.value("numprocs").Str == "":
			return word.Literal("0", at)
		}
		return word.FromHole(word.Hole{Kind: word.Template, Name: strings.TrimPrefix(name, "ENV_")}, at)
	})
}
