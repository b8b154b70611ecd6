package sarif

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/rules"
)

// maxDescription is what GitHub takes of a rule's descriptions, in characters.
const maxDescription = 1024

// ruleIndex holds the driver's rules and where each stands.
type ruleIndex struct {
	descriptors []*sarif.ReportingDescriptor
	at          map[string]uint
}

// newRuleIndex describes every enabled rule, also those that found nothing:
// GitHub wants the list to change rarely.
func newRuleIndex(all []rules.Rule) *ruleIndex {
	x := &ruleIndex{descriptors: []*sarif.ReportingDescriptor{}, at: map[string]uint{}}
	for _, r := range all {
		x.add(describe(r))
	}
	return x
}

func (x *ruleIndex) add(d *sarif.ReportingDescriptor) {
	x.at[d.ID] = uint(len(x.descriptors))
	x.descriptors = append(x.descriptors, d)
}

// of returns the index of the rule; one that nobody described gets its name
// for a description.
func (x *ruleIndex) of(id string) uint {
	if _, ok := x.at[id]; !ok {
		x.add(describe(rules.Rule{ID: id, Group: rules.Lint, Level: finding.Warning, Stage: rules.Stable}))
	}
	return x.at[id]
}

func describe(r rules.Rule) *sarif.ReportingDescriptor {
	short := cmp.Or(r.Summary, strings.ReplaceAll(r.ID, "-", " "))
	full := cmp.Or(r.Doc.What, short)
	help := helpText(r)
	d := &sarif.ReportingDescriptor{
		ID:                   r.ID,
		ShortDescription:     message(clip(short)),
		FullDescription:      message(clip(full)),
		HelpURI:              ptr(report.RuleURL(r.ID)),
		Help:                 &sarif.MultiformatMessageString{Text: ptr(help), Markdown: ptr(helpMarkdown(r))},
		DefaultConfiguration: &sarif.ReportingConfiguration{Level: level(r.Level)},
		Properties: sarif.Properties{
			"tags":             []string{"ffmpeg", string(r.Group)},
			"precision":        precision(r),
			"problem.severity": severity(r.Level),
		},
	}
	if r.Security > 0 {
		d.Properties["security-severity"] = fmt.Sprintf("%.1f", r.Security)
		d.Properties["tags"] = []string{"ffmpeg", string(r.Group), "security"}[:tagCount(r)]
	}
	return d
}

// tagCount leaves the tag security out where the group says it already.
func tagCount(r rules.Rule) int {
	if r.Group == rules.Security {
		return 2
	}
	return 3
}

func message(text string) *sarif.MultiformatMessageString {
	return &sarif.MultiformatMessageString{Text: ptr(text)}
}

// level is the name that SARIF has for a level.
func level(l finding.Level) string {
	if l == finding.Off {
		return "note"
	}
	return l.String()
}

// severity is the name that GitHub has for a level.
func severity(l finding.Level) string {
	if l <= finding.Note {
		return "recommendation"
	}
	return l.String()
}

// precision is how far GitHub may trust the rule.
func precision(r rules.Rule) string {
	switch {
	case r.Stage == rules.Pedantic:
		return "low"
	case r.Stage == rules.Preview:
		return "medium"
	case r.Level == finding.Error:
		return "very-high"
	}
	return "high"
}

func clip(text string) string {
	runes := []rune(text)
	if len(runes) <= maxDescription {
		return text
	}
	return string(runes[:maxDescription-1]) + "…"
}
