package rules

import "github.com/ffvet/ffvet/internal/finding"

func unboundedParallel() Rule {
	return Rule{
		ID: "unbounded-parallel", Group: Processes, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a launcher runs as many ffmpeg at once as there are items",
		Doc: Doc{
			What: "`xargs -P 0`, `parallel -j 0` or `make -j` without a number starts ffmpeg: there are as many processes at once as there are items.",
			Why: "0 does not mean one a CPU: it means no limit (measured for xargs and GNU parallel). Each process sizes its threads by all CPUs on top, and needs its own memory: a 1080p libx264 encode takes about 0.5 GiB on 2 CPUs and 1 GiB on 16. " +
				"A library scan that fanned out without limit was reported with 69 ffmpeg and 1,728 ffprobe at once.",
			Fix:    "Give a number: `-P 4`, and `-threads` to match it. GNU parallel without `-j` runs one job a CPU, each of which again takes all CPUs.",
			Ignore: "The number of items is small and known, though not to ffvet.",
			Bad:    `ls *.mov | xargs -P 0 -I{} ffmpeg -nostdin -i {} {}.mp4`,
			Good:   `ls *.mov | xargs -P 4 -I{} ffmpeg -nostdin -threads 4 -i {} -threads 4 {}.mp4`,
		},
		Check: unbounded("unbounded-parallel",
			"nothing bounds how many run at once: one process an item",
			"give a number of jobs (`-P 4`, `-j 4`), and each command its share of the CPUs with -threads"),
	}
}
