package shell

import "testing"

// TestPrinted looks at the text that `reader` gets on its standard input.
func TestPrinted(t *testing.T) {
	tests := []struct{ script, want string }{
		{`echo a b | reader`, "a b\n"},
		{`echo -n a | reader`, "a"},
		{`echo -e 'a\nb\\n' | reader`, "a\nb\\n\n"},
		{`printf '%s-%03d%%\n' a 1 b 2 | reader`, "a-1%\nb-2%\n"},
		{`printf 'no arguments\n' x | reader`, "no arguments\n"},
		{`printf -- '%s' "$A" | reader`, "${A}"},
		{`echo "$1 $@" | reader`, "${argument_1} ${arguments}\n"},
		{`f() { echo in "$1"; }; f a | reader`, "in a\n"},
		{`{ echo a; echo b; } | reader`, "a\nb\n"},
		{`{ echo a >&2; echo b; } | reader`, "b\n"},
		{"cat <<E | reader\nx $Y\nE", "x ${Y}\n"},
		{"cat <<'E' | tee copy | reader\nx $Y\nE", "x $Y\n"},
		{`for f in *.a; do echo "$f"; done | reader`, "${f}\n"},
		{`echo a > f; echo b >> f; reader < f`, "a\nb\n"},
		{`echo a > f; echo b > f; reader < f`, "b\n"},
		{`echo a > f; if x; then echo b > f; fi; reader < f`, "a\nb\n"},
		{`echo a > /dev/null; reader < /dev/null`, ""},
		{`x=$(echo a) | reader`, ""},
		{`echo "$(echo a >f)" >g; reader <f`, ""},
		{`other | reader`, ""},
	}
	for _, tt := range tests {
		got, found := "", false
		for _, s := range evaluate(tt.script, Options{}).Statements {
			for _, c := range s.Calls {
				if c.Words[0].String() == "reader" {
					found = true
					if c.Input != nil {
						got = c.Input.Str
					}
				}
			}
		}
		if !found || got != tt.want {
			t.Errorf("%s: reads %q, want %q", tt.script, got, tt.want)
		}
	}
}

// TestInstalled looks at the scripts that others run.
func TestInstalled(t *testing.T) {
	tests := []struct{ script, want string }{
		{"echo '#!/bin/sh' >enc; chmod +x enc", "sh enc"},
		{"echo '#!/bin/sh' >enc; chmod 0755 enc", "sh enc"},
		{"echo '#!/bin/sh' >enc; chmod 644 enc", ""},
		{"echo '#!/bin/sh' >enc; chmod -x enc", ""},
		{"echo '#!/bin/sh' >enc; sudo chmod a+rx enc", "sh enc"},
		{"echo '#!/bin/sh' >enc; chmod +x enc; ./enc", ""},
		{"echo '#!/usr/bin/perl' >enc; chmod +x enc", ""},
		{"echo text >enc; chmod +x enc", ""},
		{"echo '* * * * * root x' >/etc/cron.d/enc", "crontab /etc/cron.d/enc"},
		{"echo '* * * * * root x' >/etc/other/enc", ""},
	}
	for _, tt := range tests {
		got := ""
		for _, s := range evaluate(tt.script, Options{}).Statements {
			if s.Uncalled {
				got = s.Calls[0].Words[0].String() + " " + s.Calls[0].Words[1].String()
			}
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.script, got, tt.want)
		}
	}
}
