package version

import (
	"testing"

	"github.com/ffvet/ffvet/parser/unit"
)

// from is an installation of just an image from outside.
func from(reference string) *unit.Installation {
	return &unit.Installation{Image: unit.Image{Ref: reference}}
}

func TestResolve(t *testing.T) {
	tests := []struct {
		name   string
		hints  Hints
		want   string
		source string
	}{
		{"flag beats configuration", Hints{Flag: "7.1", Config: "5.1"}, "7.1", "--ffmpeg"},
		{"configuration beats image", Hints{Config: "6.1", Installed: from("debian:12")}, "6.1", "configuration"},
		{"nothing tells", Hints{}, "", ""},
		{"labels of a runner", Hints{Installed: &unit.Installation{RunnerLabels: []string{"x64", "ubuntu-24.04"}}}, "6.1", "ubuntu 24.04 (ubuntu-24.04)"},
		{"a runner that moves", Hints{Installed: &unit.Installation{RunnerLabels: []string{"ubuntu-latest"}}}, "", ""},
	}
	for _, tt := range tests {
		got, err := Resolve(tt.hints)
		if err != nil || got.Version.String() != tt.want || got.Source != tt.source {
			t.Errorf("%s: %v from %q, %v; want %s from %q", tt.name, got.Version, got.Source, err, tt.want, tt.source)
		}
	}
	if _, err := Resolve(Hints{Flag: "newest"}); err == nil {
		t.Error("--ffmpeg newest: want an error")
	}
}

// TestImages reads references of images: those of ffmpeg by their tags, others
// by the words that name a release of a distribution.
func TestImages(t *testing.T) {
	for reference, want := range map[string][2]string{
		"debian:12.5-slim":                                  {"5.1", "debian 12 (debian:12.5-slim)"},
		"debian:bookworm-20240110-slim":                     {"5.1", "debian 12 (debian:bookworm-20240110-slim)"},
		"python:3.12-slim-bookworm":                         {"5.1", "debian 12 (python:3.12-slim-bookworm)"},
		"alpine:3.18.4":                                     {"6.0", "alpine 3.18 (alpine:3.18.4)"},
		"node:20-alpine3.19":                                {"6.1", "alpine 3.19 (node:20-alpine3.19)"},
		"docker.io/library/ubuntu:jammy":                    {"4.4", "ubuntu 22.04 (docker.io/library/ubuntu:jammy)"},
		"nvidia/cuda:12.2.0-runtime-ubuntu22.04":            {"4.4", "ubuntu 22.04 (nvidia/cuda:12.2.0-runtime-ubuntu22.04)"},
		"mcr.microsoft.com/devcontainers/base:ubuntu-24.04": {"6.1", "ubuntu 24.04 (mcr.microsoft.com/devcontainers/base:ubuntu-24.04)"},
		"public.ecr.aws/docker/library/debian:13":           {"7.1", "debian 13 (public.ecr.aws/docker/library/debian:13)"},
		"debian:13@sha256:aa":                               {"7.1", "debian 13 (debian:13@sha256:aa)"},
		"fedora:42":                                         {"7.1", "fedora 42 (fedora:42)"},
		"rockylinux:9-minimal":                              {"5.1", "el 9 (rockylinux:9-minimal)"},
		"quay.io/centos/centos:stream9":                     {"5.1", "el 9 (quay.io/centos/centos:stream9)"},
		"jrottenberg/ffmpeg:4.4-alpine":                     {"4.4", "tag of the image (jrottenberg/ffmpeg:4.4-alpine)"},
		"ghcr.io/jrottenberg/ffmpeg:7.1.1-ubuntu2404":       {"7.1", "tag of the image (ghcr.io/jrottenberg/ffmpeg:7.1.1-ubuntu2404)"},
		"lscr.io/linuxserver/ffmpeg:version-8.0-cli":        {"8.0", "tag of the image (lscr.io/linuxserver/ffmpeg:version-8.0-cli)"},
		"mwader/static-ffmpeg:7.1.1":                        {"7.1", "tag of the image (mwader/static-ffmpeg:7.1.1)"},
		"mirror.local:5000/mwader/static-ffmpeg:6.0-1":      {"6.0", "tag of the image (mirror.local:5000/mwader/static-ffmpeg:6.0-1)"},
		"jrottenberg/ffmpeg:latest":                         {"", "image jrottenberg/ffmpeg:latest: which version it has is not known"},
		"jrottenberg/ffmpeg:7-alpine":                       {"", "image jrottenberg/ffmpeg:7-alpine: which version it has is not known"},
		"corp/ffmpeg:1.4":                                   {"", "image corp/ffmpeg:1.4: which version it has is not known"},
		"python:3.12":                                       {"", ""},
		"ubuntu":                                            {"", ""},
		"golang:1.24":                                       {"", ""},
		"registry:5000/x":                                   {"", ""},
		"alpine:3":                                          {"", ""},
		"fedora:41":                                         {"", ""}, // rpmfusion's and Fedora's own differ
		"scratch":                                           {"", ""},
	} {
		got, err := Resolve(Hints{Installed: from(reference)})
		if err != nil || got.Version.String() != want[0] || got.Source != want[1] {
			t.Errorf("%s: %v from %q, %v; want %s from %q", reference, got.Version, got.Source, err, want[0], want[1])
		}
	}
}

// TestLibraries holds what an image tells of the libraries, and that a
// declared version keeps them only if the image has the same.
func TestLibraries(t *testing.T) {
	debian := Libraries{X264: "164", X265: "3.5", SVTAV1: "1.4", Dav1d: "1.0", VPX: "1.12", AOM: "3.6"}
	for _, tt := range []struct {
		name  string
		hints Hints
		want  Libraries
	}{
		{"of a release", Hints{Installed: from("debian:12")}, debian},
		{"of a tag that does not move", Hints{Installed: from("mwader/static-ffmpeg:8.0.1")}, Libraries{X265: "4.0", SVTAV1: "3.1", Dav1d: "1.5", VPX: "1.15", AOM: "3.13"}},
		{"of a later build", Hints{Installed: from("mwader/static-ffmpeg:8.0.1-2")}, Libraries{}},
		{"the same version", Hints{Flag: "5.1.9", Installed: from("debian:12")}, debian},
		{"another version", Hints{Flag: "9.0", Installed: from("debian:12")}, Libraries{}},
	} {
		if got, err := Resolve(tt.hints); err != nil || got.Libraries != tt.want {
			t.Errorf("%s: %+v, %v; want %+v", tt.name, got.Libraries, err, tt.want)
		}
	}
	declared := Named(map[string]string{"x265": "4.2"})
	if got := declared.Or(debian); got.X265 != "4.2" || got.X264 != "164" {
		t.Errorf("declared libraries do not win: %+v", got)
	}
	if got := Named(debian.Names()); got != debian {
		t.Errorf("names of libraries: %+v, want %+v", got, debian)
	}
}

// TestTables reads every row of the dated tables.
func TestTables(t *testing.T) {
	lines := rows(packagesTSV)
	if got := releases(); len(got) != len(lines) {
		t.Errorf("%d of %d releases were read", len(got), len(lines))
	}
	for _, f := range append(lines, rows(imagesTSV)...) {
		if want := map[bool]int{true: 10, false: 8}[len(f) > 8]; len(f) != want {
			t.Errorf("%d fields in %q", len(f), f)
		}
	}
}
