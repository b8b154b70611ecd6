package rules

import (
	"bytes"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg"
)

func passlogCollision() Rule {
	return Rule{
		ID: "passlog-collision", Group: IO, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "two-pass encodes that run at once write the same statistics file",
		Doc: Doc{
			What: "Several copies of a command with `-pass` run at once in one folder, and `-passlogfile` does not tell their files apart.",
			Why: "The first pass writes ffmpeg2pass-0.log into the current folder, the second reads it. Of two libx264 encodes whose first passes ran at once (measured, ffmpeg 5.1) " +
				"one had its second pass end with `Incomplete MB-tree stats file`; the other one finished with status 0.",
			Fix:    "Give each its own name: `-passlogfile \"$f\"`.",
			Ignore: "Each copy runs in a folder of its own.",
			Bad: `for f in a.mov b.mov; do
  (ffmpeg -nostdin -y -i "$f" -c:v libx264 -b:v 2M -pass 1 -f null -
   ffmpeg -nostdin -y -i "$f" -c:v libx264 -b:v 2M -pass 2 "$f.mp4") &
done
wait`,
			Good: `for f in a.mov b.mov; do
  (ffmpeg -nostdin -y -i "$f" -c:v libx264 -b:v 2M -pass 1 -passlogfile "$f" -f null -
   ffmpeg -nostdin -y -i "$f" -c:v libx264 -b:v 2M -pass 2 -passlogfile "$f" "$f.mp4") &
done
wait`,
		},
		Check: checkPasslog,
	}
}

func checkPasslog(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Invocation == nil || !several(c.Found.Procs) || hidesOptions(c.Invocation) {
			continue
		}
		pass := passOf(c.Invocation)
		if pass == nil || movesFolder(c) {
			continue
		}
		f := about("passlog-collision", finding.Error, c, pass.Flag.Span)
		f.Message = c.Found.Procs.String() + " of these run at once and use one statistics file: each reads what another one wrote"
		if c.Found.Procs.IsInf() {
			f.Message = "any number of these run at once and use one statistics file: each reads what another one wrote"
		}
		f.Help = "give each its own -passlogfile"
		found.add(f)
	}
	found.report(report)
}

// several reports whether more than one can run at once, as far as that is
// known.
func several(procs bound.Bound) bool {
	n, known := procs.Hi()
	return known && n > 1 || procs.IsInf()
}

// passOf returns the -pass of an output whose statistics file has the same
// name in every copy; nil if there is none.
func passOf(inv *ffmpeg.Invocation) *ffmpeg.Option {
	for _, out := range inv.Outputs {
		var pass *ffmpeg.Option
		own := false
		for i, o := range out.Options {
			switch _, literal := o.Value.Literal(); o.Name {
			case "pass":
				pass = &out.Options[i]
			case "passlogfile":
				own = own || !literal
			}
		}
		if pass != nil && !own {
			return pass
		}
	}
	return nil
}

// movesFolder reports whether the script changes its folder somewhere: each
// copy may work in one of its own.
func movesFolder(c *facts.Command) bool {
	if c.Found.At.File == nil {
		return true
	}
	for _, word := range []string{"cd ", "pushd ", "-execdir", "workdir", "mktemp"} {
		if bytes.Contains(c.Found.At.File.Text, []byte(word)) {
			return true
		}
	}
	return false
}
