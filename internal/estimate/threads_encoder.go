package estimate

import "github.com/ffvet/ffvet/internal/graph"

// The size of a picture that nobody knows.
const (
	unknownWidth  = 1920
	unknownHeight = 1080
)

// encoder adds the threads of one encoder, if it has any.
func (p *process) encoder(e *graph.Encoder, role string) {
	m, why := p.encoderModel(e)
	if m == nil || p.shared(e) {
		return
	}
	if why == "" && (e.Width == 0 || e.Height == 0) && e.Video {
		why = "size not known: 1920x1080"
	}
	p.assume("encoder "+e.Name, role, m, because(unknownThreads(e.Threads), why))
}

// encoderModel returns the formula of an encoder and, if it is only an
// assumption, why; nil if the encoder has no threads.
func (p *process) encoderModel(e *graph.Encoder) (m model, assumed string) {
	threads := e.Threads.Value
	width, height := e.Width, e.Height
	if width == 0 || height == 0 {
		width, height = unknownWidth, unknownHeight
	}
	switch e.Name {
	case "libx264", "libx264rgb":
		return x264Of(e, threads, height), ""
	case "libx265":
		return x265Of(e, threads, height, p.libs.X265), ""
	case "libsvtav1":
		return svtav1Of(e, width, height, p.libs.SVTAV1), ""
	case "libvpx-vp9":
		return vp9Of(e, p.count, threads, width, p.v), ""
	case "libvpx":
		return vp8{p.count, threads, vpxMost(p.v), e.Width}, ""
	case "libaom-av1":
		return aom{p.count, threads, height}, ""
	case "librav1e", "libjxl", "libjxl_anim":
		return perCPU{threads}, ""
	case "libopenh264", "libvvenc", "libxavs2", "libxeve", "liboapv":
		return unmeasured{threads}, notMeasured
	case "libkvazaar": // does not hear of -threads (libavcodec/libkvazaar.c)
		return unmeasured{}, notMeasured
	}
	if n, ok := hardware(e.Name); ok {
		return fixed{"driver", n}, "driver threads are not measured"
	}
	return p.nativeEncoder(e, threads, height), ""
}

// nativeEncoder returns the formula of one of libavcodec's own encoders.
func (p *process) nativeEncoder(e *graph.Encoder, threads, height int) model {
	switch {
	case encodesFrames(e.Name, p.v) && e.ThreadType != "slice":
		return frameEncoder{p.count, threads, e.Name == "mjpeg" && !fixedQuality(e)}
	case encodesSlices(e.Name, e.ThreadType, p.v) && e.ThreadType != "frame":
		return sliceCodec{cpuCount: p.count, Threads: threads, Height: height}
	}
	return nil
}

// fixedQuality reports whether -q is given: only then mjpeg's pictures do
// not depend on one another.
func fixedQuality(e *graph.Encoder) bool {
	for _, name := range []string{"q", "qscale", "global_quality"} {
		if _, ok := e.Options[name]; ok {
			return true
		}
	}
	return false
}
