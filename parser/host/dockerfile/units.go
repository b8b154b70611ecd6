package dockerfile

import (
	"path"
	"strconv"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// units returns the units of all stages: what the image runs, and what
// building it runs.
func (b *builder) units() []*unit.Unit {
	var out []*unit.Unit
	for i, st := range b.stages {
		last := i == len(b.stages)-1
		if len(st.runs) > 0 {
			out = append(out, b.building(st))
		}
		out = append(out, b.image(st, last))
	}
	return out
}

// image is the unit of what a container of the stage runs. Only the last
// stage becomes an image by itself.
func (b *builder) image(st *stage, last bool) *unit.Unit {
	u := b.unit(st)
	u.Weak = !last
	u.Env, u.Diags = st.env, st.diags
	u.Runs = []unit.Run{{Use: unit.UseMain, Entrypoint: st.entrypoint.argv, Command: st.command.argv, At: st.main()}}
	if st.health.argv != nil {
		u.Runs = append(u.Runs, unit.Run{Use: unit.UseProbe, Command: st.health.argv, At: st.health.at, Diags: st.health.diags})
	}
	if st.name != "" {
		u.Provides = append(u.Provides, unit.Name{Kind: unit.StageName, Text: b.file.Path + "#" + st.name})
	}
	u.Provides = append(u.Provides, unit.Name{Kind: unit.StageName, Text: b.file.Path + "#" + strconv.Itoa(st.index)})
	if last {
		u.Provides = append(u.Provides, unit.Name{Kind: unit.StageName, Text: b.file.Path + "#"})
		u.Provides = append(u.Provides, b.names(st)...)
	}
	return u
}

// building is the unit of the stage's RUN instructions.
func (b *builder) building(st *stage) *unit.Unit {
	u := b.unit(st)
	u.ID += "/run"
	u.Phase = unit.BuildPhase
	u.At = st.runs[0].At
	u.Env = st.vars
	u.Runs = st.runs
	return u
}

func (b *builder) unit(st *stage) *unit.Unit {
	one := bound.Of(1)
	u := &unit.Unit{
		ID: "image/" + b.id(st), System: System, At: st.at,
		Meta: unit.Meta{Kind: "Image", Name: b.id(st)},
		Spec: &unit.ImageSpec{
			Base: st.base, Workdir: st.workdir, Shell: st.shell,
			Files: st.files, Sources: st.sources, Layers: st.layers, Dir: b.dir(),
		},
	}
	u.Copies.SetSteady(one)
	return u
}

// id returns the stage's name; without one the Dockerfile's folder, and the
// number of a stage that is not the last.
func (b *builder) id(st *stage) string {
	switch {
	case st.name != "":
		return st.name
	case st.index == len(b.stages)-1:
		return path.Dir(b.file.Path)
	}
	return path.Dir(b.file.Path) + "#" + strconv.Itoa(st.index)
}

// main returns the instruction that decides what the stage runs.
func (st *stage) main() (at source.Span) {
	switch {
	case st.command.argv != nil:
		return st.command.at
	case st.entrypoint.argv != nil:
		return st.entrypoint.at
	}
	return st.at
}

// names guesses how others call the image: NAME of Dockerfile.NAME, the
// folder's name, the stage's name.
func (b *builder) names(st *stage) []unit.Name {
	name, _ := nameInFile(path.Base(b.file.Path))
	var out []unit.Name
	for _, text := range []string{name, path.Base(path.Dir(b.file.Path)), st.name} {
		if text != "" && text != "." {
			out = append(out, unit.Name{Kind: unit.ImageName, Text: text})
		}
	}
	return out
}
