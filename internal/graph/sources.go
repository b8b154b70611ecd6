package graph

import "github.com/ffvet/ffvet/parser/filtergraph"

// synth is a filter that makes frames from nothing, with its defaults
// (libavfilter/vsrc_*.c and asrc_*.c; formats measured with ffprobe 5.1).
type synth struct {
	width, height int
	pixfmt        string
	// free says that it can make any common format.
	free  bool
	audio bool
}

// sources are the generators by name; the table never changes.
var sources = map[string]synth{
	"testsrc": {320, 240, "rgb24", false, false}, "testsrc2": {320, 240, "yuv420p", true, false},
	"color": {320, 240, "yuv420p", true, false}, "nullsrc": {320, 240, "yuv420p", true, false},
	"smptebars": {320, 240, "yuv420p", true, false}, "smptehdbars": {320, 240, "yuv420p", true, false},
	"pal75bars": {320, 240, "yuv420p", true, false}, "pal100bars": {320, 240, "yuv420p", true, false},
	"rgbtestsrc": {320, 240, "rgba", false, false}, "yuvtestsrc": {320, 240, "yuv444p", false, false},
	"mandelbrot": {640, 480, "rgb0", false, false}, "sierpinski": {640, 480, "rgb0", false, false},
	"life": {320, 240, "monob", false, false}, "cellauto": {320, 518, "monob", false, false},
	"gradients": {640, 480, "rgba", false, false}, "mptestsrc": {512, 512, "yuv420p", false, false},
	"allyuv": {4096, 4096, "yuv444p", false, false}, "allrgb": {4096, 4096, "rgb24", false, false},
	"haldclutsrc": {216, 216, "rgb24", false, false}, "colorspectrum": {320, 240, "gbrpf32le", false, false},
	"colorchart": {384, 256, "gbrp", false, false},
	"sine":       {audio: true}, "anullsrc": {audio: true}, "aevalsrc": {audio: true}, "anoisesrc": {audio: true},
	"afirsrc": {audio: true}, "sinc": {audio: true}, "hilbert": {audio: true}, "flite": {audio: true},
}

// frame returns what the source makes with the filter's arguments.
func (s synth) frame(f *filtergraph.Filter) frame {
	if s.audio {
		return frame{channels: 2, sampleRate: 44100}
	}
	out := frame{width: s.width, height: s.height, rate: 25, pixfmt: s.pixfmt, free: s.free}
	if text := argument(f, "", "size", "s"); text != "" {
		out.width, out.height = parseSize(text)
	}
	if text := argument(f, "", "rate", "r"); text != "" {
		out.rate = parseRate(text)
	}
	return out
}
