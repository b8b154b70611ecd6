package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func faststartRewriteOnNetwork() Rule {
	return Rule{
		ID: "faststart-rewrite-on-network", Group: IO, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "faststart sends the whole file over the network three times",
		Doc: Doc{
			What: "An mp4 output with `-movflags faststart` goes straight to a network protocol that can seek (sftp, smb, ftp).",
			Why: "To move the index to the front, ffmpeg reads the finished file back and writes it again: 79.7 MB written and 39.8 MB read for a file of 39.9 MB (measured). " +
				"Over a network that is three times the traffic, after the encode has ended.",
			Fix:    "Write to a local disk with faststart and copy the result, or write without it and let a later step move the index.",
			Ignore: "The files are small.",
			Bad:    `ffmpeg -i in.mp4 -c copy -movflags faststart sftp://server/out.mp4`,
			Good:   `ffmpeg -i in.mp4 -c copy -movflags faststart out.mp4`,
		},
		Check: checkFaststart,
	}
}

func checkFaststart(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil {
			continue
		}
		for _, out := range c.Graph.Outputs {
			if !rewritten(c, out.Index, true) || out.File == nil {
				continue
			}
			o, _ := out.File.Last("movflags", "")
			f := about("faststart-rewrite-on-network", finding.Note, c, o.Value.Span)
			f.Message = "faststart reads the whole file back over the network and writes it again"
			f.Help = "write it to a local disk and copy the result"
			found.add(f)
		}
	}
	found.report(report)
}
