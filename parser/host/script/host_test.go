package script

import (
	"context"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/source"
)

func TestClaims(t *testing.T) {
	tests := []struct {
		path, text string
		shell      string // "" if the file is not claimed
	}{
		{"a.sh", "ffmpeg", "sh"},
		{"a.sh", "#!/bin/bash\nffmpeg", "bash"},
		{"bin/enc", "#!/usr/bin/env bash\n", "bash"},
		{"bin/enc", "#!/usr/bin/env -S A=1 zsh -e\n", "zsh"},
		{"bin/enc", "#! /bin/sh -e\r\n", "sh"},
		{"enc.bash", "", "bash"},
		{"bom.sh", "\xef\xbb\xbf#!/bin/dash\n", "dash"},
		{"enc", "ffmpeg -i x", ""},
		{"enc.py", "#!/usr/bin/env python3\n", ""},
		{"enc.sh", "#!/usr/bin/env python3\n", ""},
		{"enc.js", "ffmpeg", ""},
	}
	for _, tt := range tests {
		if got := (Host{}).Claims(tt.path, []byte(tt.text)); got != (tt.shell != "") {
			t.Errorf("%s %q: claimed %v", tt.path, tt.text, got)
		}
		if shell, _ := shellOf(tt.path, []byte(tt.text)); tt.shell != "" && shell != tt.shell {
			t.Errorf("%s %q: shell %q, want %q", tt.path, tt.text, shell, tt.shell)
		}
	}
}

func TestExtract(t *testing.T) {
	f := source.NewFile("bin/enc.sh", []byte("#!/bin/sh\nffmpeg -i a\n"))
	found, ok := Host{}.Extract(context.Background(), f, nil)
	if !ok || len(found.Units) != 1 {
		t.Fatalf("found %v", found)
	}
	u := found.Units[0]
	if u.ID != "script/bin/enc.sh" || u.Provides[0].Text != "bin/enc.sh" || u.At.Text() != "#!/bin/sh" {
		t.Errorf("unit %s provides %v at %q", u.ID, u.Provides, u.At.Text())
	}
	if s := u.Runs[0].Command.Script; s.Dir != "bin" || s.Args != nil {
		t.Errorf("script in %q with arguments %v, want bin and none known", s.Dir, s.Args)
	}
}

func TestCleanKeepsPlaces(t *testing.T) {
	text := "\xef\xbb\xbf# caf\xe9\r\nffmpeg -i \\\r\n  a.mp4\r\n"
	got := Text(source.NewFile("a.sh", []byte(text)))
	if want := "# caf?\nffmpeg -i \\\n  a.mp4\n"; got.Str != want {
		t.Fatalf("got %q, want %q", got.Str, want)
	}
	at := strings.Index(got.Str, "a.mp4")
	if s := got.Span(at, at+5); s.Text() != "a.mp4" || !s.Exact || s.Position().Line != 3 {
		t.Errorf("a.mp4 stands at %q %v", s.Text(), s.Position())
	}
}
