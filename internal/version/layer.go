package version

import (
	"path"
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// brought returns the ffmpeg that a layer puts in front of the packages: one
// that it copies, fetches or builds. ok is false if it brings none.
func brought(l unit.Layer) (k Known, ok bool) {
	switch {
	case l.Run != nil:
		return started(l.Starts)
	case l.Stage != nil || l.From != nil:
		return copied(l)
	}
	for _, p := range l.Paths {
		if v, is := ofAddress(p); is {
			return Known{Version: v, Source: address(p, v), At: l.At}, true
		}
		if strings.Contains(l.To, "bin/") && isProgram(path.Base(p)) {
			return Known{Source: "file " + p + ": which version it is, is not known", At: l.At}, true
		}
	}
	return Known{}, false
}

// isProgram reports whether a file of the build context has the program's own name.
func isProgram(name string) bool { return name == "ffmpeg" || name == "ffmpeg.exe" }

// copied returns the ffmpeg of the image or the stage that files come from.
func copied(l unit.Layer) (Known, bool) {
	if !holdsProgram(l.Paths) {
		return Known{}, false
	}
	in := l.Stage
	if in == nil {
		in = &unit.Installation{Image: *l.From}
	}
	k, own := installed(in), hasOwn(in)
	switch direct := namesProgram(l.Paths); {
	case !direct && !own:
		return Known{}, false // a folder of something else
	case own || hasPackage(in):
	default:
		k = Known{Source: "copied from " + in.Image.Ref + ": which version that is, is not known"}
	}
	if l.Stage == nil || k.At.IsZero() {
		k.At = l.At
	}
	return k, true
}

// hasPackage reports whether an installation installs the package.
func hasPackage(in *unit.Installation) bool {
	for _, l := range in.Layers {
		for _, s := range l.Starts {
			if _, ok := installs(texts(s.Words)); ok {
				return true
			}
		}
	}
	return false
}

// hasOwn reports whether an installation has more than what its distribution
// would install.
func hasOwn(in *unit.Installation) bool {
	if _, is := ofImage(in.Image.Ref); is {
		return true
	}
	for _, l := range in.Layers {
		if _, ok := brought(l); ok {
			return true
		}
	}
	return false
}

// namesProgram reports whether one of the paths is the program's own.
func namesProgram(paths []string) bool {
	for _, p := range paths {
		if strings.HasPrefix(path.Base(p), "ffmpeg") || strings.HasPrefix(path.Base(p), "ff*") {
			return true
		}
	}
	return false
}

// holdsProgram reports whether the paths are the program or folders that
// programs are installed in.
func holdsProgram(paths []string) bool {
	for _, p := range paths {
		switch strings.TrimSuffix(path.Clean("/"+p), "/*") {
		case "", "/", "/usr", "/usr/bin", "/usr/local", "/usr/local/bin", "/bin", "/opt", "/opt/ffmpeg", "/opt/ffmpeg/bin", "/build", "/out", "/dist", "/buildout", "/output":
			return true
		}
	}
	return namesProgram(paths)
}

// started returns the ffmpeg that command lines fetch or build: the last one.
func started(starts []unit.Start) (k Known, ok bool) {
	for _, s := range starts {
		words := texts(s.Words)
		if w, is := installs(words); is && (w.manager == "conda" || w.manager == "other") {
			k, ok = w.from(nil, "", false), true
			k.At = s.At
			continue
		}
		if f, is := fetch(words); is {
			f.At = s.At
			k, ok = f, true
		} else if v, is := checkout(words); is && ok && k.Version.IsZero() {
			address, _, _ := strings.Cut(k.Source, ": which")
			k.Version, k.Source = v, address+" at "+words[len(words)-1]
		} else if configures(words) && !ok {
			k, ok = Known{Source: "built from a source: which version that is, is not known", At: s.At}, true
		}
	}
	return k, ok
}

// fetch returns what a command line fetches: the address of a build or a
// source among its words.
func fetch(words []string) (Known, bool) {
	if !fetches(path.Base(words[0])) {
		return Known{}, false
	}
	for _, text := range words[1:] {
		v, is := ofAddress(text)
		if !is {
			continue
		}
		if path.Base(words[0]) == "git" {
			for i, option := range words[:len(words)-1] {
				if option == "-b" || option == "--branch" {
					v, _ = ofBranch(words[i+1])
				}
			}
		}
		return Known{Version: v, Source: address(text, v)}, true
	}
	return Known{}, false
}

// configures reports whether a command line configures a build of ffmpeg.
func configures(words []string) bool {
	for _, text := range words {
		switch text {
		case "--enable-gpl", "--enable-nonfree", "--enable-libx264", "--enable-libx265", "--enable-libfdk-aac":
			return true
		}
	}
	return false
}

func fetches(program string) bool {
	switch program {
	case "curl", "wget", "wget2", "aria2c", "axel", "git", "svn", "fetch", "http":
		return true
	}
	return false
}

// checkout returns the version that `git checkout n6.1` changes to.
func checkout(words []string) (Version, bool) {
	if path.Base(words[0]) != "git" {
		return Version{}, false
	}
	for _, text := range words[1:] {
		if v, ok := ofBranch(text); ok {
			return v, true
		}
	}
	return Version{}, false
}

// address says that a build or a source is fetched; without its query, which
// may hold a token.
func address(url string, v Version) string {
	url, _, _ = strings.Cut(strings.Trim(url, `"'`), "?")
	if v.IsZero() {
		return "fetched from " + url + ": which version that is, is not known"
	}
	return "fetched from " + url
}

// strange is an archive beside the distribution's own that has ffmpeg too.
var strange = regexp.MustCompile(`(?i)deb-multimedia|ppa:[^ ]*(ffmpeg|savoury|multimedia|mc3man|video)|` +
	`debian\.org/debian/? +(sid|unstable|testing|stable|[a-z]+-backports)|alpine/(edge|v[0-9.]+)/|rpmfusion|negativo17|epel-multimedia`)

// foreign reports whether a layer adds an archive that may have another
// ffmpeg. That of rpmfusion is the one that the table counts on.
func foreign(layers []unit.Layer) bool {
	for _, l := range layers {
		if l.Run == nil || l.Run.Script == nil {
			continue
		}
		for _, m := range strange.FindAllString(l.Run.Script.Text.Str, -1) {
			if !strings.EqualFold(m, "rpmfusion") {
				return true
			}
		}
	}
	return false
}

// texts returns words with the defaults of what is not known put in.
func texts(words []word.Word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.Filled()
	}
	return out
}
