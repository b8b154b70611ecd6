package rules

import "github.com/ffvet/ffvet/internal/finding"

func periodicHealthcheck() Rule {
	return Rule{
		ID: "periodic-healthcheck", Group: Observability, Level: finding.Note, Stage: Pedantic, Since: "0.1",
		Summary: "a health check starts ffmpeg or ffprobe again and again",
		Doc: Doc{
			What:   "A probe or a health check runs ffmpeg or ffprobe.",
			Why:    "It is a load of its own: a Docker health check runs every 30 seconds if nothing else is said, a Kubernetes probe every 10, in each copy.",
			Fix:    "Probe something cheap: the age of the last segment, a port.",
			Ignore: "The check is rare and the copies are few.",
			Bad:    `HEALTHCHECK CMD ffprobe -v error rtsp://localhost/stream`,
			Good:   `HEALTHCHECK CMD test -n "$(find /srv/live.m3u8 -mmin -1)"`,
		},
		Check: noticed("periodic-healthcheck", levels{finding.Note, finding.Note}),
	}
}
