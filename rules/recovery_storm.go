package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

func recoveryStorm() Rule {
	return Rule{
		ID: "recovery-storm", Group: Processes, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "one fault makes many copies start again and again, all at once",
		Doc: Doc{
			What: "A supervisor starts a command again without end, and either nothing bounds how many copies of it there are, or there are several and each of them also tries again by itself.",
			Why: "The copies fail for one reason: the camera's switch, the origin server or the disk that all of them use. Then all of them connect again at the same moment, for ever, and the server that comes back is brought down by those who waited for it. " +
				"The starts are copies × tries of the loop × restarts of the supervisor: each layer multiplies the others.",
			Fix:    "Keep one layer that tries again, with a pause that grows and a random part in it, and let the inner one end with an error. Bound the copies.",
			Ignore: "The copies depend on nothing in common.",
			Bad: `services:
  enc:
    image: encoder
    scale: 8
    restart: always
    command: sh -c 'until ffmpeg -y -i in.mp4 out.mp4; do echo again; done'`,
			Good: `services:
  enc:
    image: encoder
    scale: 8
    restart: on-failure:5
    command: ffmpeg -y -i in.mp4 out.mp4`,
		},
		Check: checkStorm,
	}
}

func checkStorm(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, u := range d.Units {
		if u.Starts == nil || !u.Starts.IsInf() || !startsTogether(u) || len(u.Commands) == 0 {
			continue
		}
		c, retry := retriesItself(d, u)
		switch {
		case c != nil && over(u.Copies.Peak, bound.Of(1)):
			f := stormFinding(u, "all "+amount(u.Copies.Peak)+" copies try again in a loop of their own, and are started again without end")
			f.Related = append(f.Related, retry.Related...)
			f.Reasons = append(f.Reasons, finding.Reason{Label: "loop", Value: bound.Inf(1), Text: retry.Message, At: retry.At})
			found.add(f)
		case u.Copies.Peak.IsInf() && restartIsSet(u):
			found.add(stormFinding(u, "nothing bounds the copies, and each is started again without end: one fault restarts all of them at once"))
		}
	}
	found.report(report)
}

// retriesItself returns a command of the unit that a loop runs again until it
// succeeds, and the condition that says so.
func retriesItself(d *facts.Document, u *facts.Unit) (*facts.Command, unit.Diag) {
	for _, c := range commandsOf(d, u) {
		for _, diag := range c.Found.Diags {
			if diag.Rule == "unbounded-retry" && diag.Certain || diag.Rule == "restart-loop" {
				return c, diag
			}
		}
	}
	return nil, unit.Diag{}
}

// restartIsSet reports whether a setting of its own asks for the restarts.
// Where they are a server's default, what leaves the copies unbounded is the
// cause, and has a finding.
func restartIsSet(u *facts.Unit) bool {
	asked := false
	for _, e := range u.Found.Evidence {
		if e.Factor == "starts" {
			asked = !e.Default && !e.At.IsZero()
		}
	}
	return asked
}

func stormFinding(u *facts.Unit, message string) finding.Finding {
	restarts := evidence(u.Found.Evidence, "starts")
	f := aboutUnit("recovery-storm", finding.Warning, u, u.Found.At)
	if len(restarts) > 0 && !restarts[len(restarts)-1].At.IsZero() {
		f.At = restarts[len(restarts)-1].At
	}
	f.Message = message
	f.Number = u.Copies.Peak.Or(0)
	f.Reasons = append(evidence(u.Found.Evidence, "copies"), restarts...)
	f.Help = "keep one layer that tries again, with a pause that grows, and bound the copies"
	return f
}
