package estimate

import (
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
)

// decoder adds the threads of one decoder, if it has any.
func (p *process) decoder(d *graph.Decoder) {
	role := "decoder:" + strconv.Itoa(d.Input.Index) + ":" + strconv.Itoa(d.Stream.Index)
	name := "decoder " + d.Name
	threads := d.Threads.Value
	if d.Stream.Attached {
		threads = 1
	}
	if m := p.decoderModel(d, threads); m != nil {
		p.assume(name, role, m, because(unknownThreads(d.Threads), d.Assumed, unmeasuredDecoder(d.Name)))
	} else if n, ok := hardwareDecoder(d.Name); ok {
		p.assume(name, role, fixed{"driver", n}, "driver threads are not measured")
	}
	if d.HWAccel != "" && d.HWAccel != "none" {
		p.assume("hwaccel "+d.HWAccel, role, hwaccel{}, "driver threads are not measured")
	}
}

// decoderModel returns the formula of a decoder; nil if it has no threads.
func (p *process) decoderModel(d *graph.Decoder, threads int) model {
	slices := sliceCodec{cpuCount: p.count, Threads: threads, Height: d.Stream.Height}
	switch d.Name {
	case "libdav1d":
		return dav1d{threads, p.oldDav1d()}
	case "libaom-av1", "libvpx-vp9", "libvpx":
		return libraryDecoder{p.count, threads}
	case graph.UnknownCodec:
		return unknownDecoder{p.count, threads}
	case "vvc":
		return vvc{p.count, threads}
	case "libvvdec", "libdavs2", "libxevd", "libuavs3d":
		return unmeasured{threads}
	case "libjxl":
		return perCPU{threads}
	}
	if decodesSlices(d.Name, p.v) && !decodesFrames(d.Name, p.v) {
		return slices
	}
	if !decodesFrames(d.Name, p.v) {
		return nil
	}
	if (d.ThreadType == "slice" || d.LowDelay) && canSlice(d.Name) {
		slices.MainFunction = d.Name == "vp9"
		return slices
	}
	return frameCodec{p.count, threads}
}

// canSlice reports whether a decoder with frame threads has slice threads
// too (AV_CODEC_CAP_SLICE_THREADS).
func canSlice(decoder string) bool {
	switch decoder {
	case "apv", "h264", "hevc", "prores_raw", "vp8", "vp9", "prores", "dnxhd", "dvvideo", "dxv", "exr", "ffv1", "hap", "hqx", "jpeg2000", "magicyuv",
		"speedhq", "v210", "v410", "vmix", "wavpack":
		return true
	}
	return false
}

// oldDav1d reports whether the library has the formula of dav1d before 1.0:
// declared, or with ffmpeg 4.x, which Debian built on 0.7.
func (p *process) oldDav1d() bool {
	if p.libs.Dav1d != "" {
		return major(p.libs.Dav1d) < 1
	}
	return !p.v.AtLeast(5, 0)
}

// hardwareDecoder returns what the driver behind a wrapper is assumed to need.
func hardwareDecoder(decoder string) (n int, ok bool) {
	for _, suffix := range []string{"_cuvid", "_qsv", "_v4l2m2m", "_mmal", "_mediacodec", "_rkmpp", "_amf"} {
		if strings.HasSuffix(decoder, suffix) {
			return 4, true
		}
	}
	return 0, false
}

// hwaccel is what -hwaccel is assumed to add to a native decoder, whose own
// threads stay. `-hwaccel auto` without a GPU loaded a software Vulkan with
// 2·CPUs+2 threads on 16 CPUs (7.1 and 9.0, measured).
type hwaccel struct{}

func (hwaccel) id() string { return "hwaccel/1" }

func (hwaccel) threads(m Machine) terms { return of(term{"driver", 2*m.CPUs + 2}) }

// unmeasuredDecoder says of a library's decoder that no build at hand has it.
func unmeasuredDecoder(decoder string) string {
	switch decoder {
	case "libvvdec", "libdavs2", "libxevd", "libuavs3d":
		return notMeasured
	}
	return ""
}
