package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

func nodeIO() Rule {
	return Rule{
		ID: "node-io", Group: IO, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "the live commands of one node write more than its disk takes",
		Doc: Doc{
			What: "A pool declares `disk.write`, and the commands on one node whose media runs by the clock (live inputs, `-re`) write more bytes a second than that.",
			Why: "A live input does not wait: what the disk does not take in time fills queues, then pictures are lost or memory grows. Bit rates are upper ends: a stream with `-maxrate` counts with it, one with CRF with what grainy pictures need. " +
				"Conversions of files are not counted: they go as fast as the disk lets them.",
			Fix:    "Lower bit rates, write one file fewer, or spread the copies over more nodes.",
			Ignore: "Never: declare what the disk really takes.",
			Bad: `# .ffvet.yaml: pools: {cam: {nodes: 1, cpus: 16, disk: {write: 1MB/s}}}
ffmpeg -i rtsp://camera/stream -c:v libx264 -b:v 50M -maxrate 50M -bufsize 50M out.mkv`,
			Good: `# .ffvet.yaml: pools: {cam: {nodes: 1, cpus: 16, disk: {write: 1MB/s}}}
ffmpeg -i rtsp://camera/stream -c:v libx264 -b:v 2M -maxrate 2M -bufsize 2M out.mkv`,
		},
		Check: checkNodeIO,
	}
}

func checkNodeIO(d *facts.Document, _ Settings, report func(finding.Finding)) {
	for _, p := range pools(d) {
		writes := perNodeOf(d, p, func(c *facts.Command) bound.Bound { return paced(c, toDisk(c)) })
		total := sum(writes)
		if p.Disk.Write == 0 || !over(total, bound.Of(p.Disk.Write)) {
			continue
		}
		f := diskFinding("node-io", d, p, writes)
		f.Message = fmt.Sprintf("up to %s kB/s written on one node of pool %q, whose disk takes %s", digits(total.Or(0)/1000), p.Name, digits(p.Disk.Write/1000))
		f.Number = total.Or(0)
		f.Help = "lower the bit rates (-maxrate with -bufsize is a bound), or spread the copies"
		report(f)
	}
}
