package rules

import (
	"fmt"
	"strconv"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
)

func queueCanGrow() Rule {
	return Rule{
		ID: "queue-can-grow", Group: Memory, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a muxing queue may hold so much that the memory ends first",
		Doc: Doc{
			What: "`-max_muxing_queue_size` is so large that it is no limit any more: more than `packets` (default 9999).",
			Why: "The queue holds the packets of one stream until every other stream of the output has begun. A large one hides that a stream never begins, or is far behind, and memory grows instead of the error: " +
				"99,999 packets were reported in use against an allocation error. At 8 Mbit/s and 25 pictures a second a packet is 40 KB, so that is 4 GB.",
			Fix:    "Find the stream that is late (`-map` only what is needed, `-itsoffset`, `aresample=async=1`), and keep the queue at 1024 to 4096.",
			Ignore: "The files are sparse in one stream, as with subtitles, and known to be small.",
			Bad:    `ffmpeg -i in.mkv -max_muxing_queue_size 99999 out.mp4`,
			Good:   `ffmpeg -i in.mkv -max_muxing_queue_size 1024 out.mp4`,
		},
		Check: checkQueue,
	}
}

func checkQueue(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil {
			continue
		}
		for _, out := range c.Graph.Outputs {
			if f, ok := queueFinding(c, out, s.Option("packets", 9999)); ok {
				found.add(f)
			}
		}
	}
	found.report(report)
}

func queueFinding(c *facts.Command, out *graph.Output, most float64) (f finding.Finding, ok bool) {
	if out.File == nil {
		return f, false
	}
	o, given := out.File.Last("max_muxing_queue_size", "", "v", "a", "v:0", "a:0")
	text, known := o.Value.Literal()
	packets, err := strconv.ParseInt(text, 10, 64)
	if !given || !known || err != nil || float64(packets) <= most {
		return f, false
	}
	f = about("queue-can-grow", finding.Warning, c, o.Value.Span)
	f.Message = fmt.Sprintf("a queue of %s packets for each stream is no limit: a stream that begins late fills the memory", digits(packets))
	f.Number = packets
	f.Help = "1024 to 4096 is enough for streams that begin together; map only what is needed"
	return f, true
}
