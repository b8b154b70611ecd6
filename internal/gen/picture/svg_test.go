package main

import (
	"encoding/xml"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRuns(t *testing.T) {
	got := runs("\x1b[1ma.sh:1\x1b[22m: \x1b[31;1merror:\x1b[0m <&  [\x1b]8;;https://x\x1b\\\x1b[2mrule\x1b[22m\x1b]8;;\x1b\\]")
	want := []run{{"a.sh:1", "bold"}, {": ", "plain"}, {"error:", "red"}, {" <&  [", "plain"}, {"rule", "faint"}, {"]", "plain"}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(run{})); diff != "" {
		t.Error(diff)
	}
}

func TestDraw(t *testing.T) {
	svg := draw("$ ffvet", firstFinding("a.sh:1: <one>\n  | é\n\nsecond\n"))
	if strings.Contains(svg, "second") || !strings.Contains(svg, "&lt;one&gt;") {
		t.Error(svg)
	}
	if err := xml.Unmarshal([]byte(svg), new(struct{})); err != nil {
		t.Error(err)
	}
}

func TestWrap(t *testing.T) {
	words := strings.Repeat("word ", 40)
	got := ""
	rows := wrap([]run{{"help:", "green"}, {" " + words, "plain"}})
	for _, row := range rows {
		if width(row) > maxColumns {
			t.Errorf("%d columns: %v", width(row), row)
		}
		got += strings.TrimPrefix(plain(row), indent)
	}
	if len(rows) != 2 || got != "help: "+words {
		t.Errorf("%d rows, %q", len(rows), got)
	}
}
