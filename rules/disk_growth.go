package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

func diskGrowth() Rule {
	return Rule{
		ID: "disk-growth", Group: IO, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "what a pool's node writes in a day does not fit on its disk",
		Doc: Doc{
			What: "A pool declares `disk.inodes` or `disk.space`, and the commands of one node that are paced (live inputs, `-re`) leave more files or bytes in a day than that. Option `days` (default 1) sets the time.",
			Why: "Every segment is an inode: a default HLS stream leaves 43,200 a day of each rendition, an image sequence at 25 pictures a second 2,160,000. " +
				"2 Mbit/s are 0.9 GB an hour. What is never deleted fills any disk; the declared one says when.",
			Fix:    "Delete what is old (`-hls_flags delete_segments`, `-segment_wrap`), write fewer pictures (`fps=1`), or move recordings off the node.",
			Ignore: "Something else removes old files more often than once a day: raise the option `days` only if the disk is larger.",
			Bad: `# .ffvet.yaml: pools: {cam: {nodes: 1, cpus: 16, disk: {inodes: 10000}}}
ffmpeg -i rtsp://camera/stream -c copy -f hls live.m3u8`,
			Good: `# .ffvet.yaml: pools: {cam: {nodes: 1, cpus: 16, disk: {inodes: 10000}}}
ffmpeg -i rtsp://camera/stream -c copy -f hls -hls_flags delete_segments live.m3u8`,
		},
		Check: checkDiskGrowth,
	}
}

const secondsPerDay = 24 * 3600

func checkDiskGrowth(d *facts.Document, s Settings, report func(finding.Finding)) {
	days := bound.Of(int64(max(s.Option("days", 1), 1)))
	for _, p := range pools(d) {
		files := perNodeOf(d, p, func(c *facts.Command) bound.Bound { return paced(c, c.Estimate.Files.GrowthPerDay) })
		if total := sum(files).Mul(days); p.Disk.Inodes > 0 && over(total, bound.Of(p.Disk.Inodes)) {
			f := diskFinding("disk-growth", d, p, files)
			f.Message = fmt.Sprintf("up to %s new files a day on one node of pool %q, which has %s inodes", amount(sum(files)), p.Name, digits(p.Disk.Inodes))
			f.Number = total.Or(0)
			f.Help = "delete old segments (-hls_flags delete_segments), or write fewer pictures (fps=1)"
			report(f)
		}
		bytes := perNodeOf(d, p, keptPerDay)
		if total := sum(bytes).Mul(days); p.Disk.Space > 0 && over(total, bound.Of(p.Disk.Space)) {
			f := diskFinding("disk-growth", d, p, bytes)
			f.Key += " space"
			f.Message = fmt.Sprintf("up to %s written and kept a day on one node of pool %q, whose disk is %s", mebibytes(sum(bytes).Or(0)), p.Name, mebibytes(p.Disk.Space))
			f.Number = total.Or(0)
			f.Help = "delete what is old, lower the bit rate, or move recordings off the node"
			report(f)
		}
	}
}

// paced is the value of a command whose media runs by the clock; of any other
// nobody knows how much of it a day brings.
func paced(c *facts.Command, value bound.Bound) bound.Bound {
	if c.Graph == nil || !endless(c) || !c.Estimate.IO.Paced {
		return bound.Bound{}
	}
	return value
}

// keptPerDay is what a paced command writes to disks in a day and does not
// delete, in bytes: an output that deletes its segments keeps a fixed amount.
func keptPerDay(c *facts.Command) bound.Bound {
	if c.Graph == nil {
		return bound.Bound{}
	}
	for _, out := range c.Graph.Outputs {
		if s := out.Segmenting; s != nil && (s.Deletes || s.Wrap > 0 || s.Files > 0) {
			return bound.Bound{}
		}
	}
	return paced(c, toDisk(c)).Mul(bound.Of(secondsPerDay))
}

// toDisk is what a command writes to disks for a second of media, in bytes.
func toDisk(c *facts.Command) bound.Bound {
	var total bound.Bound
	for _, t := range c.Estimate.IO.Components {
		if !t.Network && !t.Pipe {
			total = total.Add(t.Write)
		}
	}
	return total
}

// perNodeOf returns what the copies of each unit on one node add up to of
// what one process has.
func perNodeOf(d *facts.Document, p config.Pool, of func(*facts.Command) bound.Bound) []share {
	var shares []share
	for _, s := range d.Totals.Pools[p.Name].Node.Shares {
		u := d.Units[s.Unit]
		var each bound.Bound
		for _, c := range commandsOf(d, u) {
			if one := of(c); !one.IsZero() {
				each = each.Add(c.Found.Procs.Mul(one))
			}
		}
		if value := s.Copies.Mul(each); !each.IsZero() && !value.IsInf() {
			shares = append(shares, share{unit: u, copies: s.Copies, value: value})
		}
	}
	return shares
}

// diskFinding returns a finding about a node at the unit that adds most.
func diskFinding(id string, d *facts.Document, p config.Pool, shares []share) finding.Finding {
	top := largest(shares)
	f := nodeFinding(id, d, p, top)
	f.Reasons = append([]finding.Reason{perNodeReason(top)}, others(shares, top.unit)...)
	return f
}
