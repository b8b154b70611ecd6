package rules

import (
	"testing"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

func TestCredential(t *testing.T) {
	tests := []struct {
		url, user string // "" if it is not to be reported
	}{
		{"rtsp://admin:hunter2@camera/stream", "admin"},
		{"rtmp://:hunter2@host/live", "a user"},
		{"tee:[f=flv]rtmp://u:p@host/live", "u"},
		{"rtsp://camera:554/stream@1", ""},
		{"rtsp://admin@camera/stream", ""},
		{"rtsp://<user>:<password>@camera/", ""},
		{"rtsp://admin:{password}@camera/", ""},
		{"rtsp://admin:xxxx@camera/", ""},
		{"rtsp://admin:***@camera/", ""},
		{"a:b@c", ""},
	}
	pattern := userinfo()
	for _, test := range tests {
		f := source.NewFile("a.sh", []byte(test.url))
		user, _, ok := credential(pattern, word.Literal(test.url, f.Whole()))
		if user != test.user || ok != (test.user != "") {
			t.Errorf("%s: %q, %v, want %q", test.url, user, ok, test.user)
		}
	}
}

func TestCredentialInAVariableIsNone(t *testing.T) {
	f := source.NewFile("a.sh", []byte("rtsp://admin:$PASSWORD@camera/"))
	span := func(start, end int) source.Span { return source.Span{File: f, Start: start, End: end, Exact: true} }
	w := word.Concat(
		word.Literal("rtsp://admin:", span(0, 13)),
		word.FromHole(word.Hole{Kind: word.Variable, Name: "PASSWORD"}, span(13, 22)),
		word.Literal("@camera/", span(22, 30)),
	)
	if user, _, ok := credential(userinfo(), w); ok {
		t.Errorf("reported %q", user)
	}
}
