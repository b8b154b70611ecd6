package compose

import (
	"strings"
	"testing"

	"github.com/google/shlex"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// Words are those of shlex, and each byte points at the byte it is.
func TestSplit(t *testing.T) {
	tests := []string{
		`ffmpeg -i in.mp4 -vf "scale=-2:720, fps=25" out.mp4`,
		`sh -c 'ffmpeg -i "$1" && echo done' _ a`,
		`a\ b "c\"d" 'e\f' g"h i"'j'k`,
		"one \\\n two\tthree\r\nfour",
		`a # comment` + "\n b",
		`a#b "" '' c`,
		`é\é "日本"`,
		``,
		`   `,
	}
	for _, text := range tests {
		t.Run(text, func(t *testing.T) {
			f := source.NewFile("a", []byte(text))
			words, err := split(word.FromText(source.Of(f.Whole()), f.Whole()))
			want, wantErr := shlex.Split(text)
			if (err != nil) != (wantErr != nil) || strings.Join(word.Strings(words), "|") != strings.Join(want, "|") {
				t.Fatalf("words = %q, want %q", word.Strings(words), want)
			}
			for _, w := range words {
				for _, p := range w.Parts {
					if p.Span.Text() != p.Text.Str {
						t.Errorf("%q stands at %q", p.Text.Str, p.Span.Text())
					}
				}
			}
		})
	}
}

func TestSplitKeepsHoles(t *testing.T) {
	f := source.NewFile("a", []byte(`ffmpeg -i ${A} "${B}/x" ${C:-d e}`))
	in := interpolation{}
	words, err := split(in.expand(source.Of(f.Whole()), 0))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(word.Strings(words), "|"); got != "ffmpeg|-i|${A}|${B}/x|d|e" {
		t.Errorf("words = %s", got)
	}
	if !words[2].Splits() || words[3].Splits() {
		t.Errorf("splits = %v, %v, want true outside quotes only", words[2].Splits(), words[3].Splits())
	}
	if got := words[3].Span.Text(); got != `"${B}/x"` {
		t.Errorf("span = %s", got)
	}
}

func TestInterpolate(t *testing.T) {
	vars := map[string]string{"SET": "v", "EMPTY": ""}
	tests := []struct{ text, want, rules string }{
		{"$SET-${SET}", "v-v", ""},
		{"$$SET $${SET}", "$SET ${SET}", ""},
		{"${EMPTY:-d} ${EMPTY-d}|", "d |", "value-from-environment"},
		{"${NO-d}", "d", "value-from-environment"},
		{"${NO:-${SET}x${NO2:-y}}", "vxy", "value-from-environment value-from-environment"},
		{"${NO}", "${NO}", "value-from-environment"},
		{"${NO:?must be set}", "${NO}", "value-from-environment"},
		{"${SET:+alt}${NO:+alt}", "alt", ""},
		{"$(date) ${", "$(date) ${", "invalid-config invalid-config"},
		{"cost 5$", "cost 5$", "invalid-config"},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			f := source.NewFile("a", []byte(test.text))
			in := interpolation{vars: vars}
			got := in.expand(source.Of(f.Whole()), 0).String()
			var rules []string
			for _, d := range in.diags {
				rules = append(rules, d.Rule)
			}
			if got != test.want || strings.Join(rules, " ") != test.rules {
				t.Errorf("= %q, rules %v, want %q, %q", got, rules, test.want, test.rules)
			}
		})
	}
}

func TestClaims(t *testing.T) {
	tests := []struct {
		path, text string
		want       bool
	}{
		{"compose.yaml", "services:\n  a: {image: m}\n", true},
		{"deploy/stack.yml", "version: '3'\nservices : {a: {image: m}}\n", true},
		{".gitlab-ci.yml", "a:\n  services: [docker]\n", false},
		{"services.json", `{"services": {}}`, false},
	}
	for _, test := range tests {
		if got := (Host{}).Claims(test.path, []byte(test.text)); got != test.want {
			t.Errorf("%s: claims = %v", test.path, got)
		}
	}
}
