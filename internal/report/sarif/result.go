package sarif

import (
	"fmt"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/parser/source"
)

// result is one finding. Its message links to the places of the evidence
// chain, which GitHub shows only if the message names them.
func result(f finding.Finding, index *ruleIndex, lines lineHashes, print string) *sarif.Result {
	res := &sarif.Result{
		RuleID:    ptr(f.Rule),
		RuleIndex: ptr(index.of(f.Rule)),
		Level:     ptr(level(f.Level)),
		Locations: []*sarif.Location{{PhysicalLocation: physical(f.At)}},
		PartialFingerprints: map[string]any{
			"ffvet/v1": print,
		},
	}
	if !f.At.IsZero() {
		res.PartialFingerprints["primaryLocationLineHash"] = lines.of(f.At)
	}
	links := &links{}
	text := words(f, links)
	res.Message = *sarif.NewTextMessage(text)
	res.RelatedLocations = links.locations
	return res
}

// words builds the message: the first sentence is the alert's title, then the
// evidence chain, then what to do.
func words(f finding.Finding, l *links) string {
	parts := []string{sentence(plain(f.Message))}
	var because []string
	for _, r := range f.Reasons {
		factor := strings.TrimSpace(r.Label + " " + report.Value(r))
		because = append(because, strings.TrimSpace(fmt.Sprintf("%s (%s)", plain(factor), l.text(r.Text, r.At))))
	}
	if len(because) > 0 {
		parts = append(parts, "Because: "+strings.Join(because, ", ")+".")
	}
	var labels []string
	for _, n := range f.Labels {
		labels = append(labels, l.text(n.Text, n.At))
	}
	if len(labels) > 0 {
		parts = append(parts, "There: "+strings.Join(labels, ", ")+".")
	}
	for _, n := range f.Related {
		parts = append(parts, "See "+l.text(n.Text, n.At)+".")
	}
	if f.Help != "" {
		parts = append(parts, "Help: "+sentence(plain(f.Help)))
	}
	return strings.Join(parts, " ")
}

// links numbers the places that a message names.
type links struct{ locations []*sarif.Location }

// text returns the words as a link to the place, or plain if there is none.
func (l *links) text(words string, at source.Span) string {
	if at.IsZero() {
		return plain(words)
	}
	if words == "" {
		words = "here"
	}
	id := uint(len(l.locations) + 1)
	l.locations = append(l.locations, &sarif.Location{
		Id: ptr(id), PhysicalLocation: physical(at), Message: sarif.NewTextMessage(plain(words)),
	})
	label := strings.NewReplacer("[", `\[`, "]", `\]`).Replace(report.Line(words))
	return fmt.Sprintf("[%s](%d)", label, id)
}

// plain returns words that hold no link by accident.
func plain(words string) string {
	return strings.ReplaceAll(report.Line(words), "](", `\](`)
}

// sentence closes words with a full stop unless they are closed.
func sentence(words string) string {
	if words == "" || strings.ContainsAny(words[len(words)-1:], ".!?") {
		return words
	}
	return words + "."
}
