package finding

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/parser/source"
)

// at returns the span of the first occurrence of a text in the file.
func at(f *source.File, text string) source.Span {
	i := strings.Index(string(f.Text), text)
	return source.Span{File: f, Start: i, End: i + len(text), Exact: true}
}

// repair applies every fix.
func repair(t *testing.T, findings []Finding) string {
	t.Helper()
	fixed := ApplyFixes(findings, false)
	if len(fixed) == 0 {
		return ""
	}
	return fixed[0].New
}

func rulesOf(findings []Finding) []string {
	var ids []string
	for _, f := range findings {
		ids = append(ids, f.Rule)
	}
	return ids
}

const script = `# ffvet: ignore[tiny-segments] low latency
ffmpeg -i a \
  -hls_time 0.5 b
ffmpeg -i c -hls_time 0.4 d
`

func TestApplyCoversTheWholeCommand(t *testing.T) {
	f := source.NewFile("a.sh", []byte(script))
	findings := []Finding{
		{Rule: "tiny-segments", Level: Warning, At: at(f, "0.5")},
		{Rule: "tiny-segments", Level: Warning, At: at(f, "0.4")},
		{Rule: "no-cpu-limit", Level: Note, At: at(f, "0.5")},
	}
	out := Apply(findings, Marks(f), Scope{Known: []string{"tiny-segments"}})
	if len(out.Suppressed) != 1 || out.Suppressed[0].At.Text() != "0.5" || len(out.Kept) != 2 || len(out.About) != 0 {
		t.Errorf("suppressed %v, kept %v, about %v", out.Suppressed, rulesOf(out.Kept), rulesOf(out.About))
	}
}

// A finding may point at another file than its command: the command's mark counts.
func TestApplyReachesTheCommandOfAFinding(t *testing.T) {
	f := source.NewFile("a.sh", []byte(script))
	other := source.NewFile("hpa.yaml", []byte("maxReplicas: 20\n"))
	findings := []Finding{{Rule: "tiny-segments", At: other.Whole(), Command: at(f, "ffmpeg -i a \\\n  -hls_time 0.5 b")}}
	out := Apply(findings, Marks(f), Scope{Known: []string{"tiny-segments"}})
	if len(out.Suppressed) != 1 {
		t.Errorf("kept %v", rulesOf(out.Kept))
	}
}

// The mark stands behind the last line of the command, the finding on its first.
func TestApplyAtTheEndOfAContinuedCommand(t *testing.T) {
	f := source.NewFile("a.sh", []byte("ffmpeg -i a -hls_time 0.5 \\\n  b # ffvet: ignore[tiny-segments] why\n"))
	command := at(f, "ffmpeg -i a -hls_time 0.5 \\\n  b")
	findings := []Finding{{Rule: "tiny-segments", At: at(f, "0.5")}}
	out := Apply(findings, Marks(f), Scope{Known: []string{"tiny-segments"}, Commands: []source.Span{command}})
	if len(out.Suppressed) != 1 {
		t.Errorf("kept %v", rulesOf(out.Kept))
	}
}

func TestApplyReportsOnMarks(t *testing.T) {
	known := []string{"tiny-segments", "no-cpu-limit"}
	for name, c := range map[string]struct {
		text  string
		scope Scope
		about []string
		kept  int
		fixed string
	}{
		"no reason": {
			text: "ffmpeg -i a b # ffvet: ignore[tiny-segments]\n", about: []string{"suppression-without-reason"}, kept: 1,
		},
		"unknown, nearly right": {
			text: "# ffvet: ignore[tiny-segment] why\nffmpeg -i a b\n", about: []string{"unknown-suppression"}, kept: 1,
			fixed: "# ffvet: ignore[tiny-segments] why\nffmpeg -i a b\n",
		},
		"unknown, far off": {
			text: "# ffvet: ignore[bogus, tiny-segments] why\nffmpeg -i a b\n", about: []string{"unknown-suppression"},
			fixed: "# ffvet: ignore[tiny-segments] why\nffmpeg -i a b\n",
		},
		"unused at the end of a line": {
			text: "echo # ffvet: ignore[tiny-segments] why\nffmpeg -i a b\n", about: []string{"unused-suppression"}, kept: 1,
			fixed: "echo\nffmpeg -i a b\n",
		},
		"one of two unused": {
			text: "# ffvet: ignore[tiny-segments, no-cpu-limit] why\nffmpeg -i a b\n", about: []string{"unused-suppression"},
			fixed: "# ffvet: ignore[tiny-segments] why\nffmpeg -i a b\n",
		},
		"unused on a line of its own": {
			text: "ffmpeg -i a b\n  # ffvet: ignore[tiny-segments] why\necho\n", about: []string{"unused-suppression"}, kept: 1,
			fixed: "ffmpeg -i a b\necho\n",
		},
		"of a rule that did not run": {
			text:  "# ffvet: ignore[no-cpu-limit, tiny-segments] why\nffmpeg -i a b\n",
			scope: Scope{Ran: []string{"tiny-segments"}},
		},
		"expired": {
			text: "# ffvet: ignore[tiny-segments] until=2026-11-23 why\nffmpeg -i a b\n", scope: Scope{Today: "2026-11-24"},
			about: []string{"expired-suppression"}, kept: 1, fixed: "ffmpeg -i a b\n",
		},
		"last day": {
			text: "# ffvet: ignore[tiny-segments] until=2026-11-24 why\nffmpeg -i a b\n", scope: Scope{Today: "2026-11-24"},
		},
		"may not be silenced": {
			text: "# ffvet: ignore[tiny-segments] why\nffmpeg -i a b\n", scope: Scope{Fixed: []string{"tiny-segments"}},
			about: []string{"unused-suppression"}, kept: 1, fixed: "ffmpeg -i a b\n",
		},
		"malformed": {
			text: "# ffvet: ignore why\nffmpeg -i a b\n", about: []string{"unknown-suppression"}, kept: 1,
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := source.NewFile("a.sh", []byte(c.text))
			c.scope.Known = known
			out := Apply([]Finding{{Rule: "tiny-segments", At: at(f, "ffmpeg")}}, Marks(f), c.scope)
			if diff := cmp.Diff(c.about, rulesOf(out.About)); diff != "" || len(out.Kept) != c.kept {
				t.Errorf("kept %d, want %d; about (-want +got):\n%s", len(out.Kept), c.kept, diff)
			}
			if got := repair(t, out.About); got != c.fixed {
				t.Errorf("fixed to %q, want %q", got, c.fixed)
			}
		})
	}
}
