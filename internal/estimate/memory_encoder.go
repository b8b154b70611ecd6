package estimate

import (
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
)

// output adds a muxer and its encoders.
func (u *memory) output(out *graph.Output) {
	role := strconv.Itoa(out.Index)
	u.add("output", "output:"+role, "", share{"muxer", 0.5})
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

// encoderMemory adds one encoder.
func (u *memory) encoderMemory(e *graph.Encoder, role string) {
	if !e.Video {
		u.add("encoder "+e.Name, role, "", share{"buffers", 1})
		return
	}
	frame := frameMiB(e.Width, e.Height, e.PixFmt)
	threads := 0
	if m, _ := u.encoderModel(e); m != nil {
		threads = m.threads(u.m).sum()
	}
	shares, assumed := u.encoderShares(e, frame, threads)
	if u.v.AtLeast(7, 0) {
		shares = append(shares, share{"frame queue", 4.11 * frame})
	}
	u.add("encoder "+e.Name, role, assumed, shares...)
}

// few is why a formula with at most four measured points is only an assumption.
const few = "few points measured"

func (u *memory) encoderShares(e *graph.Encoder, frame float64, threads int) (shares []share, assumed string) {
	k := float64(threads)
	switch e.Name {
	case "libx264", "libx264rgb":
		return u.x264Memory(e), ""
	case "libx265":
		return u.x265Memory(e), few
	case "libsvtav1":
		return u.svtMemory(e), few
	case "libvpx-vp9":
		return vp9Memory(e, frame, k), ""
	case "libvpx":
		return []share{{"encoder", 26 + 1.21*frame}}, few
	case "libaom-av1":
		return []share{{"encoder", 46.9 + 0.201*k}, {"lookahead", 3.06 * 35 * frame}}, few
	}
	return nativeMemory(e.Name, frame, k)
}

func vp9Memory(e *graph.Encoder, frame, k float64) []share {
	shares := []share{{"threads", k * (5.1 + 0.571*float64(e.Width)/1024)}}
	if e.Options["deadline"] == "realtime" || e.Options["quality"] == "realtime" {
		return append(shares, share{"encoder", 17.8 + 94*frame})
	}
	lag := 25
	setInt(&lag, e.Options["lag-in-frames"])
	return append(shares, share{"encoder", 17.8 + 39.9*frame}, share{"lookahead", 2.04 * float64(lag) * frame})
}

// nativeMemory is that of libavcodec's own encoders with k threads.
func nativeMemory(name string, frame, k float64) (shares []share, assumed string) {
	pictures := func(fixed, perThread float64) []share {
		return []share{{"pictures", fixed * frame}, {"threads", k * (perThread*frame + 0.325)}}
	}
	switch name {
	case "mpeg4", "mpeg1video", "mpeg2video":
		return pictures(18.7, 1.1), ""
	case "mjpeg":
		return pictures(2.78, 4.47), ""
	case "png", "apng":
		return pictures(0.298, 1.67), few
	case "prores", "prores_ks", "prores_aw":
		return pictures(0.3, 2.11), few
	case "rawvideo":
		return pictures(9.72, 0.895), few
	case "ffv1":
		return pictures(104, 0), few
	case "wrapped_avframe":
		return pictures(1, 0), ""
	case "gif", "libwebp":
		return pictures(2, 0), few
	}
	return pictures(18.7, 4.47), "encoder " + name + " is not measured: as much as the largest native one"
}
