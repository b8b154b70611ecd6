package estimate

import (
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// inputTransfer is what an input reads: all of its streams, used or not,
// because the demuxer reads past them (measured: the same mp4 twice is read
// 1.8 to 2 times).
func inputTransfer(g *graph.Graph, in *graph.Input) Transfer {
	c := Transfer{
		Name: "input " + nameOr(in.Format, in.Protocol), Role: index("input", in.Index), Network: networked(in.Protocol),
		Pipe: in.Protocol == "pipe" || in.Protocol == "fd",
	}
	if in.Lavfi != nil {
		return c
	}
	t := &transfer{seconds: in.Duration}
	if in.Live {
		t.seconds = foreverSeconds
	}
	for _, s := range in.Streams {
		rate, assumed := sourceRate(s)
		t.read += rate / 8
		t.term(s.Media.String()+" "+s.Codec, rate)
		t.assumed = because(t.assumed, assumed)
	}
	c.Opens = opens(g, in)
	c.Skipped = skipped(g, in)
	if wanted := longestOutput(g, in); wanted > 0 && c.Skipped+wanted < t.seconds {
		t.seconds = c.Skipped + wanted
	}
	return t.into(c)
}

// sourceRate is the bit rate of a stream that is read, declared or by its size.
func sourceRate(s *graph.Stream) (bitsPerSecond float64, assumed string) {
	if s.BitRate > 0 {
		return float64(s.BitRate), ""
	}
	switch s.Media {
	case filtergraph.Video:
		if s.Attached {
			return 0, ""
		}
		return pixels(s.Width, s.Height, s.Rate) * sourceBits(s), "bit rate not declared: the most that is usual for size and codec"
	case filtergraph.Audio:
		return soundRate(s.Codec, s.Channels, s.SampleRate), "bit rate not declared"
	}
	return 1e4, ""
}

// sourceBits is the upper usual number of bits a pixel of a video codec.
func sourceBits(s *graph.Stream) float64 {
	switch s.Codec {
	case "hevc", "av1", "vp9", "vvc":
		return 0.6 * usualBits
	case "rawvideo", "wrapped_avframe", "v210", "v308", "v408", "v410", "yuv4", "bmp":
		return 8 * bytesPerPixel(s.PixFmt)
	}
	if bits, ok := intraBits(s.Codec, s.PixFmt); ok {
		return bits
	}
	return usualBits
}

// opens counts the inputs with the same URL.
func opens(g *graph.Graph, in *graph.Input) int {
	n := 0
	for _, other := range g.Inputs {
		if other.URL == in.URL && other.Lavfi == nil {
			n++
		}
	}
	return n
}

// skipped is what -ss of outputs throws away of an input, in seconds.
func skipped(g *graph.Graph, in *graph.Input) float64 {
	most := 0.0
	for _, out := range g.Outputs {
		o, ok := out.File.Last("ss", "")
		if !ok || !feeds(in, out) {
			continue
		}
		if s, ok := value.Duration(valueOf(o)); ok {
			most = max(most, s)
		}
	}
	return most
}

// longestOutput is how long the outputs of an input play that end before it;
// 0 if one of them reads to its end, or may.
func longestOutput(g *graph.Graph, in *graph.Input) float64 {
	most := 0.0
	for _, out := range g.Outputs {
		if !feeds(in, out) {
			continue
		}
		if out.Duration == 0 {
			return 0
		}
		most = max(most, out.Duration)
	}
	return most
}

func nameOr(name, other string) string {
	if name == "" {
		return other
	}
	return name
}
