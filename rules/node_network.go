package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

func nodeNetwork() Rule {
	return Rule{
		ID: "node-network", Group: IO, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "the live commands of one node need more network than it has",
		Doc: Doc{
			What: "A pool declares `network`, and the commands on one node whose media runs by the clock read or write more over the network than that, each direction by itself.",
			Why: "A stream that does not get its bit rate falls behind for ever: RTMP and SRT outputs drop or disconnect, inputs lose packets. A ladder sends the sum of its renditions, `tee` that of its slaves, MPEG-TS 4 to 7 % on top (measured). " +
				"Viewers are not counted: they load the server, not ffmpeg.",
			Fix:    "Lower bit rates, send one stream and package it elsewhere, or spread the copies over more nodes.",
			Ignore: "Never: declare what the network really carries.",
			Bad: `# .ffvet.yaml: pools: {push: {nodes: 1, cpus: 16, network: 10Mbit/s}}
ffmpeg -re -stream_loop -1 -i in.mp4 -c:v libx264 -b:v 50M -maxrate 50M -bufsize 50M -f flv rtmp://server/live`,
			Good: `# .ffvet.yaml: pools: {push: {nodes: 1, cpus: 16, network: 10Gbit/s}}
ffmpeg -re -stream_loop -1 -i in.mp4 -c:v libx264 -b:v 50M -maxrate 50M -bufsize 50M -f flv rtmp://server/live`,
		},
		Check: checkNodeNetwork,
	}
}

func checkNodeNetwork(d *facts.Document, _ Settings, report func(finding.Finding)) {
	for _, p := range pools(d) {
		if p.Network == 0 {
			continue
		}
		for _, way := range []struct {
			verb string
			of   func(*facts.Command) bound.Bound
		}{
			{"sent", func(c *facts.Command) bound.Bound { return paced(c, c.Estimate.IO.NetworkWritePerSecond) }},
			{"received", func(c *facts.Command) bound.Bound { return paced(c, c.Estimate.IO.NetworkReadPerSecond) }},
		} {
			shares := perNodeOf(d, p, way.of)
			total := sum(shares).Mul(bound.Of(8))
			if !over(total, bound.Of(p.Network)) {
				continue
			}
			f := diskFinding("node-network", d, p, shares)
			f.Key += " " + way.verb
			f.Message = fmt.Sprintf("up to %s kbit/s %s by one node of pool %q, whose network carries %s", digits(total.Or(0)/1000), way.verb, p.Name, digits(p.Network/1000))
			f.Number = total.Or(0)
			f.Help = "lower the bit rates (-maxrate with -bufsize is a bound), or spread the copies"
			report(f)
		}
	}
}
