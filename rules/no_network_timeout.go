package rules

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/unit"
)

func noNetworkTimeout() Rule {
	return Rule{
		ID: "no-network-timeout", Group: IO, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "a network input has no timeout: ffmpeg may wait for ever",
		Doc: Doc{
			What: "An rtsp, rtmp, http, tcp or tls input has no option that ends a silent connection. A warning where the stream is live and the service is started only once: a Compose service without `restart`, a systemd service without `Restart=`.",
			Why: "A camera that loses its power closes no connection. ffmpeg's sockets have no timeout of their own, so the process waits, writes nothing and does not end: " +
				"a restart policy that waits for its end never acts.",
			Fix: "Give `-rw_timeout 10000000` (microseconds) before `-i`; for rtsp `-timeout` from ffmpeg 5.0 on and `-stimeout` before. " +
				"Mind the versions: `-timeout` on rtsp before 5.0, and on rtmp in every version, means to wait for somebody to call.",
			Ignore: "Something else looks after the process: a watchdog on its output, `timeout` around the whole.",
			Bad:    `ffmpeg -i rtmp://server/live/a -c copy out.mkv`,
			Good:   `ffmpeg -rw_timeout 10000000 -i rtmp://server/live/a -c copy out.mkv`,
		},
		Check: checkTimeout,
	}
}

func checkTimeout(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil || c.Found.Use == unit.UseProbe || c.Found.Use == unit.UseBuild || hidesOptions(c.Invocation) || timed(c) {
			continue
		}
		for _, in := range c.Graph.Inputs {
			if in.File != nil && mayHang(in) {
				found.add(timeoutFinding(d, c, in))
				break // one finding a command, however many inputs
			}
		}
	}
	found.report(report)
}

func timeoutFinding(d *facts.Document, c *facts.Command, in *graph.Input) finding.Finding {
	level := finding.Note
	if in.Live && startsOnce(unitOf(d, c)) {
		level = finding.Warning
	}
	f := about("no-network-timeout", level, c, in.File.URL.Span)
	f.Message = fmt.Sprintf("the %s input has no timeout: if the other side falls silent ffmpeg waits for ever and does not end", in.Protocol)
	f.Help = timeoutOption(c, in.Protocol) + " before -i ends it after 10 seconds of silence"
	return f
}

// mayHang reports whether ffmpeg connects to the input's server and nothing
// limits how long it waits for data. In each of the options' names some
// protocol has its timeout (libavformat: tcp.c, rtsp.c, avio.c, rtmpproto.c);
// that of a URL stands behind its question mark.
func mayHang(in *graph.Input) bool {
	connects := []string{"rtsp", "rtsps", "rtmp", "rtmps", "rtmpt", "rtmpe", "http", "https", "tcp", "tls"}
	if !slices.Contains(connects, in.Protocol) || strings.Contains(in.URL, "timeout=") || strings.Contains(in.URL, "listen") || loopback(in.URL) {
		return false
	}
	for _, o := range in.File.Options {
		switch o.Name {
		case "rw_timeout", "timeout", "stimeout", "listen_timeout", "listen", "rtsp_flags", "rtmp_listen":
			return false
		}
	}
	return true
}

// loopback reports whether the address is on the machine itself: a connection
// to it breaks when the other side ends.
func loopback(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := u.Hostname()
	return host == "localhost" || host == "::1" || strings.HasPrefix(host, "127.")
}

// timed reports whether the program timeout is in front of the command.
func timed(c *facts.Command) bool {
	at := c.Found.Name.Span
	if at.File == nil {
		return false
	}
	line := string(at.File.Line(at.Position().Line))
	before, _, _ := strings.Cut(line, at.Text())
	return strings.Contains(before, "timeout") || strings.Contains(c.Found.At.Text(), "timeout ") && !strings.Contains(c.Found.At.Text(), "-timeout ")
}

// startsOnce reports whether the unit is a service that nothing starts again:
// systems that say so, and whose default that is.
func startsOnce(u *facts.Unit) bool {
	if u.Found.System != "compose" && u.Found.System != "systemd" || u.Found.Schedule != nil {
		return false
	}
	return u.Starts == nil || u.Starts.Or(0) == 1
}

// timeoutOption is the option of the protocol in the version in use.
func timeoutOption(c *facts.Command, protocol string) string {
	switch {
	case protocol != "rtsp" && protocol != "rtsps":
		return "-rw_timeout 10000000"
	case c.Estimate.FFmpeg == nil:
		return "-timeout 10000000 (-stimeout up to ffmpeg 4.4, where -timeout waits for a call)"
	case catalog.Compare(*c.Estimate.FFmpeg, "5.0") < 0:
		return "-stimeout 10000000"
	}
	return "-timeout 10000000"
}
