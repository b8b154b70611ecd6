package rules

import (
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
)

func unsafeConcat() Rule {
	return Rule{
		ID: "unsafe-concat", Group: Security, Level: finding.Note, Stage: Stable, Since: "0.1", Security: 4.0,
		Summary: "-safe 0 lets a concat list name any file and any URL",
		Doc: Doc{
			What: "A list of the concat demuxer is read with `-safe 0`. A warning where the list itself is fetched over the network.",
			Why: "Without it the demuxer refuses absolute paths, `..` and URLs. With it a list may name `/etc/passwd`, a device or a server, " +
				"so whoever can write a line of the list (a file name with a line break or an apostrophe is enough) decides what ffmpeg reads.",
			Fix:    "Use relative names of letters, digits, `.`, `_` and `-` beside the list, and leave `-safe` away. Where absolute names are needed, write the list yourself, quote each name, and never take one over from outside.",
			Ignore: "The script makes the list and all names in it.",
			Bad:    `ffmpeg -f concat -safe 0 -i list.txt -c copy out.mp4`,
			Good:   `ffmpeg -f concat -i list.txt -c copy out.mp4`,
		},
		Check: checkConcat,
	}
}

func checkConcat(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil {
			continue
		}
		for _, in := range c.Graph.Inputs {
			if in.Format != "concat" || in.File == nil {
				continue
			}
			safe, ok := in.File.Last("safe", "")
			if text, known := safe.Value.Literal(); !ok || !known || text != "0" && text != "false" {
				continue
			}
			f := about("unsafe-concat", finding.Note, c, withValue(c, safe.Flag.Span))
			f.Message = "-safe 0 lets the list name any file and any URL that this process can read"
			if fetched(in) {
				f.Level = finding.Warning
				f.Message += ", and the list comes from another machine"
			}
			f.Help = "leave it away and give relative names beside the list, or make sure that no name in it comes from outside"
			found.add(f)
		}
	}
	found.report(report)
}

// fetched reports whether the text of an input comes from another machine.
func fetched(in *graph.Input) bool {
	return slices.Contains([]string{"http", "https", "ftp", "sftp", "tcp", "tls", "smb"}, in.Protocol)
}
