package run

import "testing"

func TestKinds(t *testing.T) {
	for file, want := range map[string]string{
		"a.py": "Python", "a.PS1": "PowerShell", "a.bat": "batch file", "a.cmd": "batch file", "x.fish": "fish script", "GNUmakefile": "Makefile", "tool": "other",
	} {
		if got := kindOf(file); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
	for line, want := range map[string]string{
		"#!/usr/bin/env python3.11\n": "Python", "#!/usr/bin/env node\n": "JavaScript", "#!/usr/bin/perl -w\n": "Perl",
		"#!/usr/bin/fish\n": "fish script", "#!/usr/bin/env pwsh\n": "PowerShell", "ffmpeg\n": "other",
	} {
		if got := kindByLine(line); got != want {
			t.Errorf("%q: %s, want %s", line, got, want)
		}
	}
}
