package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// problems is the check of a rule that the parsers of arguments and filter
// graphs decide: it turns their problems of that id into findings.
func problems(id string, level func(*facts.Command, ffmpeg.Problem) finding.Level) check {
	return func(d *facts.Document, _ Settings, report func(finding.Finding)) {
		var s sites
		for _, c := range d.Commands {
			for _, p := range problemsOf(c) {
				if p.Rule == id {
					s.add(fromProblem(c, p, level(c, p)))
				}
			}
		}
		s.report(report)
	}
}

// refusal is the level of what ffmpeg refuses: an error if the declared
// version or every supported one does, else a warning.
func refusal(_ *facts.Command, p ffmpeg.Problem) finding.Level {
	if p.Refused {
		return finding.Error
	}
	return finding.Warning
}

// ifCertain is the level of what says nothing while a hole may refute it.
func ifCertain(c *facts.Command, p ffmpeg.Problem) finding.Level {
	if !p.Certain {
		return finding.Off
	}
	return refusal(c, p)
}

// unknownName is the level of a name that ffmpeg does not know: nothing if
// some supported version or a build with other libraries knows it.
func unknownName(c *facts.Command, p ffmpeg.Problem) finding.Level {
	if !p.Refused || catalog.Foreign(p.At.Text()) {
		return finding.Off
	}
	return ifCertain(c, p)
}

// always is one level whatever ffmpeg does.
func always(level finding.Level) func(*facts.Command, ffmpeg.Problem) finding.Level {
	return func(*facts.Command, ffmpeg.Problem) finding.Level { return level }
}

// unless is the given level, but nothing where another problem of the command
// is the cause of this one.
func unless(cause string, level func(*facts.Command, ffmpeg.Problem) finding.Level) func(*facts.Command, ffmpeg.Problem) finding.Level {
	return func(c *facts.Command, p ffmpeg.Problem) finding.Level {
		for _, other := range problemsOf(c) {
			if other.Rule == cause {
				return finding.Off
			}
		}
		return level(c, p)
	}
}

// problemsOf returns all problems of a command.
func problemsOf(c *facts.Command) []ffmpeg.Problem {
	if c.Graph == nil {
		return nil
	}
	return c.Graph.Problems
}

// today says of a refusal by the version that --ffmpeg names whether it is
// new; nil where nothing is compared.
func today(c *facts.Command, p ffmpeg.Problem) []finding.Reason {
	if c.Upgrade == nil || !p.Refused {
		return nil
	}
	r := finding.Reason{Label: "today", Text: c.Upgrade.Today() + " takes it"}
	if c.Upgrade.Already(p.Rule, p.Index) {
		r.Text = c.Upgrade.Today() + " refuses it too"
	}
	if c.Upgrade.Source != "" {
		r.Text += ": " + c.Upgrade.Source
	}
	return []finding.Reason{r}
}

func fromProblem(c *facts.Command, p ffmpeg.Problem, level finding.Level) finding.Finding {
	f := about(p.Rule, level, c, p.At)
	f.Message = p.Message
	f.Reasons = today(c, p)
	if p.Instead != "" {
		f.Help = "write " + p.Instead
		if p.At.Exact {
			f.Fixes = []finding.Fix{{
				Title: "Write " + p.Instead,
				Edits: []finding.Edit{{At: p.At, New: p.Instead}},
			}}
		}
	}
	if !p.Certain {
		return possible(f)
	}
	return f
}
