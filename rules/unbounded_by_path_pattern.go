package rules

import "github.com/ffvet/ffvet/internal/finding"

func unboundedByPathPattern() Rule {
	return Rule{
		ID: "unbounded-by-path-pattern", Group: Processes, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a path that is a pattern starts one ffmpeg for each name that fits it",
		Doc: Doc{
			What: "A hook of MediaMTX (`runOnReady`, `runOnDemand` …) stands under a path that is a regular expression (`~^cam`), `all` or `all_others`. Around `-c copy` it is a note.",
			Why: "Any number of streams fits the pattern, and each starts the command once more. " +
				"300 streams with a recording command each were reported with a load average of 6, against 0.4 when run apart from the server.",
			Fix:    "Name the paths, or let the server itself do the work (`record: yes` in place of an ffmpeg that only copies). Where the names are open, admit publishers by `authInternalUsers`, and give each command its share of the CPUs with `-threads`.",
			Ignore: "Only known devices may publish; declare how many there are under `assume`.",
			Bad: `paths:
  "~^cam":
    runOnReady: ffmpeg -i rtsp://localhost:8554/$MTX_PATH -c:v libx264 -f flv rtmp://cdn.example/$MTX_PATH`,
			Good: `paths:
  cam1:
    runOnReady: ffmpeg -i rtsp://localhost:8554/$MTX_PATH -c:v libx264 -f flv rtmp://cdn.example/$MTX_PATH`,
		},
		Check: askedFor("unbounded-by-path-pattern",
			"name the paths that may start it, or let the server record by itself"),
	}
}
