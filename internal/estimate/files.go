package estimate

import (
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg"
)

// FileUse is what one process opens and creates.
type FileUse struct {
	// Open is the number of file descriptors at the same time.
	Open int
	// CreatedPerHour counts all files, SegmentsPerHour those of segmenting
	// muxers, and Retained the segments that stay at the end, or for ever.
	CreatedPerHour, SegmentsPerHour, Retained bound.Bound
	// GrowthPerDay is by how many files, and so inodes, the disk fills in a
	// day of media, if nothing else removes them.
	GrowthPerDay bound.Bound
}

// Descriptors that every process has: the standard streams, and those that
// come and go while libraries load (measured on 4.3, 5.1, 7.1 and 9.0).
const standardFiles, transientFiles = 3, 3

// Files counts open files, files created and segments (measured with strace
// on 5.1; threads play no part).
func Files(g *graph.Graph) FileUse {
	u := FileUse{Open: standardFiles + transientFiles}
	for _, in := range g.Inputs {
		u.Open += inputFiles(in)
	}
	for _, out := range g.Outputs {
		u.Open += outputFiles(out)
		s := segmentsOf(g, out)
		u.CreatedPerHour = u.CreatedPerHour.Add(s.created)
		u.SegmentsPerHour = u.SegmentsPerHour.Add(s.perHour)
		u.Retained = u.Retained.Add(s.retained)
		u.GrowthPerDay = u.GrowthPerDay.Add(s.perDay)
	}
	return u
}

// inputFiles counts an input's descriptors: two for each playlist of HLS or
// DASH, one for RTSP's control and two for each of its streams.
func inputFiles(in *graph.Input) int {
	url, _, _ := strings.Cut(in.URL, "?")
	switch {
	case in.Lavfi != nil || in.Protocol == "pipe":
		return 0
	case in.Protocol == "rtsp" || in.Protocol == "rtsps":
		return 1 + 2*len(in.Streams)
	case strings.HasSuffix(url, ".m3u8") || strings.HasSuffix(url, ".mpd"):
		return 2
	}
	return 1
}

// outputFiles counts an output's descriptors.
func outputFiles(out *graph.Output) int {
	n := 0
	if _, ok := out.File.Last("pass", ""); ok {
		n = 2 // log and macroblock tree
	}
	switch {
	case out.Format == "null" || out.Protocol == "pipe":
		return n
	case len(out.Slaves) > 0:
		for _, s := range out.Slaves {
			n += slaveFiles(s, len(out.Streams))
		}
		return n
	case out.Format == "hls" && out.Segmenting != nil && out.Segmenting.Single:
		return n + 3*out.Segmenting.Variants
	case out.Format == "hls" && out.Segmenting != nil:
		return n + 2*out.Segmenting.Variants
	case out.Format == "dash":
		return n + len(out.Streams) + 1
	case out.Format == "rtp" || out.Format == "rtsp":
		return n + 2*max(len(out.Streams), 1)
	case out.Segmenting != nil && out.Segmenting.Muxer != "image2", faststart(out):
		return n + 2
	}
	return n + 1
}

// slaveFiles counts the descriptors of one output of a tee.
func slaveFiles(s graph.TeeSlave, streams int) int {
	switch {
	case s.Segmenting == nil:
		return 2 // mp4 with faststart reads its own file
	case s.Format == "hls":
		return 2 * s.Segmenting.Variants
	case s.Format == "dash":
		return streams + 1
	}
	return 2
}

// faststart reports whether an mp4 is written a second time at the end.
func faststart(out *graph.Output) bool {
	o, ok := out.File.Last("movflags", "")
	return ok && strings.Contains(valueOf(o), "faststart")
}

func valueOf(o ffmpeg.Option) string { return o.Value.String() }
