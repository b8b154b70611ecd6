package link

import (
	"path"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/host/script"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// text is a text that a name leads to.
type text struct {
	source.Text
	// key names it in memos; it is the path of a file of the tree, if it is one.
	key    string
	inTree bool
}

// lookup finds the script that a name means at a place: in the container's
// file system, beside the caller, from the tree's root on, or anywhere if the
// base name is the only one of its kind.
func (l *linker) lookup(p place, name string) (text, bool) {
	rest, partial := name, false
	if strings.Contains(name, "${") { // only the end is known: "$DIR/enc.sh"
		i := strings.LastIndexByte(name, '/')
		if i < 0 || strings.Contains(name[i:], "${") {
			return text{}, false
		}
		rest, partial = name[i+1:], true
	}
	if rest == "" || strings.ContainsAny(rest, "\x00\n") {
		return text{}, false
	}
	if !partial {
		if t, ok := l.inContainer(p, rest); ok {
			return t, true
		}
	}
	if strings.Contains(name, "/") || path.Ext(rest) != "" {
		return l.beside(p, rest)
	}
	return text{}, false
}

// beside finds a file of the tree relative to the place, to the root, or by
// its base name.
func (l *linker) beside(p place, name string) (text, bool) {
	var tries []string
	if !path.IsAbs(name) {
		for _, folder := range above(p.dir) {
			tries = append(tries, path.Join(folder, name))
		}
	}
	if same := l.byBase[path.Base(name)]; len(same) == 1 {
		tries = append(tries, same[0])
	}
	for _, try := range tries {
		if t, ok := l.readText(try); ok {
			return t, true
		}
	}
	return text{}, false
}

// readText reads a script of the tree. What is not there is remembered too:
// every command of an image is looked for in many places.
func (l *linker) readText(file string) (text, bool) {
	if t, ok := l.texts[file]; ok {
		return t, t.inTree
	}
	var t text
	if f, err := l.in.Tree.Read(file); err == nil {
		t = text{Text: script.Text(f), key: f.Path, inTree: true}
	}
	l.texts[file] = t
	return t, t.inTree
}

// inContainer finds a file by its path in the container, or by its name in
// one of the folders of PATH.
func (l *linker) inContainer(p place, name string) (text, bool) {
	if p.spec == nil && len(p.mounts) == 0 {
		return text{}, false
	}
	for _, abs := range p.absolute(name) {
		if t, ok := l.mounted(p, abs); ok {
			return t, true
		}
		if t, ok := l.copied(p, abs); ok {
			return t, true
		}
	}
	return text{}, false
}

// absolute returns the paths that a name can mean.
func (p place) absolute(name string) []string {
	switch {
	case path.IsAbs(name):
		return []string{path.Clean(name)}
	case strings.Contains(name, "/"):
		return []string{path.Join(p.workdir(), name)}
	}
	folders := []string{"/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"}
	for _, v := range p.env {
		if v.Name == "PATH" {
			folders = append(strings.Split(v.Value.String(), ":"), folders...)
		}
	}
	out := []string{path.Join(p.workdir(), name)} // `sh enc.sh`
	for _, folder := range folders {
		if path.IsAbs(folder) {
			out = append(out, path.Join(folder, name))
		}
	}
	return out
}

// mounted finds a file that a volume or a folder of the tree puts there.
func (l *linker) mounted(p place, abs string) (text, bool) {
	for _, m := range p.mounts {
		rest, ok := under(path.Clean(m.Path), abs)
		switch {
		case !ok:
			continue
		case m.Dir != "":
			if t, ok := l.readText(path.Join(m.Dir, rest)); ok {
				return t, true
			}
			continue
		case m.Item != "" && rest == "":
			rest = m.Item
		}
		if t, ok := l.volumes[m.Volume].Files[rest]; ok {
			return fileOr(t, m.Volume+"//"+rest), true
		}
	}
	return text{}, false
}

// fileOr returns the file of the tree that the text is as a whole, which a
// generator put into a volume; else the text under the given key.
func fileOr(t source.Text, key string) text {
	at := t.Span(0, len(t.Str))
	if at.File != nil && at.Exact && at.Start == 0 && at.End == len(at.File.Text) {
		return text{Text: t, key: at.File.Path, inTree: true}
	}
	return text{Text: t, key: key}
}

// copied finds a file that COPY put there; the last instruction wins.
func (l *linker) copied(p place, abs string) (text, bool) {
	if p.spec == nil {
		return text{}, false
	}
	for _, f := range slices.Backward(p.spec.Files) {
		rest, ok := under(path.Clean(f.To), abs)
		if !ok {
			continue
		}
		if f.Text != nil {
			if rest == "" {
				return text{Text: *f.Text, key: p.id + "//" + abs}, true
			}
			continue
		}
		for _, from := range origins(f, rest) {
			for _, context := range p.contexts() {
				if t, ok := l.readText(path.Join(context, from)); ok {
					return t, true
				}
			}
		}
	}
	return text{}, false
}

// origins returns which files of the build context can stand at the rest of
// the path below the target.
func origins(f unit.CopyFile, rest string) []string {
	if rest == "" {
		return []string{f.From}
	}
	out := []string{path.Join(f.From, rest)}
	if match, err := path.Match(path.Base(f.From), rest); err == nil && match {
		out = append(out, path.Join(path.Dir(f.From), rest))
	}
	return out
}

// contexts returns the folders that the build may start from.
func (p place) contexts() []string {
	if p.build != nil {
		return append([]string{p.build.Context}, above(p.spec.Dir)...)
	}
	return above(p.spec.Dir)
}

// above returns the folder and all that hold it, up to the tree's root: the
// repository may stand anywhere in the tree.
func above(folder string) []string {
	out := []string{folder}
	for folder != "" && folder != "." && folder != "/" {
		folder = dirOf(folder)
		out = append(out, folder)
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
