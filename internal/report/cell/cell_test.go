package cell_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/report/cell"
)

func TestWidth(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "abc": 3, "日本": 4, "e\u0301": 1, "a\tb": 5, "\x1b[m": 3, "\xff": 1, "─┐": 2,
	} {
		if got := cell.Width(text); got != want {
			t.Errorf("%q is %d columns wide, want %d", text, got, want)
		}
	}
}

func TestClip(t *testing.T) {
	for _, test := range []struct {
		text string
		n    int
		want string
	}{
		{"abcdef", 6, "abcdef"}, {"abcdef", 5, "abcd…"}, {"日本語", 5, "日本…"}, {"日本語", 4, "日…"},
	} {
		if got := cell.Clip(test.text, test.n, "…"); got != test.want {
			t.Errorf("%q in %d columns is %q, want %q", test.text, test.n, got, test.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text string
		n    int
		want []string
	}{
		{"", 10, []string{""}},
		{"one two three", 8, []string{"one two", "  three"}},
		{"abcdefghijkl", 5, []string{"abcde", "  fgh", "  ijk", "  l"}},
		{"a  b", 10, []string{"a  b"}},
		{"日本語日本語", 6, []string{"日本語", "  日本", "  語"}},
	} {
		if diff := cmp.Diff(test.want, cell.Wrap(test.text, test.n, "  ")); diff != "" {
			t.Errorf("%q: %s", test.text, diff)
		}
	}
}
