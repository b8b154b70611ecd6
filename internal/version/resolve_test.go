package version

import "testing"

func TestResolve(t *testing.T) {
	tests := []struct {
		name   string
		hints  Hints
		want   string
		source string
	}{
		{"flag beats configuration", Hints{Flag: "7.1", Config: "5.1"}, "7.1", "--ffmpeg"},
		{"configuration beats image", Hints{Config: "6.1", Images: []string{"debian:12"}}, "6.1", "configuration"},
		{"number", Hints{Images: []string{"debian:12.5-slim"}}, "5.1", "debian 12 (debian:12.5-slim)"},
		{"code name in another image", Hints{Images: []string{"python:3.12-slim-bookworm"}}, "5.1", "debian 12 (python:3.12-slim-bookworm)"},
		{"alpine by number", Hints{Images: []string{"alpine:3.18.4"}}, "6.0", "alpine 3.18 (alpine:3.18.4)"},
		{"alpine in another image", Hints{Images: []string{"node:20-alpine3.19"}}, "6.1", "alpine 3.19 (node:20-alpine3.19)"},
		{"ubuntu with registry", Hints{Images: []string{"docker.io/library/ubuntu:jammy"}}, "4.4", "ubuntu 22.04 (docker.io/library/ubuntu:jammy)"},
		{"image of ffmpeg", Hints{Images: []string{"jrottenberg/ffmpeg:4.4-alpine"}}, "4.4", "tag of the image (jrottenberg/ffmpeg:4.4-alpine)"},
		{"digest", Hints{Images: []string{"debian:13@sha256:aa"}}, "7.1", "debian 13 (debian:13@sha256:aa)"},
		{"first that tells", Hints{Images: []string{"scratch", "ubuntu:24.04"}}, "6.1", "ubuntu 24.04 (ubuntu:24.04)"},
		{"number of something else", Hints{Images: []string{"golang:1.24", "registry:5000/x"}}, "", ""},
		{"no tag", Hints{Images: []string{"ubuntu"}}, "", ""},
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
