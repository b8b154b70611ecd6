package assume

import (
	"fmt"
	"testing"
)

// TestTurned reads where ffprobe 4.3 and later ones write the angle.
func TestTurned(t *testing.T) {
	for text, want := range map[string]string{
		`{"streams":[{"codec_type":"video","width":1920,"height":1080}]}`:                                                            "1920x1080",
		`{"streams":[{"codec_type":"video","width":1920,"height":1080,"tags":{"rotate":"90"}}]}`:                                     "1080x1920",
		`{"streams":[{"codec_type":"video","width":1920,"height":1080,"side_data_list":[{"side_data_type":"x"},{"rotation":-90}]}]}`: "1080x1920",
		`{"streams":[{"codec_type":"video","width":1920,"height":1080,"side_data_list":[{"rotation":180}]}]}`:                        "1920x1080",
	} {
		var in declared
		if err := readProbe(&in, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if s := in.Streams[0]; fmt.Sprintf("%dx%d", s.Width, s.Height) != want {
			t.Errorf("%s is %dx%d, want %s", text, s.Width, s.Height, want)
		}
	}
}
