package link

import (
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// fromInput returns the here-document that a shell reads as its script:
// `bash <<EOF`, `bash -s arg <<EOF`.
func fromInput(s start) (unit.Script, bool) {
	name, ok := s.words[0].Literal()
	if name = path.Base(name); !ok || s.input == nil || !isShell(name) {
		return unit.Script{}, false
	}
	script := unit.Script{Text: *s.input, Shell: name, Args: []word.Word{}}
	for i, w := range s.words[1:] {
		text, ok := w.Literal()
		switch {
		case ok && text == "-s":
			script.Args = append(script.Args, s.words[i+2:]...)
			return script, true
		case !ok || text == "-c" || !strings.HasPrefix(text, "-") && !strings.HasPrefix(text, "+"):
			return unit.Script{}, false
		}
	}
	return script, true
}

// build is a `docker build` command line.
type build struct {
	tag, file, context, target string
}

// builds reads `docker build -t TAG -f FILE CONTEXT` and its relatives.
func builds(words []word.Word) (build, bool) {
	texts := word.Strings(words)
	switch path.Base(texts[0]) {
	case "docker", "podman", "nerdctl", "buildah":
	default:
		return build{}, false
	}
	i := 1
	for ; i < len(texts) && i < 3 && texts[i] != "build" && texts[i] != "bud"; i++ {
		if texts[i] != "buildx" && texts[i] != "image" {
			return build{}, false
		}
	}
	if i >= len(texts) {
		return build{}, false
	}
	b := build{context: "."}
	b.options(texts[i+1:])
	return b, b.tag != ""
}

// options reads what follows `build`. Options that we do not know take a
// value unless it is joined to them or looks like the context.
func (b *build) options(args []string) {
	into := map[string]*string{"-t": &b.tag, "--tag": &b.tag, "-f": &b.file, "--file": &b.file, "--target": &b.target}
	for i := 0; i < len(args); i++ {
		name, value, joined := strings.Cut(args[i], "=")
		field := into[name]
		switch {
		case field != nil && joined:
			*field = value
		case field != nil && i+1 < len(args):
			i++
			*field = args[i]
		case i == len(args)-1 && !strings.HasPrefix(args[i], "-"):
			b.context = args[i]
		}
	}
}

// in returns what the build makes, for a caller in the given folder.
func (b build) in(dir string) builtImage {
	file := b.file
	if file == "" {
		file = path.Join(b.context, "Dockerfile")
	}
	return builtImage{ref: b.tag, dockerfile: path.Join(dir, file), alternative: path.Clean(file), target: b.target}
}
