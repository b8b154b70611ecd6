package rules

import (
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/unit"
)

func ignoredExitStatus() Rule {
	return Rule{
		ID: "ignored-exit-status", Group: Observability, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "nobody learns that a command failed",
		Doc: Doc{
			What: "The exit status of a command is thrown away by `|| true` or by a pipeline, and the source is removed behind it: a warning. With `--pedantic` also every command behind which the script goes on without asking how it ended.",
			Why: "The status of `ffmpeg … | tee log` is that of tee, so neither `set -e` nor a test behind it sees that ffmpeg failed. " +
				"What comes next then works on half a file, and a source that is removed there is lost.",
			Fix:    "`set -o pipefail` makes the pipeline fail with its member; `if ffmpeg …; then …; fi` or `&&` in front of what depends on it says what to do.",
			Ignore: "The command may fail, and nothing depends on it.",
			Bad: `ffmpeg -nostdin -y -i "$1" out.mp4 2>&1 | tee encode.log
rm "$1"`,
			Good: `set -o pipefail
ffmpeg -nostdin -y -i "$1" out.mp4 2>&1 | tee encode.log && rm "$1"`,
		},
		Check: checkExitStatus,
	}
}

// checkExitStatus warns where a source goes; everywhere else it takes the
// pedantic profile.
func checkExitStatus(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		for _, diag := range c.Found.Diags {
			if diag.Rule != "ignored-exit-status" {
				continue
			}
			f := about(diag.Rule, finding.Off, c, diag.At)
			f.Message, f.Related = diag.Message, diag.Related
			switch {
			case len(diag.Related) > 0:
				f.Level, f.Help = finding.Warning, "set -o pipefail, and put && in front of rm"
			case s.Pedantic && c.Program == "ffmpeg" && !removesSource(c):
				f.Level, f.Help = finding.Note, "set -e, or test it"
			}
			found.add(f)
		}
	}
	found.report(report)
}

// removesSource reports whether the error about the lost source says it already.
func removesSource(c *facts.Command) bool {
	return slices.ContainsFunc(c.Found.Diags, func(d unit.Diag) bool { return d.Rule == "source-removed-unchecked" })
}
