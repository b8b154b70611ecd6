package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/ffmpeg"
)

func wrongProtocolOption() Rule {
	return Rule{
		ID: "wrong-protocol-option", Group: Upgrade, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "an option belongs to another protocol than the URL's",
		Doc: Doc{
			What: "An input is read with an option of another protocol: `-rw_timeout` on rtsp, `-rtsp_transport` on http. Also `-timeout` on rtsp for an ffmpeg before 5.0, where it means to listen.",
			Why: "ffmpeg opens the input and then exits with \"Option not found\": a restreamer with `-rw_timeout` on rtsp was reported to restart every five seconds. " +
				"`-timeout` on rtsp is worse: 4.3 waits for the camera to call and prints no error (measured: still waiting after ten minutes).",
			Fix:    "For rtsp use `-timeout` from ffmpeg 5.0 on and `-stimeout` before, both in microseconds; for tcp, http, rtmp and the others `-rw_timeout`.",
			Ignore: "Never.",
			Bad:    `ffmpeg -rw_timeout 5000000 -i rtsp://camera/1 -c copy out.mkv`,
			Good:   `ffmpeg -rw_timeout 5000000 -i rtmp://server/1 -c copy out.mkv`,
		},
		Check: problems("wrong-protocol-option", wrongProtocol),
	}
}

// wrongProtocol is an error where the version in use is known or every one
// refuses the option. What only old versions take otherwise is nothing while
// the version is not known.
func wrongProtocol(c *facts.Command, p ffmpeg.Problem) finding.Level {
	switch {
	case p.Refused || c.Estimate.FFmpeg != nil:
		return finding.Error
	}
	return finding.Off
}
