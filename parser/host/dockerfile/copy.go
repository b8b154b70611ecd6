package dockerfile

import (
	"path"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/ffvet/ffvet/parser/unit"
)

// copyFiles reads COPY and ADD: from the build context, from another stage or
// image (--from), or from a here-document.
func (b *builder) copyFiles(st *stage, in instruction) {
	words := in.words(values(in.node.Next))
	if len(words) < 2 {
		return
	}
	paths := make([]string, len(words))
	for i, w := range words {
		paths[i] = strings.Trim(st.vars.text(w.Str, in.escape), `"'`)
	}
	from, last := in.flag("from", ""), len(paths)-1
	to := target(st.workdir, paths[last], last > 1)
	layer := unit.Layer{At: in.at, Paths: paths[:last], To: to}
	switch origin := b.stage(from, st.index); {
	case origin != nil:
		layer.Stage = &unit.Installation{Image: origin.base, Layers: origin.layers}
		for _, p := range paths[:last] {
			st.files = append(st.files, origin.copied(p, to)...)
		}
	case from != "":
		image := unit.Image{Ref: b.global.text(from, in.escape), At: in.at}
		st.sources = append(st.sources, image)
		layer.From = &image
	default:
		st.files = append(st.files, in.contextFiles(paths[:last], to)...)
	}
	st.layers = append(st.layers, layer)
}

// target returns the absolute path in the image; it keeps the slash that says
// that it is a folder.
func target(workdir, text string, several bool) string {
	to := absolute(workdir, text)
	if several || strings.HasSuffix(text, "/") || text == "." || strings.HasSuffix(text, "/.") {
		to = strings.TrimSuffix(to, "/") + "/"
	}
	return to
}

// contextFiles returns what comes from the build context, and here-documents
// by the name of their mark.
func (in instruction) contextFiles(paths []string, to string) []unit.CopyFile {
	var out []unit.CopyFile
	docs := in.docs
	for _, p := range paths {
		if parser.MustParseHeredoc(clean(p)) == nil || len(docs) == 0 {
			out = append(out, unit.CopyFile{From: inContext(p), To: to})
			continue
		}
		out = append(out, document{name: docs[0].name, body: docs[0].body}.file(to))
		docs = docs[1:]
	}
	return out
}

// inContext returns a path relative to the build context; "." is all of it.
func inContext(p string) string {
	return path.Clean(strings.TrimPrefix(path.Clean("/"+p), "/"))
}

// file returns the here-document as a file.
func (d document) file(to string) unit.CopyFile {
	if strings.HasSuffix(to, "/") {
		to += d.name
	}
	body := d.body
	return unit.CopyFile{To: to, Text: &body}
}

// copied follows files that another stage copied before.
func (st *stage) copied(from, to string) []unit.CopyFile {
	from = path.Clean("/" + from)
	var out []unit.CopyFile
	for _, f := range st.files {
		at := path.Clean(f.To)
		if rest, ok := under(from, at); ok { // the file, or a folder that holds it
			out = append(out, unit.CopyFile{From: f.From, To: join(to, rest), Text: f.Text})
		} else if rest, ok := under(at, from); ok && f.Text == nil { // out of a copied folder
			out = append(out, unit.CopyFile{From: inFolder(f.From, rest), To: to})
		}
	}
	return out
}

// under returns the way from a folder to a path in it, "" if they are one.
func under(folder, file string) (rest string, ok bool) {
	if folder == "/" {
		return strings.TrimPrefix(file, "/"), true
	}
	rest, ok = strings.CutPrefix(file, folder)
	return strings.TrimPrefix(rest, "/"), ok && (rest == "" || rest[0] == '/')
}

// join appends the rest of a path and keeps the slash of a folder.
func join(to, rest string) string {
	if rest == "" {
		return to
	}
	return path.Join(to, rest)
}

// inFolder returns which file of the context has the given path below the
// target of from: from itself if it was put there by its name.
func inFolder(from, rest string) string {
	if path.Base(from) == rest {
		return from
	}
	return path.Join(from, rest)
}
