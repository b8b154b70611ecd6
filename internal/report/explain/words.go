package explain

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/ffvet/ffvet/internal/graph"
)

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func format(name string) string {
	if name == "" {
		return ""
	}
	return "  (" + name + ")"
}

// describe returns what is known of a stream: "h264 1920x1080".
func describe(s *graph.Stream) string {
	text := s.Codec
	if s.Width > 0 {
		text += fmt.Sprintf(" %dx%d", s.Width, s.Height)
	}
	return text
}

func filterName(f *graph.FilterGraph) string {
	kind := "filter graph"
	if f.Complex {
		kind = "complex filter graph"
	}
	if f.Graph == nil {
		return kind + " (" + f.Media.String() + ", no filter)"
	}
	return kind + "  " + clip(f.Graph.Text.String(), 60)
}

func scalers(f *graph.FilterGraph) string {
	if len(f.Scalers) == 0 {
		return ""
	}
	var why []string
	for _, s := range f.Scalers {
		why = append(why, s.Why)
	}
	return "  scaling: " + strings.Join(why, "; ")
}

func from(s *graph.OutStream) string {
	if s.From == "" {
		return ""
	}
	return " ← " + s.From
}

// clip shortens a text to at most n runes.
func clip(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	return string([]rune(text)[:n-1]) + "…"
}
