package library_test

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/ffmpeg/library"
)

// TestCheck holds texts against what real encoders said to them.
func TestCheck(t *testing.T) {
	tests := []struct{ encoder, option, takes, refuses string }{
		{"libx264", "preset", "slow|0|9||Fast|ultrafast| 3", "nosuch|10|-1|1x|medium "},
		{"libx264", "tune", "film|zerolatency,film|film+grain|fastdecode.zerolatency|film/psnr||film,|touhou|Film", "nosuch|zerolatency:x|animation stillimage|0"},
		{"libx264", "profile", "high|baseline|High|high444", "nosuch|100|"},
		{"libx264", "level", "4.1|41|4|4.15|10|-1|-5|1b|5.2|6.2|.9|0.9|+4|-1.5", "99|3.5|0|0.0|00| 0|auto|AUTO|x|0.5|7|09| 1b|1x|4,1|1e1|41.5||nan|inf"},
		{"libx264rgb", "preset", "slow", "nosuch"},
		{"libx265", "preset", "medium|0|9", "nosuch|10|Fast"},
		{"libx265", "tune", "grain|zerolatency|animation", "nosuch|film"},
		{"libx265", "profile", "main|main10", "nosuch|high"},
		{"libx264", "x264opts", "keyint=5|keyint|ref=|no-mbtree|weightp=3|b_pyramid=strict|crf=20:vbv-maxrate=1000|transfer=bt709|interlaced|fullrange=on|sar=1/1|nombtree", "nosuch|nosuch=1:keyint=5|=5|:|keyint=5:|deblock=1:1|keyint=5:no"},
		{"libaom-av1", "aom-params", "enable-cdef=1|sb-size=64||row-mt=1", "nosuch=1|enable-cdef=1:nosuch=1"},
		{"libx265", "crf", "51|20|x", "52"},
		{"flac", "compression_level", "12|5", "13"},
		{"libvpx", "preset", "nosuch", ""},
	}
	for _, tt := range tests {
		for text := range strings.SplitSeq(tt.takes, "|") {
			if r := library.Check(tt.encoder, tt.option, text, "7.1"); r != nil {
				t.Errorf("%s -%s %q is refused: %s", tt.encoder, tt.option, text, r.Reason)
			}
		}
		if tt.refuses == "" {
			continue
		}
		for text := range strings.SplitSeq(tt.refuses, "|") {
			if library.Check(tt.encoder, tt.option, text, "7.1") == nil {
				t.Errorf("%s -%s %q is taken", tt.encoder, tt.option, text)
			}
		}
	}
}

func TestInstead(t *testing.T) {
	tests := []struct{ encoder, option, text, want string }{
		{"libx264", "preset", "ultrafsat", "ultrafast"},
		{"libx264", "x264opts", "keyint=5:refs=3:mbtre=0", "keyint=5:ref=3:mbtre=0"},
	}
	for _, tt := range tests {
		r := library.Check(tt.encoder, tt.option, tt.text, "9.0")
		if r == nil || r.Instead != tt.want {
			t.Errorf("-%s %s: %+v, want %s", tt.option, tt.text, r, tt.want)
		}
	}
}

func TestKnownByVersion(t *testing.T) {
	tests := []struct {
		option, name, version string
		want                  bool
	}{
		{"x264-params", "cll", "4.3", false}, {"x264-params", "cll", "5.1", true}, {"x264-params", "cll", "6.0", true},
		{"x264-params", "nosuch", "6.0", false}, {"x265-params", "no-wpp", "5.1", true}, {"x265-params", "frame_threads", "5.1", true},
		{"svtav1-params", "anything", "7.1", true},
	}
	for _, tt := range tests {
		if got := library.Known(tt.option, tt.name, tt.version); got != tt.want {
			t.Errorf("%s %s in %s: %v", tt.option, tt.name, tt.version, got)
		}
	}
}
