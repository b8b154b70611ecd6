package script

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/source"
)

func TestClaims(t *testing.T) {
	for _, c := range []struct {
		name, text, shell string
		want              bool
	}{
		{"a.sh", "ffmpeg", "", true},
		{"a.sh", "#!/bin/bash\nffmpeg", "bash", true},
		{"entrypoint", "#!/usr/bin/env bash\n", "bash", true},
		{"entrypoint", "#!/usr/bin/env -S bash -e\n", "bash", true},
		{"entrypoint", "#!/bin/busybox sh\n", "sh", true},
		{"entrypoint", "\xef\xbb\xbf#!/bin/sh\r\n", "sh", true},
		{"job.ksh", "", "ksh", true},
		{"a.sh", "#!/usr/bin/env python3\n", "python3", false},
		{"a.py", "#!/usr/bin/env python3\n", "python3", false},
		{"notes.txt", "ffmpeg -i x", "", false},
		{"empty", "", "", false},
	} {
		shell, ok := shellOf(c.name, []byte(c.text))
		if ok != c.want || shell != c.shell {
			t.Errorf("shellOf(%q, %q) = %q, %v; want %q, %v", c.name, c.text, shell, ok, c.shell, c.want)
		}
		if (Host{}).Claims(c.name, []byte(c.text)) != c.want {
			t.Errorf("Claims(%q) disagrees", c.name)
		}
	}
}

func TestTextLeavesOutWhatEditorsLeave(t *testing.T) {
	f := source.NewFile("bin/a.sh", []byte("\xef\xbb\xbfone\r\ntwo\r\n"))
	text := Text(f)
	if text.Str != "one\ntwo\n" {
		t.Fatalf("text is %q", text.Str)
	}
	if s := text.Span(4, 7); s.Text() != "two" || !s.Exact || s.Start != 8 {
		t.Errorf("two stands at %d: %q exact=%v", s.Start, s.Text(), s.Exact)
	}
}

func TestExtract(t *testing.T) {
	f := source.NewFile("bin/a.sh", []byte("#!/bin/bash\nffmpeg -i a b\n"))
	found, ok := Host{}.Extract(context.Background(), f, source.NewMemory(nil))
	if !ok || len(found.Units) != 1 {
		t.Fatalf("Extract = %v, %v", found, ok)
	}
	u := found.Units[0]
	script := u.Runs[0].Command.Script
	if u.ID != "script/bin/a.sh" || script.Shell != "bash" || script.Dir != "bin" {
		t.Errorf("unit %s, shell %q, dir %q", u.ID, script.Shell, script.Dir)
	}
}
