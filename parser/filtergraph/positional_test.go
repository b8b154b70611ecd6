package filtergraph

import "testing"

// TestRestarting holds the names of positional arguments against what 4.3
// prints with -v debug.
func TestRestarting(t *testing.T) {
	for text, want := range map[string]string{
		"drawbox=x=1:1:5":                 "drawbox(x=1 y=1 width=5)",
		"drawbox=x=1:y=1:5:6":             "drawbox(x=1 y=1 x=5 y=6)",
		"drawbox=1:2:w=3:5:6":             "drawbox(x=1 y=2 w=3 x=5 y=6)",
		"drawbox=1:2:w=3:h=3:5:6":         "drawbox(x=1 y=2 w=3 h=3 y=5 width=6)",
		"scale=w=32:24:24":                "scale(w=32 h=24 flags=24)",
		"scale=w=32:h=24:24:24":           "scale(w=32 h=24 w=24 h=24)",
		"crop=out_w=4:4:h=4:6":            "crop(out_w=4 out_h=4 h=4 out_w=6)",
		"testsrc=size=64x48:rate=1:0.5":   "testsrc(size=64x48 rate=1 size=0.5)",
		"scale=32:24:flags=bilinear:16:9": "scale(w=32 h=24 flags=bilinear w=16 h=9)",
	} {
		g, _ := resolved(text, "4.3")
		if got := show(g); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"testsrc=size=64x48:rate=1:0.5": "0.5", "drawbox=x=1:h10": "h10", "scale=96:64:nosuch": "", "scale=96:64:flags=nosuch": "nosuch",
		"hflip=1": "1", "scale=1:2:flags=bilinear:9": "",
	} {
		if got := refusedAt(text, "4.3"); got != want {
			t.Errorf("%s: refused at %q, want %q", text, got, want)
		}
	}
}
