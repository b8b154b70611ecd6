package sample

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/lab/media"
)

// input adds one input with its options.
func (d *drawer) input() {
	d.threads(4)
	d.sometimes(12, "-thread_queue_size", "0", "8", "64")
	if d.in(3) {
		d.lavfi()
		return
	}
	files := media.Files()
	f := pick(d, files...)
	if d.in(3) { // what most people read
		f = pick(d, files[:4]...)
	}
	d.sometimes(10, "-thread_type", "slice", "frame")
	d.sometimes(20, "-flags", "low_delay")
	d.add("-i " + f.Name)
	d.files = append(d.files, f)
	d.inputs = append(d.inputs, streamsOf(f))
}

// streamsOf counts the streams of a file.
func streamsOf(f media.File) source {
	s := source{}
	if f.Video() {
		s.videos = 1
	}
	if f.Audio() {
		s.audios = 1
	}
	return s
}

// lavfi adds an input that a filter graph makes.
func (d *drawer) lavfi() {
	d.add("-f lavfi -i")
	if d.in(4) {
		d.args = append(d.args, pick(d, "sine", "anullsrc=r=48000:cl=stereo", "sine=r=48000,volume=0.5", "aevalsrc=sin(440*t)"))
		d.inputs = append(d.inputs, source{audios: 1})
		return
	}
	graph := fmt.Sprintf("%s=s=%s:r=25", pick(d, "testsrc2", "testsrc2", "color", "testsrc", "smptebars", "rgbtestsrc", "nullsrc"), d.size())
	if d.in(3) {
		graph += "," + pick(d, "scale=640:360", "format=yuv420p", "format=rgb24", "hflip", "scale=iw/2:-2,format=yuv444p", "fps=10", "format=gray")
	}
	d.args = append(d.args, graph)
	d.inputs = append(d.inputs, source{videos: 1})
}

// size returns a size of pictures, mostly small.
func (d *drawer) size() string {
	return pick(d, "320x180", "320x240", "640x360", "640x360", "854x480", "1280x720", "1920x1080", "176x144")
}
