package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
)

func liveEncoderBacklog() Rule {
	return Rule{
		ID: "live-encoder-backlog", Group: Memory, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a queue of raw pictures can take all memory when the encoder is slower than the capture",
		Doc: Doc{
			What: "A screen or framebuffer is captured with a `-thread_queue_size` that holds more than `gigabytes` (default 1) of raw pictures, and the pictures are encoded.",
			Why: "The capture does not wait. When the encoder is slower, even for a while, the queue fills: 4,096 pictures of 1920x1080 in 4 bytes a pixel are 34 GB. " +
				"A recorder was reported to take all memory and to crash within a minute on slow nodes.",
			Fix:    "A queue of 64 is two seconds; what it cannot bridge needs a faster preset, a lower rate, or a smaller picture. Pictures that are dropped are said in the log.",
			Ignore: "The machine has the memory, and a gap in the recording is worse.",
			Bad:    `ffmpeg -f x11grab -video_size 1920x1080 -thread_queue_size 4096 -i :0 -c:v libx264 out.mkv`,
			Good:   `ffmpeg -f x11grab -video_size 1920x1080 -thread_queue_size 64 -i :0 -c:v libx264 out.mkv`,
		},
		Check: checkBacklog,
	}
}

// Raw captures deliver four bytes a pixel.
const bytesOfPixel = 4

func checkBacklog(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	most := s.Option("gigabytes", 1) * 1e9
	for _, c := range d.Commands {
		if c.Graph == nil || len(encoders(c)) == 0 {
			continue
		}
		for _, in := range c.Graph.Inputs {
			bytes := int64(in.Queue.Value) * rawPicture(in)
			if !in.Queue.Given || !in.Queue.Known || float64(bytes) <= most {
				continue
			}
			f := about("live-encoder-backlog", finding.Warning, c, in.Queue.At)
			f.Message = fmt.Sprintf("the queue can hold %s raw pictures, %s, when the encoder is slower than the capture", digits(int64(in.Queue.Value)), mebibytes(bytes))
			f.Number = bytes
			f.Help = "-thread_queue_size 64 and a preset that keeps up"
			found.add(f)
		}
	}
	found.report(report)
}

// rawPicture is the size of a captured picture in bytes, 0 if the input
// captures none or its size is not known.
func rawPicture(in *graph.Input) int64 {
	switch in.Format {
	case "x11grab", "xcbgrab", "gdigrab", "kmsgrab", "fbdev", "avfoundation":
	default:
		return 0
	}
	var most int64
	for _, s := range in.Streams {
		most = max(most, int64(s.Width)*int64(s.Height)*bytesOfPixel)
	}
	return most
}
