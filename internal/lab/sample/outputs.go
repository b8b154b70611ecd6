package sample

import "fmt"

// simple adds outputs that take streams as they come, or by -map.
func (d *drawer) simple() {
	outputs := 1
	if d.in(4) {
		outputs = 2 + d.IntN(2)
	}
	for range outputs {
		d.output()
	}
}

// output adds an output without complex graph.
func (d *drawer) output() {
	video, audio := d.count(true) > 0, d.count(false) > 0
	switch {
	case len(d.inputs) > 1 && d.in(2) || d.in(6):
		video, audio = d.maps()
		d.mapped = true
	case video && audio && d.in(4):
		d.add("-an")
		audio = false
	}
	if video {
		d.video()
	}
	if audio {
		d.audio()
	}
	d.threads(4)
	d.target()
	d.mapped = false
}

// maps chooses streams by input, and says which kinds they are of.
func (d *drawer) maps() (video, audio bool) {
	for i, s := range d.inputs {
		if s.videos > 0 && !d.in(4) {
			d.addf("-map %d:v", i)
			video = true
		}
		if s.audios > 0 && !d.in(4) {
			d.addf("-map %d:a", i)
			audio = true
		}
	}
	if !video && !audio {
		d.add("-map 0")
		return d.inputs[0].videos > 0, d.inputs[0].audios > 0
	}
	return video, audio
}

// video adds the options of the video streams of an output.
func (d *drawer) video() {
	if d.in(15) {
		d.add("-c:v copy")
		return
	}
	if d.in(3) {
		d.args = append(d.args, "-vf", d.chain())
	}
	d.sometimes(6, "-s", d.size())
	d.sometimes(10, "-r", "5", "25", "50")
	d.videoEncoder()
}

func (d *drawer) audio() {
	if d.in(8) {
		d.add("-c:a copy")
		return
	}
	d.sometimes(8, "-af", "volume=0.5", "aresample=44100", "loudnorm", "atempo=1.5", "afade=d=1", "acompressor", "highpass=f=200")
	d.audioEncoder()
}

// target adds the muxer and where it writes to.
func (d *drawer) target() {
	d.outputs++
	switch name := fmt.Sprintf("out-%d", d.outputs); d.IntN(12) {
	case 0:
		d.add("-f nut " + name + ".nut")
	case 1:
		if !d.mapped { // this muxer takes nothing by itself
			d.add("-map 0")
		}
		d.add("-f fifo -fifo_format null " + name)
	case 2:
		d.add("-f segment -segment_format nut -segment_time 2 " + name + "-%d.nut")
	default:
		d.add("-f null -")
	}
}
