package estimate

import (
	"strconv"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// input adds a demuxer: its buffers, and what probing leaves behind.
func (u *memory) input(in *graph.Input) {
	role := "input:" + strconv.Itoa(in.Index)
	all := shares{{"demuxer", 1.55}}
	audio := false
	for _, s := range in.Streams {
		frame := frameMiB(s.Width, s.Height, s.PixFmt)
		switch {
		case s.Media == filtergraph.Audio:
			audio = true
		case s.Media != filtergraph.Video:
		case in.Lavfi != nil:
			all = append(all, share{"generator", 2.33 * frame})
			if u.v.AtLeast(7, 0) {
				all = append(all, share{"frame queue", 12.6 * frame})
			}
		case !u.decoded(s):
			all = append(all, share{"probing", 1.15 * frame})
		}
	}
	switch {
	case audio && in.Lavfi != nil:
		all = append(all, share{"sound", 2.85})
	case audio:
		all = append(all, share{"sound", 11.2})
	}
	u.hold("input", role, "", all...)
	for _, d := range in.Movies {
		u.decoderMemory(d)
	}
}

func (u *memory) decoded(s *graph.Stream) bool {
	for _, d := range u.graph.Decoders {
		if d.Stream == s {
			return true
		}
	}
	return false
}

// decoderMemory adds the pictures that a decoder holds: references, and
// those that its threads work on.
func (u *memory) decoderMemory(d *graph.Decoder) {
	if d.Stream.Media != filtergraph.Video || d.Input.Lavfi != nil {
		return
	}
	frame, queue := frameMiB(d.Stream.Width, d.Stream.Height, d.Stream.PixFmt), 0.0
	if u.v.AtLeast(7, 0) {
		queue = 2.52 * frame
	}
	pool := workers{u.decoderModel(d, d.Threads.Value)}
	name, role := "decoder "+d.Name, "decoder:"+strconv.Itoa(d.Input.Index)+":"+strconv.Itoa(d.Stream.Index)
	if d.Name == "libdav1d" {
		u.weigh(name, role, "", dav1dHeap{frame, queue, pool})
		return
	}
	h, assumed := decoderHeap(d, frame)
	h.Workers = pool
	h.Shares = append(h.Shares, share{"frame queue", queue})
	u.weigh(name, role, assumed, h)
}

// decoderHeap returns the pictures of a decoder; frame is the size of one.
func decoderHeap(d *graph.Decoder, frame float64) (h heap, assumed string) {
	refs := 4.0
	if d.Stream.Refs > 0 {
		refs = float64(d.Stream.Refs)
	}
	pictures := func(fixed, perThread, overhead float64) heap {
		return heap{Shares: shares{{"pictures", fixed * frame}}, PerThread: perThread*frame + overhead}
	}
	switch d.Name {
	case "h264":
		return pictures(2.37+1.4*refs, 1.77, 1.64), ""
	case "hevc":
		return pictures(9.88+max(0, refs-6)*0.9, 1.66, 1.64), ""
	case "vp9", "vp8":
		return pictures(6.78, 1.08, 0.658), ""
	case "mpeg1video", "mpeg2video":
		return pictures(3.99, 0.186, 0), ""
	case "mjpeg":
		return pictures(2.6, 0, 0), ""
	case "prores":
		return pictures(1.69, 0.946, 0), ""
	case "png", "apng":
		return pictures(1.5, 1, 0), ""
	case "rawvideo", "wrapped_avframe":
		return pictures(1, 0, 0), ""
	}
	return pictures(9.88, 1.77, 1.64), "not measured: as much as the largest measured decoder"
}
