package systemd

import (
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// environment reads what the service sees: `Environment`, then the files that
// `EnvironmentFile` names, which win. A file that is not in the tree may set
// any variable.
func (s *service) environment() {
	for _, line := range s.settings.list("Service", "Environment") {
		for _, w := range items(line.value) {
			name, _, ok := strings.Cut(w.text.Str, "=")
			if !ok {
				continue
			}
			value := item{text: w.text.Slice(len(name)+1, len(w.text.Str)), at: w.at}
			s.env = append(s.env, unit.Var{Name: name, Value: s.fill(value, placeholders), At: w.at})
		}
	}
	for _, line := range s.settings.list("Service", "EnvironmentFile") {
		f := s.find(strings.TrimPrefix(line.value.Str, "-"))
		if f == nil {
			s.open = true
			continue
		}
		s.env = append(s.env, variables(f)...)
	}
}

// find returns the file of the tree that a path on the machine means: below
// the root of the tree or a folder that holds the unit, or beside the unit.
func (s *service) find(file string) *source.File {
	if strings.Contains(file, "%") || file == "" {
		return nil
	}
	folder := path.Dir(s.file.Path)
	tries := []string{path.Join(folder, path.Base(file))}
	for ; ; folder = path.Dir(folder) {
		tries = append(tries, path.Join(folder, strings.TrimPrefix(file, "/")))
		if folder == "." || folder == "/" {
			break
		}
	}
	for _, try := range tries {
		if f, err := s.tree.Read(try); err == nil {
			return f
		}
	}
	return nil
}

// variables reads a file of assignments.
func variables(f *source.File) []unit.Var {
	var vars []unit.Var
	for _, line := range read(f) {
		name := strings.TrimSpace(strings.TrimPrefix(line.key, "export "))
		value := item{at: line.at, text: line.value}
		if words := items(line.value); len(words) == 1 {
			value = words[0]
		}
		vars = append(vars, unit.Var{Name: name, Value: word.FromText(value.text, value.at), At: line.at})
	}
	return vars
}

// variable returns a variable's value; what nothing in the tree sets may come
// from the manager or a file outside.
func (s *service) variable(name string, at source.Span) word.Word {
	hole := word.Hole{Kind: word.Variable, Name: name}
	for i := len(s.env) - 1; i >= 0; i-- {
		if s.env[i].Name != name {
			continue
		}
		if !s.open {
			return s.env[i].Value
		}
		hole.Default = &s.env[i].Value
		break
	}
	return word.FromHole(hole, at)
}
