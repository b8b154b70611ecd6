package rules

import "github.com/ffvet/ffvet/internal/finding"

func imageEntrypointUnknown() Rule {
	return Rule{
		ID: "image-entrypoint-unknown", Group: Capacity, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "what a container runs is decided by an image that is not in the repository",
		Doc: Doc{
			What:   "A container gives arguments and no command, and no Dockerfile here builds its image.",
			Why:    "The arguments look like ffmpeg's, but the image's entrypoint decides what runs, with which other arguments, and how often.",
			Fix:    "Name the command in the manifest (`command: [ffmpeg]`).",
			Ignore: "The image's entrypoint is known to be ffmpeg.",
			Bad: `containers:
- {name: enc, image: media:1, args: [-i, in.mp4, out.mp4]}`,
			Good: `containers:
- {name: enc, image: media:1, command: [ffmpeg], args: [-i, in.mp4, out.mp4]}`,
		},
		Check: noticed("image-entrypoint-unknown", levels{finding.Off, finding.Note}),
	}
}
