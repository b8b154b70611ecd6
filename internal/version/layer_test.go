package version

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// run is a RUN of one command line for each line of the text.
func run(lines string) unit.Layer {
	l := unit.Layer{Run: &unit.Argv{}}
	for line := range strings.SplitSeq(lines, "\n") {
		var words []word.Word
		for text := range strings.FieldsSeq(line) {
			words = append(words, word.Literal(text, source.Span{}))
		}
		l.Starts = append(l.Starts, unit.Start{Words: words})
	}
	return l
}

// TestRuns reads what RUN installs, fetches or builds on a release.
func TestRuns(t *testing.T) {
	for _, tt := range []struct{ base, run, want string }{
		{"debian:12", "apt-get install -y ffmpeg", "5.1"},
		{"debian:12", "apt-get install -y ffmpeg=7:5.1.*", "5.1"},
		{"debian:12", "apt-get install -y ffmpeg=7:5.1.6-0+deb12u1", "5.1"},
		{"debian:12", "apt-get install -y ffmpeg:amd64", "5.1"},
		{"debian:12", "apt-get install -y -t trixie ffmpeg", "7.1"},
		{"debian:12", "apt-get install -y -t bookworm-backports ffmpeg", ""},
		{"debian:12", "apt-get install -y ffmpeg/bookworm-backports", ""},
		{"python:3.12", "apt-get install -y ffmpeg", ""},
		{"python:3.12", "apt-get install -y ffmpeg=7:7.1.1-1", "7.1"},
		{"debian:12", "apt-get install -y python3-ffmpeg ffmpeg-doc", "5.1"}, // the base alone tells
		{"alpine:3.19", "apk add --no-cache ffmpeg", "6.1"},
		{"alpine:3.19", "apk add ffmpeg~=6.1", "6.1"},
		{"alpine:3.19", "apk add ffmpeg>6", ""},
		{"alpine:3.19", "apk add ffmpeg@edge", ""},
		{"alpine:3.19", "apk add -X https://dl-cdn.alpinelinux.org/alpine/v3.18/community ffmpeg", "6.0"},
		{"fedora:41", "dnf install -y ffmpeg", "7.1"},
		{"fedora:41", "dnf install -y ffmpeg-free", ""},
		{"fedora:43", "dnf install -y ffmpeg-free", "7.1"},
		{"fedora:38", "dnf install -y ffmpeg-6.0.1", "6.0"},
		{"debian:12", "conda install -c conda-forge ffmpeg=6.1.1", "6.1"},
		{"debian:12", "mamba install -y ffmpeg", ""},
		{"debian:12", "conda install ffmpeg=6", ""},
		{"ubuntu:22.04", "curl -L https://johnvansickle.com/ffmpeg/old-releases/ffmpeg-6.0.1-amd64-static.tar.xz", "6.0"},
		{"ubuntu:22.04", "curl -LO https://johnvansickle.com/ffmpeg/releases/ffmpeg-release-amd64-static.tar.xz", ""},
		{"ubuntu:22.04", "wget https://github.com/BtbN/FFmpeg-Builds/releases/download/latest/ffmpeg-n7.1-latest-linux64-gpl-7.1.tar.xz", "7.1"},
		{"ubuntu:22.04", "wget https://github.com/BtbN/FFmpeg-Builds/releases/download/latest/ffmpeg-master-latest-linux64-gpl.tar.xz", ""},
		{"ubuntu:22.04", "curl -O https://ffmpeg.org/releases/ffmpeg-6.1.tar.xz", "6.1"},
		{"ubuntu:22.04", "curl -O https://ffmpeg.org/releases/ffmpeg-${V}.tar.xz", ""},
		{"ubuntu:22.04", "curl -L https://github.com/FFmpeg/FFmpeg/archive/refs/tags/n7.0.2.tar.gz", "7.0"},
		{"ubuntu:22.04", "git clone --depth 1 -b n6.1 https://git.ffmpeg.org/ffmpeg.git", "6.1"},
		{"ubuntu:22.04", "git clone --branch release/7.1 https://github.com/FFmpeg/FFmpeg", "7.1"},
		{"ubuntu:22.04", "git clone https://github.com/FFmpeg/FFmpeg.git\ngit checkout n5.1.2", "5.1"},
		{"ubuntu:22.04", "git clone https://github.com/FFmpeg/FFmpeg.git", ""},
		{"ubuntu:22.04", "git clone https://github.com/kkroening/ffmpeg-python", "4.4"},
		{"ubuntu:22.04", "git clone https://git.videolan.org/git/ffmpeg/nv-codec-headers.git", "4.4"},
		{"ubuntu:22.04", "./configure --enable-gpl --enable-libx264", ""},
		{"jrottenberg/ffmpeg:4.4-ubuntu", "apt-get install -y ffmpeg", "4.4"}, // stands before it in PATH
	} {
		in := from(tt.base)
		in.Layers = []unit.Layer{run(tt.run)}
		got, _ := Resolve(Hints{Installed: in})
		if got.Version.String() != tt.want {
			t.Errorf("%s, %s: %v (%s), want %s", tt.base, tt.run, got.Version, got.Source, tt.want)
		}
	}
}

// TestCopies reads what COPY and ADD bring.
func TestCopies(t *testing.T) {
	static := &unit.Image{Ref: "mwader/static-ffmpeg:7.1.1"}
	golang := &unit.Image{Ref: "golang:1.24-alpine3.19"}
	built := from("debian:11")
	built.Layers = []unit.Layer{run("curl -O https://ffmpeg.org/releases/ffmpeg-6.1.tar.xz")}
	installs := from("debian:11")
	installs.Layers = []unit.Layer{run("apt-get install ffmpeg")}
	for name, tt := range map[string]struct {
		layer unit.Layer
		want  string
	}{
		"the program of an image":          {unit.Layer{From: static, Paths: []string{"/ffmpeg"}, To: "/usr/local/bin/"}, "7.1"},
		"all of an image":                  {unit.Layer{From: static, Paths: []string{"/"}, To: "/usr/local/bin/"}, "7.1"},
		"of an image that tells nothing":   {unit.Layer{From: &unit.Image{Ref: "corp/tools:1"}, Paths: []string{"/bin/ffmpeg"}, To: "/bin/"}, ""},
		"something else":                   {unit.Layer{From: golang, Paths: []string{"/usr/local/go"}, To: "/usr/local/go"}, "5.1"},
		"a folder of something else":       {unit.Layer{From: golang, Paths: []string{"/usr/local"}, To: "/usr/local"}, "5.1"},
		"a build of an earlier stage":      {unit.Layer{Stage: built, Paths: []string{"/usr/local"}, To: "/usr/local"}, "6.1"},
		"a package of an earlier stage":    {unit.Layer{Stage: installs, Paths: []string{"/usr/bin/ffmpeg"}, To: "/usr/bin/"}, "4.3"},
		"a stage that makes it in secret":  {unit.Layer{Stage: from("debian:11"), Paths: []string{"/out/ffmpeg"}, To: "/usr/bin/"}, ""},
		"ADD of a build":                   {unit.Layer{Paths: []string{"https://ffmpeg.org/releases/ffmpeg-7.0.tar.gz"}, To: "/src/"}, "7.0"},
		"a binary of the context":          {unit.Layer{Paths: []string{"bin/ffmpeg"}, To: "/usr/local/bin/ffmpeg"}, ""},
		"a binary of the context, in full": {unit.Layer{Paths: []string{"ffmpeg"}, To: "/usr/local/bin/"}, ""},
		"a script of the context":          {unit.Layer{Paths: []string{"encode.sh"}, To: "/usr/local/bin/"}, "5.1"},
	} {
		in := from("debian:12")
		in.Layers = []unit.Layer{tt.layer}
		if got, _ := Resolve(Hints{Installed: in}); got.Version.String() != tt.want {
			t.Errorf("%s: %v (%s), want %s", name, got.Version, got.Source, tt.want)
		}
	}
}

func FuzzAddress(f *testing.F) {
	f.Add("https://ffmpeg.org/releases/ffmpeg-6.1.tar.xz")
	f.Add("https://johnvansickle.com/ffmpeg/")
	f.Fuzz(func(t *testing.T, url string) {
		if v, is := ofAddress(url); !is && !v.IsZero() {
			t.Errorf("%q: %v of no address", url, v)
		}
		installs([]string{"apk", "add", url})
	})
}

// TestForeign finds the archives beside the distribution's own: what they
// have is not what the release has, so its version is not known.
func TestForeign(t *testing.T) {
	for _, tt := range []struct {
		run  string
		want bool
	}{
		{"echo 'deb https://www.deb-multimedia.org bookworm main' > /etc/apt/sources.list.d/dmo.list", true},
		{"add-apt-repository -y ppa:savoury1/ffmpeg4", true},
		{"add-apt-repository ppa:jonathonf/ffmpeg-4", true},
		{"add-apt-repository ppa:mc3man/trusty-media", true},
		{"add-apt-repository ppa:deadsnakes/ppa", false},
		{"echo 'deb http://deb.debian.org/debian sid main' >> /etc/apt/sources.list", true},
		{"echo 'deb http://deb.debian.org/debian bookworm-backports main' >> /etc/apt/sources.list", true},
		{"echo 'deb http://deb.debian.org/debian bookworm main' >> /etc/apt/sources.list", false},
		{"echo http://dl-cdn.alpinelinux.org/alpine/edge/community >> /etc/apk/repositories", true},
		{"echo https://dl-cdn.alpinelinux.org/alpine/v3.18/community >> /etc/apk/repositories", true},
		{"dnf install -y https://download1.rpmfusion.org/free/fedora/rpmfusion-free-release-41.noarch.rpm", false},
		{"dnf config-manager --add-repo=https://negativo17.org/repos/fedora-multimedia.repo", true},
		{"apt-get update && apt-get install -y ffmpeg", false},
	} {
		script := &unit.Script{}
		script.Text.Str = tt.run
		layer := unit.Layer{Run: &unit.Argv{Script: script}}
		if got := foreign([]unit.Layer{layer}); got != tt.want {
			t.Errorf("%s: foreign is %v, want %v", tt.run, got, tt.want)
		}
	}
}
