package systemd

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// copies counts how often the service runs at once: systemd never starts a
// unit twice, so a clock or a path does not overlap; a template runs once for
// each instance, or for each connection of a socket that accepts them.
func (s *service) copies(u *unit.Unit) {
	one := bound.Of(1)
	u.Copies.SetSteady(one)
	if s.template() {
		s.instances(u)
	} else if at, ok := s.starter(".timer"); ok {
		u.Evidence = append(u.Evidence, bound.Evidence{Factor: "copies", Value: one, At: at,
			Note: "a timer does not start a service that still runs"})
	}
	s.shared(u)
}

// starter returns the unit of another kind that starts this one by its name.
func (s *service) starter(kind string) (source.Span, bool) {
	f, err := s.tree.Read(path.Join(path.Dir(s.file.Path), strings.TrimSuffix(s.name, "@")+kind))
	if err != nil {
		return source.Span{}, false
	}
	return firstLine(f), true
}

// instances counts those that the tree names; if it names none they come from
// outside.
func (s *service) instances(u *unit.Unit) {
	if s.connections(u) {
		return
	}
	count := bound.Bound{}
	for _, i := range s.named() {
		count = count.Add(i.count)
		u.Evidence = append(u.Evidence, bound.Evidence{Factor: "copies", Value: i.count, At: i.at, Note: "instance " + i.name})
	}
	if count.IsZero() {
		count = bound.Unknown(1)
		u.Evidence = append(u.Evidence, bound.Evidence{Factor: "copies", Value: count, At: u.At,
			Note: "nothing in the repository names an instance of the template"})
	}
	u.Copies.SetSteady(count)
}

// connections counts the instances that a socket starts, one for each
// connection, 64 unless it says otherwise (systemd.socket(5)).
func (s *service) connections(u *unit.Unit) bool {
	at, ok := s.starter(".socket")
	if !ok {
		return false
	}
	socket := read(at.File)
	accept, _ := socket.last("Socket", "Accept")
	if !isTrue(accept.value.Str) {
		return false
	}
	const unset = 64
	most := bound.Evidence{Factor: "copies", Value: bound.Of(unset), At: accept.at, Path: "Socket.MaxConnections", Default: true,
		Note: "one instance for each connection of the socket"}
	if limit, ok := socket.last("Socket", "MaxConnections"); ok {
		most.At, most.Default, most.Value = limit.at, false, bound.Unknown(1)
		if n, err := strconv.ParseInt(limit.value.Str, 10, 64); err == nil && n > 0 {
			most.Value = bound.Of(n)
		}
	}
	u.Evidence = append(u.Evidence, most)
	u.Copies.SetSteady(most.Value)
	return true
}

func isTrue(text string) bool {
	switch strings.ToLower(text) {
	case "yes", "y", "true", "t", "on", "1":
		return true
	}
	return false
}

// instance is a name of the template's instance, or a range of them.
type instance struct {
	name  string
	count bound.Bound
	at    source.Span
}

// named finds the instances that units and scripts of the tree name. What
// only documents mention does not run.
func (s *service) named() []instance {
	pattern := regexp.MustCompile(`(^|[^A-Za-z0-9_.-])` + regexp.QuoteMeta(s.name) + `("?\$?\{[^}\s]*\}"?|[A-Za-z0-9:_\\%$][A-Za-z0-9:_.\\%${},-]*)`)
	var found []instance
	seen := map[string]bool{}
	for _, file := range s.tree.Search(s.ctx, []string{s.name}) {
		f, err := s.tree.Read(file)
		if err != nil || isDocument(file) {
			continue
		}
		for _, m := range pattern.FindAllSubmatchIndex(f.Text, -1) {
			name := strings.TrimSuffix(strings.TrimRight(string(f.Text[m[4]:m[5]]), ".,"), suffix)
			if name == "service" || seen[name] || commented(f, m[4]) {
				continue
			}
			seen[name] = true
			found = append(found, instance{name, times(name), source.Span{File: f, Start: m[4], End: m[4] + len(name), Exact: true}})
		}
	}
	return found
}

func isDocument(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".md", ".rst", ".txt", ".adoc", ".html", ".1", ".5", ".7", ".8":
		return true
	}
	return false
}

// commented reports whether the line of an offset is a comment.
func commented(f *source.File, at int) bool {
	line := strings.TrimSpace(string(f.Line(f.Position(at).Line)))
	return line != "" && (line[0] == '#' || line[0] == ';')
}

// times is how many instances a name stands for: `{1..4}`, `{a,b}` of a
// shell, one, or what a variable says.
func times(name string) bound.Bound {
	inner, isSet := strings.CutPrefix(name, "{")
	inner, closed := strings.CutSuffix(inner, "}")
	switch from, to, isRange := strings.Cut(inner, ".."); {
	case strings.ContainsAny(name, "$%"):
		return bound.Unknown(1)
	case !isSet || !closed:
		return bound.Of(1)
	case isRange:
		a, err1 := strconv.ParseInt(from, 10, 32)
		b, err2 := strconv.ParseInt(to, 10, 32)
		if err1 != nil || err2 != nil {
			return bound.Unknown(1)
		}
		return bound.Of(max(a-b, b-a) + 1)
	}
	return bound.Of(int64(strings.Count(inner, ",") + 1))
}

// shared notes that all copies get the same CPUs.
func (s *service) shared(u *unit.Unit) {
	if u.Limits.Cpuset == nil || u.Copies.Steady.Or(2) < 2 {
		return
	}
	for _, e := range u.Evidence {
		if e.Factor == "cpuset" {
			u.Diags = append(u.Diags, unit.Diag{Rule: "cpuset-shared", At: e.At, Certain: true,
				Message: fmt.Sprintf("all %s instances share these %s CPUs", u.Copies.Steady, u.Limits.Cpuset)})
			return
		}
	}
}
