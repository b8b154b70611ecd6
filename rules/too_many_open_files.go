package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

func tooManyOpenFiles() Rule {
	return Rule{
		ID: "too-many-open-files", Group: IO, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "an ffmpeg process opens more files than its limit allows",
		Doc: Doc{
			What: "A limit of open files is declared (`LimitNOFILE=`, `ulimits: nofile`, `--ulimit nofile`), and one ffmpeg under it needs more: each input, each output, two for each HLS or segment output, the standard streams.",
			Why: "The limit counts for one process. Behind it the next open fails with \"Too many open files\": an input that cannot be read, or a segment in the middle of a stream. " +
				"Threads play no part: 16 mp4 outputs have 20 descriptors on any machine (measured). The usual limit of 1024 is out of reach below some 300 outputs.",
			Fix:    "Raise the limit above the number in the finding; it costs nothing until it is used.",
			Ignore: "Never: the limit is not one that this command can live with.",
			Bad: `services:
  enc:
    image: encoder
    ulimits: {nofile: 8}
    command: ffmpeg -i a.mp4 -i b.mp4 -map 0 a.mkv -map 1 b.mkv`,
			Good: `services:
  enc:
    image: encoder
    ulimits: {nofile: 1024}
    command: ffmpeg -i a.mp4 -i b.mp4 -map 0 a.mkv -map 1 b.mkv`,
		},
		Check: checkOpenFiles,
	}
}

func checkOpenFiles(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		limit := unitOf(d, c).Limits.Nofile
		if l := c.Found.Limits; l != nil && l.Nofile != nil {
			limit = l.Nofile
		}
		open := int64(c.Estimate.Files.Open)
		if limit == nil || c.Graph == nil || !over(bound.Of(open), *limit) {
			continue
		}
		f := about("too-many-open-files", finding.Error, c, c.Found.Name.Span)
		f.Message = fmt.Sprintf("the process opens up to %s files, and its limit is %s", digits(open), amount(*limit))
		f.Number = open
		f.Help = fmt.Sprintf("raise the limit of open files above %s", digits(open))
		if hidesOptions(c.Invocation) {
			f = possible(f)
		}
		found.add(f)
	}
	found.report(report)
}
