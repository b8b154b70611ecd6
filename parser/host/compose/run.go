package compose

import (
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// runs reads the service's main process, its health check and its hooks.
func (s *service) runs() {
	main := unit.Run{
		Use:        unit.UseMain,
		Entrypoint: s.argv(s.v.get("entrypoint").last()),
		Command:    s.argv(s.v.get("command").last()),
		At:         s.unit.At,
	}
	if main.Entrypoint != nil && main.Command == nil {
		// A new entrypoint drops the image's command.
		main.Command = &unit.Argv{At: main.Entrypoint.At}
	}
	s.unit.Runs = append(s.unit.Runs, main)
	s.healthcheck(s.v.get("healthcheck"))
	for _, key := range []string{"pre_start", "post_start", "pre_stop"} {
		for _, hook := range s.v.get(key).items() {
			s.extra(unit.UseHook, s.argv(hook.get("command")))
		}
	}
}

// extra adds a command that runs beside the main process, without the
// image's entrypoint.
func (s *service) extra(use unit.Use, argv *unit.Argv) {
	if argv == nil {
		return
	}
	s.unit.Runs = append(s.unit.Runs, unit.Run{
		Use: use, Entrypoint: argv, Command: &unit.Argv{At: argv.At}, At: argv.At})
}

// argv reads a command: a list as it is, a string cut into words without a
// shell; nil if nothing is set.
func (s *service) argv(v value) *unit.Argv {
	if !v.isSet() {
		return nil
	}
	a := &unit.Argv{At: spanOf(v)}
	if v.node().IsScalar() {
		words, err := split(s.word(v))
		if err != nil {
			s.invalid(v, "cannot be split into words: "+err.Error())
		}
		a.Words = words
		return a
	}
	for _, item := range v.items() {
		a.Words = append(a.Words, s.word(item))
	}
	return a
}

// healthcheck reads a test: ["CMD", …], ["CMD-SHELL", text] or a text.
func (s *service) healthcheck(v value) {
	test := v.get("test").last()
	if off, _ := v.get("disable").node().Bool(); off || !test.isSet() {
		return
	}
	if test.node().IsScalar() {
		s.extra(unit.UseProbe, s.script(test))
		return
	}
	items := test.items()
	if len(items) < 2 {
		return
	}
	switch items[0].text() {
	case "CMD":
		a := &unit.Argv{At: spanOf(test)}
		for _, item := range items[1:] {
			a.Words = append(a.Words, s.word(item))
		}
		s.extra(unit.UseProbe, a)
	case "CMD-SHELL":
		s.extra(unit.UseProbe, s.script(items[1]))
	}
}

// script is a text for the container's shell. Variables that Compose does
// not know stand in it as the shell's.
func (s *service) script(v value) *unit.Argv {
	w := s.word(v)
	var text source.Builder
	for _, part := range w.Parts {
		if part.Hole != nil {
			text.Add("${"+part.Hole.Name+"}", part.Span)
			continue
		}
		text.AddText(part.Text)
	}
	return &unit.Argv{Script: &unit.Script{Text: text.Text(), Shell: "sh"}, At: w.Span}
}
