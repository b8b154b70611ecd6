package finding

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/parser/source"
)

// shown is a mark as tests compare it.
type shown struct {
	Kind                MarkKind
	Rules               []string
	Reason, Until, Role string
	First, Last         int
}

func show(marks []Mark) []shown {
	var out []shown
	for _, m := range marks {
		s := shown{Kind: m.Kind, Reason: m.Reason, Until: m.Until, Role: m.Role, First: m.First, Last: m.Last}
		for _, r := range m.Rules {
			s.Rules = append(s.Rules, r.At.Text())
		}
		out = append(out, s)
	}
	return out
}

func TestMarks(t *testing.T) {
	for name, c := range map[string]struct {
		path, text string
		want       []shown
	}{
		"above a continued command": {"a.sh", "# ffvet: ignore[tiny-segments, no-cpu-limit] low latency\nffmpeg -i a \\\n  -f hls \\\n  b\necho\n",
			[]shown{{Kind: Ignore, Rules: []string{"tiny-segments", "no-cpu-limit"}, Reason: "low latency", First: 2, Last: 4}}},
		"at the end of the line": {"a.sh", "x\nffmpeg -i a b  # ffvet: ignore[overwrite-prompt] fresh folder\n",
			[]shown{{Kind: Ignore, Rules: []string{"overwrite-prompt"}, Reason: "fresh folder", First: 2, Last: 2}}},
		"with other comments between": {"a.sh", "# ffvet: ignore[x] why\n# words\n\nffmpeg\n",
			[]shown{{Kind: Ignore, Rules: []string{"x"}, Reason: "why", First: 4, Last: 4}}},
		"whole file": {"a.sh", "echo\n# ffvet: ignore-file[x] until=2027-01-31 generated\necho\n",
			[]shown{{Kind: IgnoreFile, Rules: []string{"x"}, Reason: "generated", Until: "2027-01-31", First: 1, Last: 4}}},
		"role": {"a.sh", "# ffvet: role=vod-transcode\nffmpeg\n",
			[]shown{{Kind: RoleMark, Role: "vod-transcode", First: 2, Last: 2}}},
		"key of a block scalar": {"a.yaml", "steps:\n- run: |  # ffvet: ignore[x] why\n    ffmpeg -i a b\n\n    ffmpeg -i c d\n  name: z\n",
			[]shown{{Kind: Ignore, Rules: []string{"x"}, Reason: "why", First: 2, Last: 5}}},
		"above the key of a list": {"a.yaml", "c:\n  # ffvet: ignore[x] why\n  args:\n  - -i\n  - a\n  image: z\n",
			[]shown{{Kind: Ignore, Rules: []string{"x"}, Reason: "why", First: 3, Last: 5}}},
		"item that is a block scalar": {"a.yaml", "command:\n- sh\n# ffvet: ignore[x] why\n- |\n  ffmpeg\n  ffmpeg\n- last\n",
			[]shown{{Kind: Ignore, Rules: []string{"x"}, Reason: "why", First: 4, Last: 6}}},
		"inside an embedded script": {"a.yml", "run: |\n  # ffvet: ignore[x] why\n  ffmpeg -i a b\n  ffmpeg -i c d\n",
			[]shown{{Kind: Ignore, Rules: []string{"x"}, Reason: "why", First: 3, Last: 3}}},
		"Dockerfile with a comment between the lines": {"Dockerfile", "# ffvet: ignore[x] why\nRUN a \\\n# words\n && ffmpeg \\\n b\nUSER x\n",
			[]shown{{Kind: Ignore, Rules: []string{"x"}, Reason: "why", First: 2, Last: 5}}},
		"CRLF":          {"a.sh", "# ffvet: ignore[x] why\r\nffmpeg\r\n", []shown{{Kind: Ignore, Rules: []string{"x"}, Reason: "why", First: 2, Last: 2}}},
		"no reason":     {"a.sh", "ffmpeg # ffvet: ignore[x]", []shown{{Kind: Ignore, Rules: []string{"x"}, First: 1, Last: 1}}},
		"no rule":       {"a.sh", "ffmpeg # ffvet: ignore because", []shown{{Kind: Malformed, First: 1, Last: 1}}},
		"misspelt":      {"a.sh", "ffmpeg # ffvet: ingore[x] because", []shown{{Kind: Malformed, First: 1, Last: 1}}},
		"no date":       {"a.sh", "ffmpeg # ffvet: ignore[x] until=tomorrow y", []shown{{Kind: Malformed, Rules: []string{"x"}, Reason: "y", First: 1, Last: 1}}},
		"not a comment": {"a.sh", "echo x#ffvet: ignore[x] why\necho ffvet: ignore[x] why\n# our ffvet: ignore[x] why\n", nil},
		"other words":   {"a.sh", "# ffvet: the linter\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := show(Marks(source.NewFile(c.path, []byte(c.text))))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzMarks(f *testing.F) {
	f.Add("a.yaml", "- run: |  # ffvet: ignore[x,,y] until=2027-01-31 why\n    ffmpeg\n")
	f.Add("a.sh", "# ffvet: ignore[\n# ffvet: role=\n# ffvet:")
	f.Fuzz(func(t *testing.T, path, text string) {
		file := source.NewFile(path, []byte(text))
		for _, m := range Marks(file) {
			if m.First < 1 || m.Last > file.Lines() || !strings.HasPrefix(m.At.Text(), "#") {
				t.Fatalf("mark %+v of %q", m, text)
			}
			for _, r := range m.Rules {
				if r.At.Text() != r.ID {
					t.Fatalf("rule %q stands at %q", r.ID, r.At.Text())
				}
			}
		}
	})
}
