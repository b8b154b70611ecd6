package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/source"
)

func TestSitesJoinWhatSharesAPlace(t *testing.T) {
	f := source.NewFile("a.sh", []byte("ffmpeg one\nffmpeg two\n"))
	first, second := source.Span{File: f, End: 6}, source.Span{File: f, Start: 11, End: 17}
	var s sites
	s.add(finding.Finding{At: first, Level: finding.Note, Message: "few", Number: 5, Units: []int{1}, Commands: []int{1}})
	s.add(finding.Finding{At: second, Level: finding.Note, Message: "other", Units: []int{1}})
	s.add(finding.Finding{At: first, Level: finding.Note, Message: "many", Number: 9, Units: []int{2}, Commands: []int{4}})
	s.add(finding.Finding{At: first, Level: finding.Off, Message: "hidden", Number: 99, Units: []int{2}, Commands: []int{5}})

	var messages []string
	var commands []int
	s.report(func(f finding.Finding) {
		messages = append(messages, f.Message)
		commands = append(commands, f.Commands...)
	})
	if diff := cmp.Diff([]string{"many (in 2 units)", "other"}, messages); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{1, 4, 5}, commands); diff != "" {
		t.Error(diff)
	}
}
