package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/bound"
)

// TestMovies shows what filters read by themselves, and which pictures leave
// the graph.
func TestMovies(t *testing.T) {
	in := inputs(t, "../../testdata/grammar/grammar-inputs.yaml")
	for graph, want := range map[string]string{
		"movie=logo.png[l];[in][l]overlay":             "logo.png 0 png; 64x48",
		"movie=multi.mkv,scale=32:48[l];[in][l]hstack": "multi.mkv 1 mpeg4; 96x48",
		"movie=multi.mkv:s=v\\:0[l];[in][l]overlay":    "multi.mkv 0 mpeg4; 64x48",
		"[in]null[a];movie='in2.mp4'[b];[b][a]overlay": "in2.mp4 0 h264; 96x64",
		"movie=unheard.mp4[l];[in][l]overlay":          "unheard.mp4 0 h264; 64x48",
	} {
		g := build("7.1", in, "-i", "in.mp4", "-vf", graph, "out.mp4")
		var got []string
		for _, d := range g.Filters[0].Movies {
			got = append(got, fmt.Sprintf("%s %d %s", d.Input.URL, d.Stream.Index, d.Name))
		}
		e := g.Outputs[0].Streams[0].Encoder
		got = append(got, fmt.Sprintf("%dx%d", e.Width, e.Height))
		if text := strings.Join(got, "; "); text != want {
			t.Errorf("%s reads %s, want %s", graph, text, want)
		}
	}
}

// TestMovieStreams holds the search for streams against real runs.
func TestMovieStreams(t *testing.T) {
	in := inputs(t, "../../testdata/grammar/grammar-inputs.yaml")
	for graph, want := range map[string]bound.Truth{
		"movie=in.mp4": bound.Yes, "amovie=in.mp4[a]": bound.No, "amovie=in.mp4": bound.Yes, "movie=audio.wav": bound.No,
		"movie=in.mp4:s=dv+da": bound.Yes, "movie=unheard.wav": bound.Undecided,
	} {
		g := build("5.1", in, "-i", "in.mp4", "-filter_complex", graph, "out.mkv")
		if got, why := g.Accepted(); got != want {
			t.Errorf("%s: %v, want %v (%+v)", graph, got, want, why)
		}
	}
}

// TestBoundLabels holds labels of open inputs against real runs of 5.1 and 7.1.
func TestBoundLabels(t *testing.T) {
	in := inputs(t, "../../testdata/grammar/grammar-inputs.yaml")
	for graph, want := range map[string][2]bound.Truth{
		"[0:v]hflip": {bound.Yes, bound.Yes}, "[0:v?]hflip": {bound.No, bound.Yes}, "[x]hflip": {bound.No, bound.Yes},
		"[dec:0]hflip": {bound.No, bound.No}, "[1:v]hflip": {bound.No, bound.No}, "[0:s]hflip": {bound.No, bound.No},
		"[ 0:v ]hflip": {bound.Yes, bound.Yes}, "[0x0:v]hflip": {bound.Yes, bound.Yes}, "[:v]hflip": {bound.Yes, bound.Yes},
		"[-1]hflip": {bound.No, bound.No}, "[0:v]nullsink;[0:v]null": {bound.Yes, bound.Yes}, "[0:v]hflip[0:v]": {bound.Yes, bound.No},
	} {
		for i, version := range []string{"5.1", "7.1"} {
			if got, why := build(version, in, "-i", "in.mp4", "-filter_complex", graph, "out.mp4").Accepted(); got != want[i] {
				t.Errorf("%s %s: %v, want %v (%+v)", version, graph, got, want[i], why)
			}
		}
	}
}

// TestGraphStreams holds what options do to the outputs of complex graphs
// against real runs of 4.3, 5.1, 7.1 and 9.0.
func TestGraphStreams(t *testing.T) {
	in := inputs(t, "../../testdata/grammar/grammar-inputs.yaml")
	for _, args := range []string{
		"-filter_complex [0:v]hflip[o] -map [o] -vn", "-filter_complex [0:v]hflip -vn", "-map 0:v -map -0:a", "-filter_complex [0:v]hflip[o] -map [o] -map -0:a",
	} {
		for _, version := range []string{"4.3", "5.1", "7.1", "9.0"} {
			argv := append([]string{"-i", "in.mp4"}, append(strings.Fields(args), "-f", "null", "-")...)
			g := build(version, in, argv...)
			if got, why := g.Accepted(); got != bound.Yes {
				t.Errorf("ffmpeg %s accepts %s: %+v", version, args, why)
			}
			if len(g.Outputs[0].Streams) == 0 || g.Outputs[0].Streams[0].Codec != "wrapped_avframe" {
				t.Errorf("ffmpeg %s writes video with %s", version, args)
			}
		}
	}
}
