package run

import (
	"maps"
	"slices"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/link"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// variables returns the declared values of variables from outside.
func variables(c *config.Config) []unit.Var {
	var vars []unit.Var
	at := source.Span{File: c.File}
	for _, name := range slices.Sorted(maps.Keys(c.Assume.Variables)) {
		vars = append(vars, unit.Var{Name: name, Value: word.Literal(c.Assume.Variables[name], at), At: at})
	}
	return vars
}

// assumed puts declared assumptions in the place of what is not known about
// the units, and returns those that changed a number.
func assumed(c *config.Config, linked *link.Linked) []facts.Assume {
	var all []facts.Assume
	for _, u := range linked.Units {
		before := u.Procs
		procs, uses := assume.Unit(c, u.Unit, u.Procs)
		u.Procs = procs
		for _, command := range u.Commands {
			if command.Procs == before {
				command.Procs = procs
			}
		}
		for _, use := range uses {
			all = append(all, facts.Assume{Subject: use.Subject, Value: use.Value, Source: use.From})
		}
	}
	if len(linked.Units) == 0 {
		return all
	}
	for _, v := range variables(c) {
		all = append(all, facts.Assume{Subject: "variable " + v.Name, Value: v.Value.String(), Source: c.Path})
	}
	return all
}
