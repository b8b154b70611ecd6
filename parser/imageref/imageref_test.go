package imageref

import "testing"

func TestSplit(t *testing.T) {
	for reference, want := range map[string][2]string{
		"debian":                              {"debian", ""},
		"debian:12":                           {"debian", "12"},
		"registry:5000/x":                     {"registry:5000/x", ""},
		"registry:5000/media/x:1.2@sha256:aa": {"registry:5000/media/x", "1.2"},
		"debian@sha256:aa":                    {"debian", ""},
		"docker://jrottenberg/ffmpeg:7.1":     {"jrottenberg/ffmpeg", "7.1"},
		"ghcr.io/org/x:v1-alpine3.19":         {"ghcr.io/org/x", "v1-alpine3.19"},
		"":                                    {"", ""},
		"x:":                                  {"x", ""},
	} {
		repository, tag := Split(reference)
		if got := [2]string{repository, tag}; got != want {
			t.Errorf("%q: %q, want %q", reference, got, want)
		}
		if Repository(reference) != repository {
			t.Errorf("%q: Repository and Split differ", reference)
		}
	}
}
