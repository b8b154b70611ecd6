package link

import (
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// maxStarts is how many command lines of one RUN are kept.
const maxStarts = 1000

// installation returns where the programs of an image come from. Containers
// share images, and so what is found out about them.
func (w *walker) installation(i image) *unit.Installation {
	if i.spec == nil {
		return w.bare(unit.Image{Ref: i.ref, At: i.at})
	}
	if in, ok := w.installed[i.spec]; ok {
		return in
	}
	base := i.spec.Base
	in := &unit.Installation{Image: base, Layers: w.layers(i.spec.Layers)}
	w.installed[i.spec] = in
	return in
}

// bare is an image from outside with nothing on it.
func (w *walker) bare(i unit.Image) *unit.Installation {
	if in, ok := w.outside[i]; ok {
		return in
	}
	in := &unit.Installation{Image: i}
	w.outside[i] = in
	return in
}

// layers returns the layers with what they start, and with the images that
// they copy from looked up.
func (w *walker) layers(all []unit.Layer) []unit.Layer {
	out := make([]unit.Layer, len(all))
	for n, l := range all {
		switch {
		case l.Run != nil:
			l.Starts = w.startsOf(l)
		case l.Stage != nil:
			l.Stage = w.throughStage(l.Stage)
		case l.From != nil:
			if u := w.images.named(l.From.Ref); u != nil && !w.copies[u] {
				w.copies[u] = true
				l.Stage = w.installation(w.stack(u))
				delete(w.copies, u)
			}
		}
		out[n] = l
	}
	return out
}

// throughStage is an earlier stage of the same file, on whatever image its
// base turns out to be.
func (w *walker) throughStage(stage *unit.Installation) *unit.Installation {
	layers := w.layers(stage.Layers)
	u := w.images.named(stage.Image.Ref)
	if u == nil || w.copies[u] {
		return &unit.Installation{Image: stage.Image, Layers: layers}
	}
	w.copies[u] = true
	defer delete(w.copies, u)
	below := w.installation(w.stack(u))
	return &unit.Installation{Image: below.Image, Layers: append(below.Layers[:len(below.Layers):len(below.Layers)], layers...)}
}

// startsOf returns the command lines of a RUN.
func (w *walker) startsOf(l unit.Layer) []unit.Start {
	p := place{id: "run", env: l.Env}
	var out []unit.Start
	if l.Run.Script == nil {
		w.collect(p, l.Run.Words, l.At, &out)
		return out
	}
	w.collectScript(p, *l.Run.Script, &out)
	return out
}

func (w *walker) collectScript(p place, s unit.Script, out *[]unit.Start) {
	if p.dir = s.Dir; p.depth >= maxDepth {
		return
	}
	p.depth++
	for _, st := range w.evaluate(p, s, "").Statements {
		for _, call := range st.Calls {
			w.collect(p.with(call.Env), call.Words, call.At, out)
		}
	}
}

// collect takes wrappers off and goes into scripts of the tree.
func (w *walker) collect(p place, words []word.Word, at source.Span, out *[]unit.Start) {
	for range maxDepth {
		if len(words) == 0 || len(*out) >= maxStarts {
			return
		}
		in, ok := w.unwrap(words, w.in.CPUs)
		if !ok || in.Image != nil || in.Service != nil {
			break
		}
		if in.Script != nil {
			w.collectScript(p, *in.Script, out)
			return
		}
		words = in.Words
	}
	if len(words) == 0 {
		return
	}
	if t, ok := w.lookup(p, words[0].String()); ok && t.inTree {
		if name, ok := language(t.key, t.Str); ok {
			w.collectScript(p, unit.Script{Text: t.Text, Shell: name, Args: words[1:], Dir: dirOf(t.key)}, out)
			return
		}
	}
	*out = append(*out, unit.Start{Words: words, At: at})
}
