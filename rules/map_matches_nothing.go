package rules

import "github.com/ffvet/ffvet/internal/finding"

func mapMatchesNothing() Rule {
	return Rule{
		ID: "map-matches-nothing", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a -map selects no stream",
		Doc: Doc{
			What:   "A `-map` without `?` names a file that is not there, or a stream that the inputs, as far as they are declared, do not have.",
			Why:    "ffmpeg prints \"Stream map matches no streams\" and exits. In a batch only the files without that stream fail, which is why it is often found late.",
			Fix:    "Correct the index, or add `?` where the stream is optional. As the only `-map` an optional one that matches nothing brings the automatic selection back.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -map 1:v out.mp4`,
			Good:   `ffmpeg -i in.mp4 -map 0:v out.mp4`,
		},
		Check: problems("map-matches-nothing", ifCertain),
	}
}
