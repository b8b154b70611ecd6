package ffmpeg_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/parser/ffmpeg"
)

type stream struct {
	media    byte
	attached bool
	program  int
	language string
}

func (s stream) StreamMedia() byte    { return s.media }
func (s stream) StreamAttached() bool { return s.attached }
func (s stream) StreamProgram() int   { return s.program }
func (s stream) StreamTag(key string) string {
	if key == "language" {
		return s.language
	}
	return ""
}

func TestSpecifier(t *testing.T) {
	streams := []ffmpeg.Stream{
		stream{media: 'v', program: 1}, stream{media: 'v', attached: true}, stream{media: 'a', language: "eng", program: 1},
		stream{media: 'a', language: "fra", program: 2}, stream{media: 's', language: "fra"},
	}
	for text, want := range map[string][]int{
		"": {0, 1, 2, 3, 4}, "v": {0, 1}, "V": {0}, "a": {2, 3}, "a:1": {3}, "2": {2}, "0x1": {1}, "s:0": {4}, "d": nil, "a:5": nil,
		"p:1": {0, 2}, "p:1:a": {2}, "p:2:0": {3}, "m:language": {2, 3, 4}, "m:language:fra": {3, 4}, "a:m:language:fra": {3}, "v:": {0, 1},
	} {
		for _, version := range []string{"5.1", "7.1"} {
			s, err := ffmpeg.ParseSpecifier(text, version)
			if err != nil {
				t.Errorf("%s %q: %v", version, text, err)
				continue
			}
			if d := cmp.Diff(want, s.Select(streams)); d != "" {
				t.Errorf("%s %q\n%s", version, text, d)
			}
			for i := range streams {
				if got := s.Matches(streams, i); got != contains(want, i) {
					t.Errorf("%s %q matches %d: %v", version, text, i, got)
				}
			}
		}
	}
}

func contains(list []int, n int) bool {
	for _, i := range list {
		if i == n {
			return true
		}
	}
	return false
}

func TestSpecifierVersions(t *testing.T) {
	for _, c := range []struct {
		text        string
		old, modern bool
	}{
		{"v:a", true, false}, {"va", false, false}, {"x", false, false}, {"-1", false, false}, {"0:v", false, false}, {"v:0:1", false, false},
		{"g:0", false, true}, {"g:i:3:v", false, true}, {"disp:default", false, true}, {"u", true, true}, {"#3", true, true}, {"i:0x10", true, true},
		{"p:1:p:2", true, false}, {"p:x", false, false}, {"a:u", true, true}, {"m:language:fra:0", true, false},
	} {
		_, errOld := ffmpeg.ParseSpecifier(c.text, "5.1")
		_, errModern := ffmpeg.ParseSpecifier(c.text, "7.1")
		if (errOld == nil) != c.old || (errModern == nil) != c.modern {
			t.Errorf("%q: 5.1 says %v, 7.1 says %v", c.text, errOld, errModern)
		}
	}
}

func TestMap(t *testing.T) {
	type short struct {
		Label    string
		File     int
		Spec     string
		Negative bool
		Optional bool
	}
	for text, want := range map[string]short{
		"0": {}, "": {}, "1:v:0": {File: 1, Spec: "v:0"}, "v": {Spec: "v"}, "0v": {Spec: "v"}, "-0:a": {Spec: "a", Negative: true},
		"0:s?": {Spec: "s", Optional: true}, "[o]": {Label: "o"}, "[ o ]?": {Label: "o"}, "[o": {Label: "o"}, "2": {File: 2},
	} {
		for _, version := range []string{"5.1", "7.1"} {
			m, err := ffmpeg.ParseMap(text, version)
			got := short{m.Label, m.File, m.Spec.Text, m.Negative, m.Optional}
			if d := cmp.Diff(want, got); d != "" || err != nil {
				t.Errorf("%s -map %s: %v\n%s", version, text, err, d)
			}
		}
	}
	for text, accepted := range map[string][2]bool{"0:v?x": {true, false}, "0:v,0:a": {true, false}, "0:v:view:all": {false, true}, "0:v:0:1": {false, false}} {
		_, errOld := ffmpeg.ParseMap(text, "5.1")
		_, errModern := ffmpeg.ParseMap(text, "7.1")
		if got := [2]bool{errOld == nil, errModern == nil}; got != accepted {
			t.Errorf("-map %s: 5.1 says %v, 7.1 says %v", text, errOld, errModern)
		}
	}
}
