package shell

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// TestDialects holds what limits a loop in one shell and not in another.
func TestDialects(t *testing.T) {
	const loop, end = "for f in *; do ", "ffmpeg $f & done; wait"
	tests := []struct{ shell, first, test, procs, note string }{
		{"bash", "#!/bin/bash\n", "while [ $(jobs -r | wc -l) -ge 3 ]; do sleep 1; done;", "3", ""},
		{"sh", "", "while [ $(jobs -r | wc -l) -ge 3 ]; do sleep 1; done;", "3", ""},
		{"sh", "#!/bin/sh\n", "while [ $(jobs -r | wc -l) -ge 3 ]; do sleep 1; done;", "inf", "counts nothing in dash and busybox sh"},
		{"sh", "#!/bin/sh\n", "if [ `jobs | wc -l` -ge 3 ]; then wait; fi;", "inf", "counts nothing in dash and busybox sh"},
		{"sh", "#!/bin/sh\n", "n=$(jobs -p | wc -l); while [ $n -ge 3 ]; do sleep 1; n=$(jobs -p | wc -l); done;", "inf", "counts nothing in dash and busybox sh"},
		{"sh", "#!/bin/sh\n", "while [ $(pgrep -c ffmpeg) -ge 3 ]; do sleep 1; done;", "3", ""},
		{"sh", "#!/bin/sh\n", "n=$((n+1)); if [ $n -ge 3 ]; then wait; n=0; fi;", "3", ""},
		{"sh", "#!/bin/sh\n", "n=$((n+1)); if [ $n -ge 3 ]; then wait -n; n=$((n-1)); fi;", "inf", "`wait -n` is refused by dash"},
		{"sh", "#!/bin/sh\n", "wait -n;", "inf", "`wait -n` is refused by dash"},
		{"busybox", "#!/bin/busybox sh\n", "wait -n;", "1", ""},
		{"dash", "#!/bin/dash\n", "wait -n;", "inf", "`wait -n` is refused by dash"},
		{"zsh", "#!/bin/zsh\n", "[ $(jobs | wc -l) -ge 3 ] && wait;", "inf", "counts nothing in zsh"},
		{"mksh", "#!/bin/mksh\n", "while [ $(jobs | wc -l) -ge 3 ]; do sleep 1; done;", "3", ""},
		{"mksh", "#!/bin/mksh\n", "while [ $(jobs -pr | wc -l) -ge 3 ]; do sleep 1; done;", "inf", "counts nothing in mksh"},
	}
	for _, tt := range tests {
		text := tt.first + loop + tt.test + end
		f := source.NewFile("s", []byte(text))
		r := Eval(unit.Script{Text: source.Of(f.Whole()), Shell: tt.shell}, Options{})
		c := the(t, r)
		notes := ""
		for _, e := range c.Evidence {
			notes += e.Note + "\n"
		}
		if got := c.Procs.String(); got != tt.procs || !strings.Contains(notes, tt.note) || tt.note == "" && strings.Contains(notes, "`") {
			t.Errorf("%s: %s\n got %s with %q\nwant %s with %q", tt.shell, text, got, notes, tt.procs, tt.note)
		}
	}
}
