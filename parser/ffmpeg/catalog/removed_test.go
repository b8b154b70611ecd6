package catalog

import "testing"

func TestRemoved(t *testing.T) {
	for _, test := range []struct {
		version string
		kind    Kind
		name    string
		want    string // the message; "" if it was not removed
		maybe   bool
	}{
		{"8.1", OptionName, "vsync", "", false},
		{"9.0", OptionName, "vsync", "x was removed in ffmpeg 9.0: use -fps_mode before each output", false},
		{"4.3", OptionName, "stimeout", "", false},
		{"5.0", OptionName, "stimeout", "x was removed in ffmpeg 5.0: use -timeout, in microseconds too", false},
		{"7.0", OptionName, "vbsf", "x was removed in ffmpeg 7.0: use -bsf:v", false}, // though the data is that of 5.1
		{"7.1", OptionName, "intra", "x was removed between ffmpeg 4.3 and 5.1: use -g 1", false},
		{"4.4", OptionName, "intra", "x was removed between ffmpeg 4.3 and 5.1: use -g 1", true},
		{"9.0", OptionName, "apply_trc", "x was removed between ffmpeg 7.1 and 9.0", false}, // only the data knows
		{"9.0", OptionName, "crf", "", false},
		{"9.0", OptionName, "nosuch", "", false},
		{"4.3", OptionName, "fps_mode", "", false}, // new, not removed
		{"7.1", FilterName, "pp", "", false},
		{"8.0", FilterName, "pp", "x was removed in ffmpeg 8.0: libpostproc is gone; use deblock, spp or pp7", false},
		{"7.1", FilterName, "dnn_detect", "", false}, // only this build lacks it
		{"9.0", EncoderName, "v410", "x was removed between ffmpeg 7.1 and 9.0: use rawvideo", false},
	} {
		r, ok := Load(test.version).Removed(test.kind, test.name)
		got := ""
		if ok {
			got = r.Message("x")
		}
		if got != test.want || r.Maybe != test.maybe {
			t.Errorf("%s %s in %s: %q, maybe %v; want %q, %v", test.kind, test.name, test.version, got, r.Maybe, test.want, test.maybe)
		}
	}
}
