package version

import (
	"path"
	"regexp"
	"strings"
)

// wanted is what a package manager is told to install.
type wanted struct {
	manager string // "apt", "apk", "dnf", "conda", "other"
	name    string // "ffmpeg", "ffmpeg-free"
	version string // "7:5.1.*"; "" for whatever there is
	suite   string // of -t, --repository or @: "bookworm-backports", "edge"
}

// installs returns the ffmpeg that a command line asks a package manager for.
func installs(words []string) (wanted, bool) {
	w := wanted{manager: managerOf(path.Base(words[0]))}
	if w.manager == "" {
		return wanted{}, false
	}
	asked := false
	for i, text := range words[1:] {
		switch {
		case text == "install" || text == "add" || text == "create" || text == "-S" || text == "-Sy" || text == "-Syu":
			asked = true
		case strings.HasPrefix(text, "-"):
			w.option(text, words[i+2:])
		case asked && w.name == "":
			w.take(text)
		}
	}
	return w, w.name != ""
}

func managerOf(program string) string {
	switch program {
	case "apt", "apt-get", "aptitude":
		return "apt"
	case "apk":
		return "apk"
	case "dnf", "yum", "microdnf", "dnf5":
		return "dnf"
	case "conda", "mamba", "micromamba":
		return "conda"
	case "brew", "pacman", "zypper", "snap", "xbps-install", "port":
		return "other"
	}
	return ""
}

// option reads where packages are taken from.
func (w *wanted) option(text string, rest []string) {
	name, value, joined := strings.Cut(text, "=")
	if !joined && len(rest) > 0 {
		value = rest[0]
	}
	switch {
	case w.manager == "apt" && (name == "-t" || name == "--target-release" || name == "--default-release"):
		w.suite = value
	case w.manager == "apt" && strings.HasPrefix(text, "-t") && text != "-t":
		w.suite = text[len("-t"):]
	case w.manager == "apk" && (name == "--repository" || name == "-X"):
		w.suite = alpineRelease(value)
	}
}

// alpine is the release in the address of one of Alpine's archives.
var alpine = regexp.MustCompile(`/(edge|latest-stable|v[0-9.]+)(/|$)`)

func alpineRelease(url string) string {
	m := alpine.FindStringSubmatch(url)
	if m == nil {
		return "unknown"
	}
	return strings.TrimPrefix(m[1], "v")
}

// program is a package of ffmpeg's programs, with what follows the name.
var program = regexp.MustCompile(`^(?:conda-forge::)?(ffmpeg[0-9]?|ffmpeg-free|ffmpeg-nonfree)([:=<>~@/-].*)?$`)

// take reads one package: ffmpeg=7:5.1.*, ffmpeg~=6.1, ffmpeg@edge,
// ffmpeg-6.1.1, ffmpeg/bookworm-backports.
func (w *wanted) take(text string) {
	m := program.FindStringSubmatch(text)
	if m == nil || strings.HasPrefix(m[2], "-") && (len(m[2]) < 2 || m[2][1] < '0' || m[2][1] > '9') {
		return // ffmpeg-doc and the like
	}
	w.name = m[1]
	switch rest := m[2]; {
	case rest == "":
	case rest[0] == '/' && w.manager == "apt":
		w.suite = rest[1:]
	case rest[0] == '@' && w.manager == "apk":
		w.suite = rest[1:]
	case rest[0] == ':': // an architecture
		_, w.version, _ = strings.Cut(rest, "=")
	case rest[0] == '<' || rest[0] == '>':
		w.version = "range"
	default:
		w.version = strings.TrimLeft(rest, "=~@-")
	}
}
