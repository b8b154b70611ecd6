package nginxrtmp

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/argline"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// kind is what starts a command.
type kind int

const (
	none   kind = iota
	static      // once, with the server
	stream      // for each stream, and ends with it
	event       // for each event, and ends by itself
)

// kindOf returns what starts a directive's command (ngx_rtmp_exec_module.c).
func kindOf(name string) kind {
	switch name {
	case "exec_static":
		return static
	case "exec", "exec_push", "exec_pull":
		return stream
	case "exec_publish", "exec_publish_done", "exec_play", "exec_play_done", "exec_record_done":
		return event
	}
	return none
}

// unit makes the unit of one directive in an application.
func (s *server) unit(app, d, respawn *directive) *unit.Unit {
	u := &unit.Unit{
		ID: system + "/" + app.arg(1) + "/" + d.name(), System: system, At: d.at, Beside: true,
		Meta: unit.Meta{Kind: "Application", Name: app.arg(1)},
	}
	s.copies(u, d)
	if kindOf(d.name()) != event {
		s.respawn(u, d, respawn)
	}
	return u
}

// copies counts the streams: one a connection, which all applications share.
func (s *server) copies(u *unit.Unit, d *directive) {
	if kindOf(d.name()) == static {
		u.Copies.SetSteady(bound.Of(1))
		return
	}
	most, evidence := bound.Inf(1), bound.Evidence{Factor: "copies", At: d.at, Note: "one for each stream: nothing bounds how many there are"}
	if s.limit != nil {
		most = bound.Unknown(1)
		if n, err := strconv.ParseInt(s.limit.arg(1), 10, 64); err == nil && n >= 0 {
			most = bound.Of(n)
		}
		evidence.At, evidence.Path, evidence.Note = s.limit.span(1), "max_connections", "connections of the whole server, players included"
		u.Flow = &unit.Flow{Run: s.file.Path, Alive: []bound.Bound{most}, Cap: &most}
		u.SharedBound = "max_connections=" + most.String()
	} else {
		u.Diags = append(u.Diags, unit.Diag{Rule: "unbounded-by-clients", At: d.at, Certain: true,
			Message: fmt.Sprintf("%s starts a command for each stream of a client; no max_connections bounds them", d.name())})
	}
	evidence.Value = most
	u.Copies.SetSteady(most)
	u.Evidence = append(u.Evidence, evidence)
}

// respawn says whether a command that ends is started again: yes, after 5
// seconds, unless switched off.
func (s *server) respawn(u *unit.Unit, d, respawn *directive) {
	if respawn != nil && respawn.arg(1) == "off" {
		return
	}
	starts := bound.Inf(1)
	u.Starts = &starts
	e := bound.Evidence{Factor: "starts", Value: starts, At: d.at, Path: "respawn", Default: true, Note: "started again when it ends"}
	if respawn != nil {
		e.At, e.Default = respawn.span(1), false
	}
	u.Evidence = append(u.Evidence, e)
	u.Diags = append(u.Diags, unit.Diag{Rule: "unbounded-retry", At: e.At,
		Message: "a command that keeps failing starts again every 5 seconds without end (respawn)"})
}

var (
	// redirect is a word that leads a stream to or from a file.
	redirect = regexp.MustCompile(`^[0-9]*(>>?|<)(&|[^&])`)
	// variable is one of nginx, or what a template leaves.
	variable = regexp.MustCompile(`\$(?:[A-Za-z0-9_]+|\{[A-Za-z0-9_]+\})|\{\{.*?\}\}`)
)

// argv returns the words of a command. Each argument of the directive is one;
// no shell reads them.
func (s *server) argv(app, d *directive) *unit.Argv {
	argv := &unit.Argv{At: d.at}
	for _, w := range d.words[1:] {
		if redirect.MatchString(w.Str) {
			continue
		}
		at := w.Span(0, len(w.Str))
		argv.Words = append(argv.Words, argline.Fill(w, at, variable, func(match string, at source.Span) word.Word {
			name := strings.Trim(match, "${} ")
			if name == "app" {
				return word.Literal(app.arg(1), at)
			}
			return word.FromHole(word.Hole{Kind: word.Variable, Name: name}, at)
		}))
	}
	return argv
}
