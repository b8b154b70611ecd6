package estimate

import (
	"math"
	"strconv"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// input adds a demuxer: its buffers, and what probing leaves behind.
func (u *memory) input(in *graph.Input) {
	role := "input:" + strconv.Itoa(in.Index)
	shares := []share{{"demuxer", 1.55}}
	audio := false
	for _, s := range in.Streams {
		frame := frameMiB(s.Width, s.Height, s.PixFmt)
		switch {
		case s.Media == filtergraph.Audio:
			audio = true
		case s.Media != filtergraph.Video:
		case in.Lavfi != nil:
			shares = append(shares, share{"generator", 2.33 * frame})
			if u.v.AtLeast(7, 0) {
				shares = append(shares, share{"frame queue", 12.6 * frame})
			}
		case !u.decoded(s):
			shares = append(shares, share{"probing", 1.15 * frame})
		}
	}
	switch {
	case audio && in.Lavfi != nil:
		shares = append(shares, share{"sound", 2.85})
	case audio:
		shares = append(shares, share{"sound", 11.2})
	}
	u.add("input", role, "", shares...)
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
	frame := frameMiB(d.Stream.Width, d.Stream.Height, d.Stream.PixFmt)
	threads := 0
	if m := u.decoderModel(d, d.Threads.Value); m != nil {
		threads = m.threads(u.m).sum()
	}
	k := float64(threads)
	shares, assumed := decoderShares(d, frame, k)
	if u.v.AtLeast(7, 0) {
		shares = append(shares, share{"frame queue", 2.52 * frame})
	}
	role := "decoder:" + strconv.Itoa(d.Input.Index) + ":" + strconv.Itoa(d.Stream.Index)
	u.add("decoder "+d.Name, role, assumed, shares...)
}

// decoderShares returns the pictures of a decoder with k threads; frame is
// the size of one in MiB.
func decoderShares(d *graph.Decoder, frame, k float64) (shares []share, assumed string) {
	refs := 4.0
	if d.Stream.Refs > 0 {
		refs = float64(d.Stream.Refs)
	}
	pictures := func(fixed, perThread, overhead float64) []share {
		return []share{{"pictures", fixed * frame}, {"threads", k * (perThread*frame + overhead)}}
	}
	switch d.Name {
	case "h264":
		return pictures(2.37+1.4*refs, 1.77, 1.64), ""
	case "hevc":
		return pictures(9.88+max(0, refs-6)*0.9, 1.66, 1.64), ""
	case "vp9", "vp8":
		return pictures(6.78, 1.08, 0.658), ""
	case "libdav1d":
		return []share{{"pictures", frame * (7.85 + 4.29*min(math.Ceil(math.Sqrt(k)), 8))}}, ""
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
