package link

import (
	"path"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/imageref"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
	"github.com/ffvet/ffvet/parser/wrapper"
)

// maxBases is how many images may stand on one another.
const maxBases = 16

// image is what is known about the image of a container.
type image struct {
	// units are those of the image and of its bases, as far as this
	// repository makes them.
	units []*unit.Unit
	// ref is the image from outside that decides what is not known: the
	// lowest base, or the image itself.
	ref                 string
	at                  source.Span // where the reference stands
	entrypoint, command *unit.Argv
	env                 []unit.Var
	spec                *unit.ImageSpec
	probes              []unit.Run
}

// imageOf follows an image of this repository down to the one from outside.
func (w *walker) imageOf(i unit.Image) image {
	if u := w.images.find(i); u != nil {
		return w.stack(u)
	}
	return image{ref: i.Ref, at: i.At}
}

// stack returns the image of the unit on the one that it starts from, and so
// on. Many containers share one, so that it is never changed afterwards.
func (w *walker) stack(u *unit.Unit) image {
	if i, ok := w.stacked[u]; ok {
		return i
	}
	i := image{}
	for at, n := u, 0; at != nil && n < maxBases; n++ {
		i.on(at)
		below := w.images.named(at.Spec.Base.Ref)
		if below != nil && (below == at || pathOf(below) == pathOf(at)) {
			break // its own name is like that of the image from outside
		}
		at = below
	}
	w.stacked[u] = i
	return i
}

// on adds what the image below says where the upper one says nothing.
func (i *image) on(below *unit.Unit) {
	for _, run := range below.Runs {
		switch {
		case run.Use == unit.UseProbe && len(i.probes) == 0:
			i.probes = append(i.probes, run)
		case run.Use == unit.UseMain:
			if i.entrypoint == nil { // an upper ENTRYPOINT drops the CMD below
				i.entrypoint = run.Entrypoint
				if i.command == nil {
					i.command = run.Command
				}
			}
		}
	}
	i.units = append(i.units, below)
	i.env = overlay(below.Env, i.env)
	if i.spec == nil {
		spec := *below.Spec
		i.spec = &spec
	} else {
		i.spec.Files = slices.Concat(below.Spec.Files, i.spec.Files)
		i.spec.Sources = slices.Concat(below.Spec.Sources, i.spec.Sources)
		i.spec.Layers = slices.Concat(below.Spec.Layers, i.spec.Layers)
		if i.spec.Workdir == "" {
			i.spec.Workdir = below.Spec.Workdir
		}
	}
	i.spec.Base = below.Spec.Base
	i.ref = below.Spec.Base.Ref
}

// with returns what a container runs that replaces the entrypoint, the
// command, or both; nil means the image's own.
func (i image) with(entrypoint, command *unit.Argv) (e, c *unit.Argv) {
	switch {
	case entrypoint != nil:
		return entrypoint, command
	case command != nil:
		return i.entrypoint, command
	}
	return i.entrypoint, i.command
}

// container follows what a container of the image starts.
func (w *walker) container(p place, i image, entrypoint, command *unit.Argv) *reach {
	e, c := i.with(entrypoint, command)
	var r *reach
	switch {
	case e != nil && e.Script != nil: // the shell form takes no arguments
		r = ignoring(w.argv(p, e), e, c)
	case e == nil || len(e.Words) == 0:
		r = w.withoutEntrypoint(p, i, e, c)
	default:
		r = w.argv(p, join(e, c))
	}
	if len(i.units) > 0 {
		own := *r
		own.images = slices.Concat(own.images, i.units)
		r = &own
	}
	return r
}

// ignoring marks commands that the text of an entrypoint starts, where it
// never looks at the arguments that somebody gives it.
func ignoring(r *reach, e, c *unit.Argv) *reach {
	given := c != nil && (c.Script != nil || len(c.Words) > 0)
	if !given || strings.ContainsAny(e.Script.Text.Str, "@0") && strings.Contains(e.Script.Text.Str, "$") {
		return r
	}
	return r.mapped(func(command *unit.Command) {
		command.Diags = append(command.Diags, unit.Diag{Rule: "command-ignored", At: c.At, Certain: true,
			Message: "the image's ENTRYPOINT is in shell form: it never sees these arguments",
			Related: []source.Note{{At: e.At, Text: "ENTRYPOINT"}}})
	})
}

// withoutEntrypoint follows a command line whose first word is a program,
// unless the image from outside has an entrypoint that takes it as arguments.
func (w *walker) withoutEntrypoint(p place, i image, e, c *unit.Argv) *reach {
	if c == nil || e != nil || len(c.Words) == 0 || !isOption(c.Words[0]) {
		return w.argv(p, c)
	}
	sure := isKnownImage(imageref.Repository(i.ref))
	named := strings.Contains(path.Base(imageref.Repository(i.ref)), "ffmpeg")
	if !sure && !named && !hasInput(c.Words) {
		return nothing
	}
	name := word.Word{Span: c.Words[0].Span}
	r := w.command("ffmpeg", start{words: append([]word.Word{name}, c.Words...), at: c.At})
	if !sure {
		r.commands[0].Diags = []unit.Diag{{
			Rule: "image-entrypoint-unknown", At: c.At,
			Message: "the image " + quoted(i.ref) + " decides which program gets these arguments; they are taken for ffmpeg's",
		}}
	}
	return r
}

func quoted(ref string) string {
	if ref == "" {
		return "without a name"
	}
	return `"` + ref + `"`
}

// isKnownImage reports whether the repository is a public image that starts
// ffmpeg with the arguments it is given.
func isKnownImage(repo string) bool {
	repo = strings.TrimPrefix(strings.TrimPrefix(repo, "docker.io/"), "lscr.io/")
	switch repo {
	case "jrottenberg/ffmpeg", "linuxserver/ffmpeg", "mwader/static-ffmpeg":
		return true
	}
	return false
}

// join appends a command to an entrypoint; a shell form becomes `sh -c TEXT`.
func join(e, c *unit.Argv) *unit.Argv {
	if c == nil {
		return e
	}
	out := &unit.Argv{Words: slices.Clip(e.Words), At: e.At}
	if !c.At.IsZero() {
		out.At = c.At
	}
	if c.Script == nil {
		out.Words = append(out.Words, c.Words...)
		return out
	}
	shell := word.Literal("/bin/sh", c.At)
	flag := word.Literal("-c", c.At)
	out.Words = append(out.Words, shell, flag, word.FromText(c.Script.Text, c.At))
	return out
}

// argv follows an argument list or a shell form.
func (w *walker) argv(p place, a *unit.Argv) *reach {
	switch {
	case a == nil:
		return nothing
	case a.Script != nil:
		script := *a.Script
		if script.Dir == "" {
			script.Dir = p.dir
		}
		if script.Dir != "" {
			p.dir = script.Dir
		}
		return w.script(p, script, "")
	}
	return w.words(p, start{words: a.Words, at: a.At})
}

// inImage follows `docker run IMAGE ARGS`.
func (w *walker) inImage(p place, s start, in wrapper.Inner) *reach {
	i := w.imageOf(unit.Image{Ref: in.Image.String(), At: in.Image.Span})
	inside := place{id: "image " + i.ref, dir: p.dir, spec: i.spec, env: overlay(i.env, in.Env), depth: p.depth}
	var entrypoint, command *unit.Argv
	if in.Entrypoint != nil {
		entrypoint = &unit.Argv{Words: []word.Word{*in.Entrypoint}, At: s.at}
	}
	if len(in.Words) > 0 {
		command = &unit.Argv{Words: in.Words, At: s.at}
	}
	return w.from(w.container(inside, i, entrypoint, command), i)
}

// from notes which image the commands run in, unless one inside it did.
func (w *walker) from(r *reach, i image) *reach {
	if len(r.commands) == 0 {
		return r
	}
	return r.mapped(func(c *unit.Command) {
		if c.Installed == nil {
			c.Installed = w.installation(i)
		}
	})
}

// inService follows `docker compose run SERVICE ARGS`.
func (w *walker) inService(p place, s start, in wrapper.Inner) *reach {
	name := in.Service.String()
	for _, u := range w.units {
		if u.System != "compose" || u.Meta.Service != name {
			continue
		}
		inside, i := w.placeOf(u)
		inside.depth = p.depth
		inside = inside.with(in.Env)
		main := u.Runs[0]
		command := main.Command
		if len(s.words) > 0 {
			command = &unit.Argv{Words: s.words, At: s.at}
		}
		entrypoint := main.Entrypoint
		if in.Entrypoint != nil { // it drops the service's own command
			entrypoint, command = &unit.Argv{Words: []word.Word{*in.Entrypoint}, At: s.at}, nil
			if len(s.words) > 0 {
				command = &unit.Argv{Words: s.words, At: s.at}
			}
		}
		return w.from(w.container(inside, i, entrypoint, command), i)
	}
	if in.Entrypoint != nil { // a project that is not here
		s.words = append([]word.Word{*in.Entrypoint}, s.words...)
	}
	return w.words(p, s)
}
