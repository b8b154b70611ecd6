package main

import "testing"

func TestSet(t *testing.T) {
	all := []string{"a", "b", "c", "d"}
	for want, taken := range map[string]map[string]bool{
		"a":    {"a": true},
		"* -d": {"a": true, "b": true, "c": true},
		"*":    {"a": true, "b": true, "c": true, "d": true},
		"":     {},
	} {
		if got := set(all, taken); got != want {
			t.Errorf("%v: %q, want %q", taken, got, want)
		}
	}
}

// TestEncoders reads lines as `ffmpeg -encoders` prints them: one encoder for
// each codec, none of hardware.
func TestEncoders(t *testing.T) {
	list := encoders(" V..... = Video\n" +
		" V....D libx264              libx264 H.264 (codec h264)\n" +
		" V....D libx264rgb           libx264 H.264 RGB (codec h264)\n" +
		" V....D hevc_vaapi           H.265 (VAAPI) (codec hevc)\n" +
		" A..X.D opus                 Opus\n")
	if len(list) != 2 || list[0] != (encoder{"libx264", "h264", 'v', false}) || list[1] != (encoder{"opus", "opus", 'a', true}) {
		t.Errorf("%+v", list)
	}
}

func TestRefusals(t *testing.T) {
	log := "[tee @ 0x1] Slave '[f=webm:onfail=ignore]f3': error writing header: Invalid argument\n"
	if got := refusals(log); !got["[f=webm:onfail=ignore]f3"] || len(got) != 1 {
		t.Errorf("%v", got)
	}
}
