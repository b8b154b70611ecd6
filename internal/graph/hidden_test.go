package graph_test

import "testing"

// TestHiddenGraph maps labels of graphs of which a part is not known: each
// may be an output, and has an encoder.
func TestHiddenGraph(t *testing.T) {
	for args, want := range map[string]int{
		"-filter_complex $X out.mp4":                                          2, // video, and audio by itself
		"-filter_complex $X -map [v] out.mp4":                                 1,
		"-filter_complex $X -map [v] -map [w] -map 0:a out.mp4":               3,
		"-filter_complex_script g.txt -map [v] a.mp4 -map [w] b.mp4":          2,
		"-filter_complex [0:v]null[u] -filter_complex $X -map [u] -map [v] b": 2,
	} {
		n := 0
		for _, o := range plain("5.1", "-i in.mp4 "+args).Outputs {
			n += len(o.Streams)
		}
		if n != want {
			t.Errorf("%s: %d streams, want %d", args, n, want)
		}
	}
}
