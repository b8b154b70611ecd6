package rules

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func protocolWhitelistWide() Rule {
	return Rule{
		ID: "protocol-whitelist-wide", Group: Security, Level: finding.Note, Stage: Stable, Since: "0.1", Security: 4.5,
		Summary: "a playlist from the network may name local files",
		Doc: Doc{
			What: "`-protocol_whitelist` of an input that comes over http holds `file`, `concat`, `subfile` or `pipe`.",
			Why: "A playlist names other URLs. For one that comes over the network ffmpeg allows network protocols only; with `file` in the list a playlist " +
				"that somebody else wrote can name `/etc/passwd` or the files of other users, and their content ends up in the output.",
			Fix:    "Leave the option away, or list network protocols only: `http,https,tcp,tls,crypto`.",
			Ignore: "The server is your own and its playlists name local files.",
			Bad:    `ffmpeg -protocol_whitelist file,http,https,tcp,tls -i https://example.com/a.m3u8 -c copy out.mp4`,
			Good:   `ffmpeg -protocol_whitelist http,https,tcp,tls,crypto -i https://example.com/a.m3u8 -c copy out.mp4`,
		},
		Check: checkWhitelist,
	}
}

func checkWhitelist(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil {
			continue
		}
		for _, in := range c.Graph.Inputs {
			if in.File == nil || !fetched(in) {
				continue
			}
			o, ok := in.File.Last("protocol_whitelist", "")
			local := localProtocol(o.Value.String())
			if !ok || local == "" {
				continue
			}
			f := about("protocol-whitelist-wide", finding.Note, c, withValue(c, o.Flag.Span))
			f.Message = "the whitelist allows " + local + ": a playlist from the network may name files of this machine, and their content ends up in the output"
			f.Help = "list network protocols only: http,https,tcp,tls,crypto"
			found.add(f)
		}
	}
	found.report(report)
}

// localProtocol returns the first protocol of a whitelist that reads what
// only this machine has; "" if there is none.
func localProtocol(list string) string {
	for name := range strings.SplitSeq(list, ",") {
		if slices.Contains([]string{"file", "concat", "concatf", "subfile", "pipe", "fd", "ALL"}, name) {
			return name
		}
	}
	return ""
}
