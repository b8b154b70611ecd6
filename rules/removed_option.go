package rules

import "github.com/ffvet/ffvet/internal/finding"

func removedOption() Rule {
	return Rule{
		ID: "removed-option", Group: Upgrade, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "an option was removed from ffmpeg",
		Doc: Doc{
			What:   "An option that older versions of ffmpeg know and newer ones refuse: an error if the version in use is known, else a warning. The finding names the successor and since when.",
			Why:    "The command works until the image or the distribution brings the next ffmpeg; then every call fails. `-stimeout` (gone in 5.0) stopped RTSP cameras in at least five projects after an image update, `-vsync` is refused from 9.0 on.",
			Fix:    "Use the successor: `-fps_mode` for `-vsync` (from 5.1 on), `-timeout` for `-stimeout` on rtsp (from 5.0 on), `-/filter_complex FILE` for `-filter_complex_script` (from 7.0 on), `-bsf:v` for `-vbsf`. Or pin the image to a version that knows the option.",
			Ignore: "The version of ffmpeg is pinned for good; declare it under `ffmpeg.version`.",
			Bad:    `ffmpeg -i in.mp4 -vsync vfr out%d.png   # ffmpeg 9.0`,
			Good:   `ffmpeg -i in.mp4 -fps_mode vfr out%d.png`,
		},
		Check: problems("removed-option", refusal),
	}
}
