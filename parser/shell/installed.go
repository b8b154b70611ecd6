package shell

import (
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/interpreter"
	"github.com/ffvet/ffvet/parser/word"
)

// installed adds the scripts that the script writes for others to run, as
// statements of their own: it makes them executable, or puts them where cron
// reads them. It returns how many processes one of them runs at most.
func (e *evaluator) installed() counter {
	var most []counter
	for _, s := range e.files {
		words := e.starts(s)
		if words == nil {
			continue
		}
		c := &Call{Words: words, At: s.at, Procs: bound.Of(1), Written: []Written{{Path: s.path, Text: s.Text()}}}
		n := run{call: c}
		st := statement(s.at, s.at.Position().Line, []*Call{c}, n, &top{last: &tail{nodes: sequence{n}}, locks: &e.locks})
		st.Uncalled = true
		e.result.Statements = append(e.result.Statements, st)
		most = append(most, st.Peak)
	}
	return func(of func(*Call) Started) bound.Bound {
		var peak bound.Bound
		for _, one := range most {
			peak = peak.Max(one(of))
		}
		return peak
	}
}

// starts returns the command line that runs a written file, nil if nothing
// shows that it is run.
func (e *evaluator) starts(s *sink) []word.Word {
	name := word.Literal(s.path, s.at)
	switch text := s.Text().Str; {
	case s.used || text == "":
		return nil
	case strings.HasPrefix(s.path, "/etc/cron.d/"), strings.HasPrefix(s.path, "/var/spool/cron/"), s.path == "/etc/crontab":
		return []word.Word{word.Literal("crontab", s.at), name}
	case s.marked:
		if program, ok := interpreter.Shebang(text); ok && interpreter.IsShell(program) {
			return []word.Word{word.Literal(program, s.at), name}
		}
	}
	return nil
}
