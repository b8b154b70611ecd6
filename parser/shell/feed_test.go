package shell

import (
	"testing"

	"github.com/ffvet/ffvet/parser/unit"
)

func TestFeed(t *testing.T) {
	tests := []struct{ script, lines, text string }{
		{`printf '%s\n' a b c | ffmpeg`, "3", "a\nb\nc\n"},
		{`printf '%s %s\n' a b c | ffmpeg`, "2", "a b\nc \n"},
		{`printf 'a\0b\0' | ffmpeg`, "1", "a\x00b\x00"},
		{`a=(x "y z"); printf '%s\n' "${a[@]}" | ffmpeg`, "2", "x\ny z\n"},
		{`echo a b | ffmpeg`, "1", "a b\n"},
		{`echo "$1" | ffmpeg`, "inf", ""},
		{`echo 'a\nb' | ffmpeg`, "inf", ""},
		{`echo -e a | ffmpeg`, "inf", ""},
		{`seq 3 | ffmpeg`, "3", "1\n2\n3\n"},
		{`seq 1000000000 | ffmpeg`, "1000000000", ""},
		{`seq $N | ffmpeg`, "unknown", ""},
		{`find . | head -n 4 | ffmpeg`, "4", ""},
		{`find . | head -4 | sort | ffmpeg`, "4", ""},
		{`ls | ffmpeg`, "inf", ""},
		{`seq 9 | tail -2 | ffmpeg`, "2", ""},
		{`seq 9 | grep -v 3 | ffmpeg`, "9", ""},
		{`seq 9 | grep 3 file | ffmpeg`, "inf", ""},
		{`seq 9 | sort file | ffmpeg`, "inf", ""},
		{`echo a b c | tr ' ' '\n' | ffmpeg`, "3", "a\nb\nc\n"},
		{`for i in 1 2 3; do echo $i; done | ffmpeg`, "3", ""},
		{`for i in 1 2 3; do echo $i; ls; done | ffmpeg`, "inf", ""},
		{`{ echo a; echo b; } | ffmpeg`, "2", "a\nb\n"},
		{"ffmpeg <<E\na\nb\nE", "2", "a\nb\n"},
		{"ffmpeg <<E\n$x\nE", "inf", ""},
		{"cat <<E | ffmpeg\na\nb\nE", "2", "a\nb\n"},
		{`ffmpeg <<< "a b"`, "1", "a b\n"},
		{`ffmpeg < <(seq 2)`, "2", "1\n2\n"},
		{`seq 3 | ffmpeg <file`, "inf", ""},
		{`printf '%s\n' a | { ffmpeg; }`, "1", "a\n"},
		{`printf '%9999999d\n' 1 | ffmpeg`, "inf", ""},
		{`for i in a "b c"; do printf '%s\n' "$i" x; done | ffmpeg`, "4", ""},
		{`for i in a "b c"; do printf '%s\n' $i; done | ffmpeg`, "inf", ""},
		{`echo() { cat x; }; echo a | ffmpeg`, "inf", ""},
	}
	for _, tt := range tests {
		t.Run(tt.script, func(t *testing.T) {
			for _, c := range programs(evaluate(tt.script, Options{})) {
				if c.Words[0].String() != "ffmpeg" {
					continue
				}
				f := c.Feed
				if f == nil {
					f = &unit.Feed{}
					if tt.lines != "inf" {
						t.Errorf("nothing is known, want %s lines", tt.lines)
					}
				} else if f.Lines.String() != tt.lines {
					t.Errorf("%s lines, want %s", f.Lines, tt.lines)
				}
				if tt.text != "" && f.Text != tt.text {
					t.Errorf("text %q, want %q", f.Text, tt.text)
				}
			}
		})
	}
}
