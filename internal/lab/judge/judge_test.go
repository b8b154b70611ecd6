package judge

import "testing"

func TestEstimate(t *testing.T) {
	inputs := "inputs:\n- match: \"a.mp4\"\n  streams: [{type: video, codec: h264, size: 640x360, rate: 25, pix_fmt: yuv420p}]\n"
	j, err := New("7.1", map[string]string{"x264": "164", "x265": "4.1"}, inputs)
	if err != nil {
		t.Fatal(err)
	}
	for cpus, want := range map[int]int{
		1: 6,                     // the program's own
		4: 1 + 5 + 4 + 5 + 6 + 1, // filter pool, decoder, frame threads, sync lookahead
	} {
		c, err := j.Estimate(t.Context(), []string{"-i", "a.mp4", "-c:v", "libx264", "-f", "null", "-"}, cpus)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Estimate.Threads.Peak; got != want {
			t.Errorf("%d CPUs: %d threads, want %d", cpus, got, want)
		}
	}
	if _, err := New("7.1", map[string]string{"nosuch": "1"}, inputs); err == nil {
		t.Error("an unknown library is accepted")
	}
}
