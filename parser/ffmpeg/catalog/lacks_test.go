package catalog

import "testing"

func TestLacks(t *testing.T) {
	for _, test := range []struct {
		version string
		kind    Kind
		name    string
		want    bool
	}{
		{"7.1", EncoderName, "libx264", false},
		{"7.1", EncoderName, "h264", false}, // the codec stands for its encoder
		{"7.1", EncoderName, "libx246", true},
		{"6.1", EncoderName, "libx246", true},      // neither 5.1 nor 7.1 has it
		{"7.1", EncoderName, "libfdk_aac", false},  // other builds have it
		{"5.1", FilterName, "tiltandshift", true},  // new in 6.1
		{"6.0", FilterName, "tiltandshift", false}, // which of the two is not known
		{"8.0", OptionName, "vsync", false},        // 7.1 has it
		{"9.0", OptionName, "vsync", true},
		{"9.4", EncoderName, "libx246", false}, // nobody knows what is new there
		{"3.4", EncoderName, "libx246", false},
		{"7.1", PixFmtName, "yuv420", true},
		{"7.1", MuxerName, "mp4", false},
	} {
		if got := Load(test.version).Lacks(test.kind, test.name); got != test.want {
			t.Errorf("%s lacks %s %s: %v, want %v", test.version, test.kind, test.name, got, test.want)
		}
	}
}
