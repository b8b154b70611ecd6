package estimate

import (
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// outputTransfers is what an output writes; of a tee, each of its slaves.
func outputTransfers(out *graph.Output) []Transfer {
	t := &transfer{seconds: out.Duration}
	for _, s := range out.Streams {
		rate, assumed := streamRate(s)
		t.write += rate / 8
		t.term(s.Media.String()+" "+s.Codec, rate)
		t.assumed = because(t.assumed, assumed)
	}
	logs := passLogs(out)
	if len(out.Slaves) == 0 {
		return append(logs, oneOutput(*t, out, out.Format, out.Protocol))
	}
	for _, s := range out.Slaves {
		logs = append(logs, oneOutput(*t, out, s.Format, s.Protocol))
	}
	return logs
}

// oneOutput adds what the muxer makes of the streams.
func oneOutput(t transfer, out *graph.Output, format, protocol string) Transfer {
	c := Transfer{
		Name: "output " + format, Role: index("output", out.Index), Network: networked(protocol),
		Pipe: protocol == "pipe" || protocol == "fd",
	}
	t.terms = append([]string(nil), t.terms...)
	switch {
	case format == "null":
		t.write = 0
		t.terms = []string{"nothing is written"}
		t.assumed = ""
	case faststart(out) && hasIndex(format):
		// libavformat/movenc.c shift_data: the file is read and written again
		t.again, c.Rewrites = 1, true
		t.terms = append(t.terms, "faststart writes all of it twice and reads it once, at the end")
	}
	if f := container(format); t.write > 0 && f > 1 {
		t.write *= f
		t.terms = append(t.terms, "container "+format)
	}
	t.playlist(out)
	return t.into(c)
}

// streamRate is the bit rate of an output stream.
func streamRate(s *graph.OutStream) (bitsPerSecond float64, assumed string) {
	switch {
	case s.Encoder == nil && s.Source != nil:
		return sourceRate(s.Source)
	case s.Encoder == nil:
		return 0, ""
	case s.Media == filtergraph.Audio || s.Media == filtergraph.Video:
		channels, sampleRate := 0, 0
		if s.Source != nil {
			channels, sampleRate = s.Source.Channels, s.Source.SampleRate
		}
		return encodedRate(s.Encoder, channels, sampleRate)
	}
	return 1e4, ""
}

// container is by what factor a container is larger than its streams
// (measured: transport streams 1.05, others under 1.02).
func container(format string) float64 {
	switch format {
	case "mpegts", "hls", "segment", "stream_segment,ssegment", "rtp_mpegts", "vob", "dvd", "mpeg", "svcd", "vcd":
		return 1.07
	}
	return 1.02
}

// playlistEntry is the size of one segment's lines in a playlist in bytes
// (measured; a name of twelve letters).
const playlistEntry = 40

// playlist adds what rewriting a playlist for every segment costs: one that
// keeps all grows with the square of the time, here as it is after a day.
func (t *transfer) playlist(out *graph.Output) {
	s := out.Segmenting
	if s == nil || s.Muxer != "hls" || s.Seconds <= 0 || out.Protocol != "file" {
		return
	}
	entries, text := float64(s.List), "playlist"
	if s.List == 0 {
		const day = 86400
		seconds := out.Duration
		if seconds <= 0 || seconds > day {
			seconds = day
		}
		entries, text = seconds/s.Seconds, "playlist that keeps all"
	}
	perSecond := entries * playlistEntry * float64(s.Variants) / s.Seconds
	t.write += perSecond
	t.term(text, 8*perSecond)
}

// passLogs are the logs of two passes (measured with x264 and libvpx): bytes
// a picture.
func passLogs(out *graph.Output) []Transfer {
	var all []Transfer
	for _, s := range out.Streams {
		if s.Encoder == nil || !s.Encoder.Video || s.Encoder.Options["pass"] == "" {
			continue
		}
		pass := s.Encoder.Options["pass"]
		perSecond := logBytes(s.Encoder) * max(s.Encoder.Rate, 25)
		t := &transfer{seconds: out.Duration}
		if pass != "2" {
			t.write = perSecond
		}
		if pass != "1" {
			t.read = perSecond
		}
		t.term("log of pass "+pass, 8*perSecond)
		all = append(all, t.into(Transfer{Name: "log of two passes", Role: index("output", out.Index)}))
	}
	return all
}

// logBytes is what an encoder writes into its log for a picture.
func logBytes(e *graph.Encoder) float64 {
	width, height := sizeOf(e)
	blocks := float64(ceilDiv(width, 16) * ceilDiv(height, 16))
	switch e.Name {
	case "libx264", "libx264rgb":
		return 123 + 2*blocks
	case "libx265":
		return 183 + 1.1*blocks
	}
	return 282
}
