package estimate

import (
	"strconv"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// filters adds a filter graph: its pool, scalers, and the pictures that its
// filters hold.
func (u *memory) filters(f *graph.FilterGraph) {
	h := heap{PerThread: 0.113, Workers: workers{pool{u.count, f.ThreadsIn(u.v).Value, capped(u.v)}}}
	for _, s := range f.Scalers {
		h.Shares = append(h.Shares, share{s.Why, 2.08 * pictureMiB(s.Width, s.Height, s.PixFmt)})
	}
	assumed := ""
	if f.Graph != nil {
		for _, one := range f.Graph.Filters() {
			picture := f.Pictures[one]
			frame := pictureMiB(picture.Width, picture.Height, picture.PixFmt)
			n, why := filterFrames(one)
			h.Shares = append(h.Shares, share{one.Name, n*frame + filterFixed(one.Name)})
			if why != "" {
				assumed = because(assumed, why)
			}
			u.filterGrowth(one, f, frame)
		}
	}
	u.weigh("filter graph", f.Role, assumed, h)
	for _, d := range f.Movies {
		u.decoderMemory(d)
	}
}

// pictureMiB is the size of a picture inside a filter graph: at least that of
// 8 bits 4:2:0, for which the numbers of pictures are measured.
func pictureMiB(width, height int, pixfmt string) float64 {
	usual := frameMiB(width, height, "yuv420p")
	if pixfmt == "" {
		return usual
	}
	return max(usual, frameMiB(width, height, pixfmt))
}

// filterFixed is what a filter needs whatever the picture, in MiB.
func filterFixed(name string) float64 {
	switch name {
	case "palettegen":
		return 22.2
	case "elbg":
		return 45
	case "loudnorm":
		return 17.4
	}
	return 0
}

// heavyFilter is the number of 8 bit 4:2:0 pictures in filters that work on
// floating point planes or keep many (measured on 7.1 at 720p, one run each,
// with a quarter added).
func heavyFilter(f *filtergraph.Filter) (pictures float64, ok bool) {
	switch f.Name {
	case "owdenoise":
		return 115, true
	case "uspp": // an encoder for each of 2^quality shifts
		return 10 * float64(int(1)<<min(number(f, 3, "quality"), 8)), true
	case "greyedge":
		return 70, true
	case "fftfilt":
		return 65, true
	case "guided":
		return 42, true
	case "grayworld", "tonemap":
		return 30, true
	case "dctdnoiz", "bm3d":
		return 24, true
	case "bilateral", "v360", "colorchannelmixer", "nlmeans", "avgblur":
		return 20, true
	case "photosensitivity", "premultiply", "shufflepixels", "fftdnoiz", "vaguedenoiser", "deband", "graphmonitor":
		return 12, true
	}
	return 0, false
}

// filterFrames is the number of pictures that a filter holds (measured on
// 5.1; overlay and its like are upper bounds, with queues in them).
func filterFrames(f *filtergraph.Filter) (n float64, assumed string) {
	switch f.Name {
	case "overlay", "paletteuse":
		return 22.7, ""
	case "xfade":
		return 28.6, ""
	case "blend":
		return 11, ""
	case "hstack", "vstack", "xstack":
		return 10.9, ""
	case "concat":
		return 8.52 * float64(max(number(f, 2, "n")-1, 1)), ""
	case "minterpolate":
		return 195, ""
	case "yadif", "bwdif":
		return 2.88, ""
	case "hqdn3d":
		return 4.02, ""
	case "gblur":
		return 2.58, ""
	case "fps":
		return 1.56, ""
	case "setpts":
		return 1.5, ""
	case "tile":
		return 1.9, ""
	case "thumbnail":
		return 1.2 * float64(number(f, 100, "n")), ""
	case "tmix":
		return 3 * float64(number(f, 3, "frames")), ""
	case "tmedian", "amplify":
		return 1.2 * float64(2*number(f, 2, "radius")+1), ""
	case "random":
		return 1.2 * float64(number(f, 30, "frames")), ""
	case "atadenoise":
		return 1.5 * float64(number(f, 9, "s")), ""
	case "deflicker":
		return 1.2 * float64(number(f, 5, "size", "s")), ""
	case "loop":
		return 1.2 * float64(number(f, 0, "size")), ""
	case "scale", "format", "palettegen", "loudnorm", "reverse", "areverse":
		return 0, ""
	case "null", "split", "eq", "drawtext", "boxblur", "unsharp", "select", "deshake", "signalstats", "tpad",
		"zoompan", "noise", "crop", "pad", "transpose", "hflip", "vflip", "trim", "setsar", "setdar", "fade", "drawbox":
		return 1, ""
	}
	if n, ok := heavyFilter(f); ok {
		return n, ""
	}
	if in, _, ok := f.Pads(); ok && len(in) > 0 && in[0] == filtergraph.Audio {
		return 0, ""
	}
	return 3, "filter " + f.Name + " is not measured: three pictures"
}

// number returns a numeric argument of a filter, or the default.
func number(f *filtergraph.Filter, byDefault int, names ...string) int {
	a, ok := f.Arg(names...)
	if !ok {
		return byDefault
	}
	text, _ := a.Value.Literal()
	if n, err := strconv.Atoi(text); err == nil && n > 0 && n <= 1<<15 {
		return n
	}
	return byDefault
}

// filterGrowth notes the filters that hold everything they get.
func (u *memory) filterGrowth(f *filtergraph.Filter, g *graph.FilterGraph, frame float64) {
	rate, more := g.Pictures[f].Rate, growth{role: g.Role}
	for _, d := range g.Sources {
		more.live = more.live || d.Input.Live
		more.seconds = max(more.seconds, d.Input.Duration)
	}
	if rate == 0 {
		rate = 25
	}
	switch {
	case f.Name == "reverse":
		more.why, more.perHour = "reverse holds all pictures", 1.2*frame*mib*rate*3600
	case f.Name == "areverse":
		more.why, more.perHour = "areverse holds all sound", 0.19*mib*3600
	case f.Name == "paletteuse" && hasFilter(g.Graph, "palettegen"):
		more.why, more.perHour = "paletteuse waits until palettegen has seen the last picture", 3.56*frame*mib*rate*3600
	default:
		return
	}
	u.grow(more)
}

func hasFilter(g *filtergraph.Graph, name string) bool {
	for _, f := range g.Filters() {
		if f.Name == name {
			return true
		}
	}
	return false
}
