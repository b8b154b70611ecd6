package graph

import (
	"strconv"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// Inputs says what an input file holds; *assume.Inputs does.
type Inputs interface {
	// Declared returns what the configuration says about a URL, given as
	// ffmpeg gets it; ok is false if it says nothing.
	Declared(url string) (c assume.Content, ok bool)
	// Guess returns what to assume about a file that nothing is declared of.
	Guess(h assume.Hint) assume.Content
}

// UnknownCodec is the codec of a stream that may have any: the worst case counts.
const UnknownCodec = assume.Unknown

// streamsOf returns declared streams as those of an input.
func streamsOf(declared []config.Stream) []*Stream {
	var all []*Stream
	for i, s := range declared {
		out := &Stream{
			Index: i, Media: mediaNamed(s.Type), Codec: s.Codec, Width: s.Width, Height: s.Height, Rate: s.Rate, PixFmt: s.PixFmt,
			Channels: s.Channels, Language: s.Language, Program: s.Program, Attached: s.Attached, Default: s.Default,
			Interlaced: s.Interlaced, Refs: s.Refs, BitRate: s.BitRate,
			ID: s.ID, Identified: s.ID > 0,
		}
		if out.Media == filtergraph.Audio {
			out.SampleRate, out.Rate = int(s.Rate), 0
		}
		all = append(all, out)
	}
	return all
}

// assumption is what the estimate takes for granted about an input.
func assumption(index int, c assume.Content) Assumption {
	return Assumption{Subject: "input " + strconv.Itoa(index), Value: c.Value, Source: c.From}
}

func mediaNamed(name string) filtergraph.Media {
	switch name {
	case "video":
		return filtergraph.Video
	case "audio":
		return filtergraph.Audio
	case "subtitle":
		return filtergraph.Subtitle
	case "attachment":
		return attachment
	}
	return filtergraph.Data
}
