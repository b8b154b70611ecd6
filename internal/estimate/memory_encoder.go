package estimate

import (
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
)

// output adds a muxer and its encoders.
func (u *memory) output(out *graph.Output) {
	role := strconv.Itoa(out.Index)
	u.hold("output", "output:"+role, "", share{"muxer", 0.5})
	for i, s := range out.Streams {
		if s.Encoder != nil {
			u.encoderMemory(s.Encoder, "encoder:"+role+":"+strconv.Itoa(i))
		}
	}
	u.muxerGrowth(out)
}

// muxerGrowth notes the tables that a muxer keeps until the end.
func (u *memory) muxerGrowth(out *graph.Output) {
	more := growth{role: "output:" + strconv.Itoa(out.Index)}
	for _, in := range u.graph.Inputs {
		if feeds(in, out) {
			more.live = more.live || in.Live
			more.seconds = max(more.seconds, in.Duration)
		}
	}
	if out.Seconds > 0 {
		more.live, more.seconds = false, out.Seconds
	}
	switch s := out.Segmenting; {
	case s != nil && s.Muxer == "hls" && s.List == 0 && s.Seconds > 0:
		more.why, more.perHour = "the playlist keeps every segment", 11.5*1024*3600/s.Seconds*float64(s.Variants)
	case hasIndex(out.Format) && !fragmented(out):
		more.why, more.perHour = "the index of "+out.Format+" is written at the end", 20*mib
	default:
		return
	}
	u.grow(more)
}

// hasIndex reports whether a muxer keeps an index of all packets in memory.
func hasIndex(format string) bool {
	switch format {
	case "mp4", "mov", "ipod", "3gp", "3g2", "psp", "f4v":
		return true
	}
	return false
}

// fragmented reports whether an mp4 is written in pieces that hold their own index.
func fragmented(out *graph.Output) bool {
	o, ok := out.File.Last("movflags", "")
	if !ok {
		return false
	}
	flags := o.Value.String()
	return strings.Contains(flags, "frag_") || strings.Contains(flags, "dash") || strings.Contains(flags, "cmaf")
}

// feeds reports whether an output takes a stream of an input.
func feeds(in *graph.Input, out *graph.Output) bool {
	for _, s := range out.Streams {
		for _, own := range in.Streams {
			if s.Source == own {
				return true
			}
		}
		if s.Filter != nil && s.Source == nil {
			for _, d := range s.Filter.Sources {
				if d.Input == in {
					return true
				}
			}
		}
	}
	return false
}

// few is why a formula with at most four measured points is only an assumption.
const few = "few points measured"

// encoderMemory adds one encoder, with the pictures that wait for it.
func (u *memory) encoderMemory(e *graph.Encoder, role string) {
	name := "encoder " + e.Name
	if !e.Video {
		u.hold(name, role, "", share{"buffers", 1})
		return
	}
	frame, queue := frameMiB(e.Width, e.Height, e.PixFmt), 0.0
	if u.v.AtLeast(7, 0) {
		queue = 4.11 * frame
	}
	switch e.Name {
	case "libx264", "libx264rgb":
		h := x264HeapOf(e)
		h.Queue = queue
		u.weigh(name, role, "", h)
	case "libx265":
		h := u.x265HeapOf(e)
		h.Queue = queue
		u.weigh(name, role, few, h)
	case "libsvtav1":
		u.weigh(name, role, few, u.svtHeapOf(e, queue))
	default:
		h, assumed := u.heapOf(e, frame)
		h.Shares = append(h.Shares, share{"frame queue", queue})
		h.Workers.model, _ = u.encoderModel(e)
		u.weigh(name, role, assumed, h)
	}
}

// heapOf returns the memory of an encoder that depends only on its number of
// threads; frame is the size of a picture.
func (u *memory) heapOf(e *graph.Encoder, frame float64) (h heap, assumed string) {
	switch e.Name {
	case "libvpx-vp9":
		return vp9Heap(e, frame), ""
	case "libvpx":
		return heap{Shares: shares{{"encoder", 24 + 13*frame}}}, few
	case "libaom-av1":
		return u.aomHeap(frame), few
	}
	return nativeHeap(e.Name, frame)
}

// aomHeap is libaom's memory; 1.0, which Debian built with 4.3, needs more.
func (u *memory) aomHeap(frame float64) heap {
	const lag = 35
	if release := major(u.libs.AOM); u.libs.AOM != "" && release < 2 || u.libs.AOM == "" && !u.v.AtLeast(5, 0) {
		return heap{Shares: shares{{"encoder", 150}, {"lookahead", 7 * lag * frame}}, PerThread: 0.201}
	}
	return heap{Shares: shares{{"encoder", 46.9}, {"lookahead", 3.06 * lag * frame}}, PerThread: 0.201}
}

func vp9Heap(e *graph.Encoder, frame float64) heap {
	h := heap{PerThread: 5.1 + 0.571*float64(e.Width)/1024}
	if e.Options["deadline"] == "realtime" || e.Options["quality"] == "realtime" {
		h.Shares = shares{{"encoder", 27 + 114*frame}}
		return h
	}
	lag := 25
	setInt(&lag, e.Options["lag-in-frames"])
	h.Shares = shares{{"encoder", 17.8 + 39.9*frame}, {"lookahead", 2.04 * float64(lag) * frame}}
	return h
}

// nativeHeap is that of libavcodec's own encoders.
func nativeHeap(name string, frame float64) (h heap, assumed string) {
	pictures := func(fixed, perThread float64) heap {
		return heap{Shares: shares{{"pictures", fixed * frame}}, PerThread: perThread*frame + 0.325}
	}
	switch name {
	case "mpeg4", "mpeg1video", "mpeg2video":
		return pictures(18.7, 1.1), ""
	case "mjpeg":
		return pictures(2.78, 4.47), ""
	case "png":
		return pictures(0.298, 1.67), few
	case "apng":
		return pictures(6, 1.67), few
	case "prores_ks":
		return pictures(0.3, 2.4), few
	case "prores", "prores_aw":
		return pictures(3, 3.6), few
	case "jpeg2000":
		return pictures(40, 14), few
	case "rawvideo":
		return pictures(9.72, 0.895), few
	case "ffv1":
		return pictures(104, 0), few
	case "wrapped_avframe":
		return pictures(1, 0), ""
	case "librav1e":
		return heap{Shares: shares{{"encoder", 45 + 35*frame}}, PerThread: 5*frame + 1}, few
	case "gif":
		return pictures(2, 0), few
	case "libwebp", "libwebp_anim":
		return pictures(7, 0), few
	}
	// ffvhuff on 64 CPUs: 5.4 pictures for each frame thread (9.0, measured)
	return pictures(25, 6.2), "encoder " + name + " is not measured: as much as the largest native one"
}
