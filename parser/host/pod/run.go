package pod

import (
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// Runs returns the container's main process, its probes and its hooks.
func (s Scope) Runs(c *yamlpos.Node) []unit.Run {
	runs := []unit.Run{{
		Use:        unit.UseMain,
		Entrypoint: s.Argv(c.Get("command")),
		Command:    s.Argv(c.Get("args")),
		At:         c.Span(),
	}}
	for _, probe := range []string{"startupProbe", "readinessProbe", "livenessProbe"} {
		runs = s.exec(runs, unit.UseProbe, c.Get(probe, "exec", "command"))
	}
	for _, hook := range []string{"postStart", "preStop"} {
		runs = s.exec(runs, unit.UseHook, c.Get("lifecycle", hook, "exec", "command"))
	}
	return runs
}

// exec adds a command that runs beside the main process, without the
// image's entrypoint.
func (s Scope) exec(runs []unit.Run, use unit.Use, command *yamlpos.Node) []unit.Run {
	argv := s.Argv(command)
	if argv == nil {
		return runs
	}
	return append(runs, unit.Run{Use: use, Entrypoint: argv, Command: &unit.Argv{At: argv.At}, At: argv.At})
}

// Argv returns the words of a list; nil if it is absent or empty, where the
// image's own counts. A single string is what the API refuses; it is read as
// one word.
func (s Scope) Argv(n *yamlpos.Node) *unit.Argv {
	a := &unit.Argv{At: n.Span()}
	for _, item := range n.Items() {
		a.Words = append(a.Words, s.expand(item))
	}
	if n.IsScalar() {
		a.Words = append(a.Words, s.expand(n))
	}
	if len(a.Words) == 0 {
		return nil
	}
	return a
}
