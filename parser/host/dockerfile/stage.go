package dockerfile

import (
	"slices"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// stage is what the instructions since one FROM add up to.
type stage struct {
	name   string // of `AS name`
	index  int
	at     source.Span
	base   unit.Image
	parent *stage // the earlier stage that this one starts from

	env     scope // ENV
	vars    scope // ENV and ARG
	workdir string
	shell   []string
	sources []unit.Image
	files   []unit.CopyFile
	layers  []unit.Layer

	entrypoint, command, health setting
	runs                        []unit.Run
	onbuild                     []instruction
	diags                       []unit.Diag
}

// setting is an instruction of which the last one holds.
type setting struct {
	argv *unit.Argv
	at   source.Span
	// own says that this stage sets it, and not the one it starts from.
	own bool
	// diags are conditions of what it starts.
	diags []unit.Diag
}

// set replaces the setting; one that this stage set before is overridden.
func (st *stage) set(to *setting, argv *unit.Argv, in instruction, diags ...unit.Diag) {
	if to.own && to.argv != nil {
		st.diags = append(st.diags, unit.Diag{
			Rule: "command-overridden", At: to.at, Certain: true,
			Message: "a later " + in.node.Value + " replaces this one",
			Related: []source.Note{{At: in.at, Text: "this one holds"}},
		})
	}
	*to = setting{argv: argv, at: in.at, own: true, diags: diags}
}

// setEntrypoint also drops a command that the stage inherited, as Docker does.
func (st *stage) setEntrypoint(in instruction, dir string) {
	st.set(&st.entrypoint, in.argv(st.shell, dir), in)
	if !st.command.own {
		st.command = setting{}
	}
}

// setHealth reads HEALTHCHECK CMD … and HEALTHCHECK NONE.
func (st *stage) setHealth(in instruction, dir string) {
	check, ok := in.command()
	if !ok {
		st.set(&st.health, nil, in)
		return
	}
	st.set(&st.health, check.argv(st.shell, dir), in, unit.Diag{
		Rule: "periodic-healthcheck", At: in.at, Certain: true,
		Message: "the health check starts this again every " + in.flag("interval", defaultInterval),
	})
}

// defaultInterval is that of HEALTHCHECK (Dockerfile reference).
const defaultInterval = "30s"

// from returns the stage that starts where the parent ended.
func (st *stage) from(parent *stage) {
	st.parent = parent
	st.base = parent.base
	st.workdir, st.shell = parent.workdir, parent.shell
	// Clipped: two stages that start from one must not write over each other.
	st.env, st.vars = slices.Clip(parent.env), slices.Clip(parent.env)
	st.files, st.sources = slices.Clip(parent.files), slices.Clip(parent.sources)
	st.layers = slices.Clip(parent.layers)
	st.entrypoint, st.command, st.health = inherited(parent.entrypoint), inherited(parent.command), inherited(parent.health)
}

func inherited(s setting) setting {
	s.own = false
	return s
}
