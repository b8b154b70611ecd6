package rules

import "github.com/ffvet/ffvet/internal/finding"

func threadsOverLimit() Rule {
	return Rule{
		ID: "threads-over-limit", Group: Threads, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "one process can have more threads than its role allows",
		Doc: Doc{
			What:   "A command of a role makes more threads in one process than `limits.threads_per_process` of the role allows.",
			Why:    "The limit is what the owners of the role agreed on; a command without thread options breaks it on the first large machine: a 1080p transcode with libx264 has 29 threads on 4 CPUs and 95 on 64 (ffmpeg 7.1, measured).",
			Fix:    "Give each pool a number: `-threads` before every `-i` and before every output, `-filter_threads`, `-filter_complex_threads`; `ffvet explain` shows what each reaches.",
			Ignore: "Never: change the limit of the role instead.",
			Bad: `# .ffvet.yaml: roles: {thumbs: {match: {names: [thumbs]}, limits: {threads_per_process: 20}}}
services:
  thumbs:
    image: encoder
    command: ffmpeg -i in.mp4 -c:v libx264 out.mp4`,
			Good: `# .ffvet.yaml: roles: {thumbs: {match: {names: [thumbs]}, limits: {threads_per_process: 20}}}
services:
  thumbs:
    image: encoder
    command: ffmpeg -threads 2 -i in.mp4 -threads 2 -c:v libx264 out.mp4`,
		},
		Check: checkRoles("threads-over-limit"),
	}
}
