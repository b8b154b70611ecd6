package avoption_test

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/ffmpeg/avoption"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// TestCheck holds values against what real versions said to them.
func TestCheck(t *testing.T) {
	tests := []struct{ option, owner, takes, refuses string }{
		{"g", "AVCodecContext", "10|10.7|0x10|1k|max|default|none|all|-1|1+2|1;5|PI*4|10 |1/2|1B|1dB|if(1,5)", "nosuch||(3|3)|min(1,2)|max(1,2)|2147483648|inf|nan|10x|1:2|auto|12,|0b1"},
		{"b", "AVCodecContext", "1M|1MB|100*1000|0|1m|2^20", "1mb|-1|5000kbps|1e19"},
		{"crf", "libx264", "23|23.5|-1|99|max", "-2|1e39|23,5"},
		{"qmin", "AVCodecContext", "-1|69", "-2|70"},
		{"flags", "AVCodecContext", "+cgop|cgop+psnr|+cgop-psnr|0|0x4|-1|+1|cgop++psnr|qscale|pass1|none|+cgop +psnr", "+||nosuch|+nosuch|cgop nosuch|cgop+|1.5|4294967296|cgop,psnr"},
		{"mbtree", "libx264", "1|true|n|auto|TRUE|On||-1| 1", "AUTO|2|-2|nosuch|1.0|0x1"},
		{"aq-mode", "libx264", "none|variance|9|-1|default", "nosuch|auto"},
		{"x264-params", "libx264", "keyint=5|nosuch=1||keyint=5:|a:b=1|:keyint=5|keyint = 5", "keyint|=5|keyint=|keyint=5:bframes"},
		{"hls_time", "hls muxer", "2|0.5|1:00|500ms", "x"},
		{"encryption_key", "mov/mp4/tgp/psp/tg2/ipod/ismv/f4v muxer", "0011aF|", "0|zz"},
		{"framerate", "image2 demuxer", "25|30000/1001|ntsc|25:1|10+5|1e9", "x|0|-1|1:0"},
		{"video_size", "rawvideo demuxer", "16x16|hd720|16:16|+16x16| 16x16", "16|16x|x16|nosuch|0x16|16x16x|-16x16"},
		{"request_sample_fmt", "AVCodecContext", "s16|fltp|none|3", "nosuch"},
		{"aspect", "AVCodecContext", "16:9|16/9|1.5", "x|1:2:3"},
	}
	for _, tt := range tests {
		cat := catalog.Load("7.1")
		o, ok := find(cat, tt.option, tt.owner)
		if !ok {
			t.Errorf("there is no %s of %s", tt.option, tt.owner)
			continue
		}
		for text := range strings.SplitSeq(tt.takes, "|") {
			if r := avoption.Check(o, text, cat); r != nil {
				t.Errorf("-%s %q is refused: %s", tt.option, text, r.Reason)
			}
		}
		for text := range strings.SplitSeq(tt.refuses, "|") {
			if avoption.Check(o, text, cat) == nil {
				t.Errorf("-%s %q is taken", tt.option, text)
			}
		}
	}
}

func TestCheckPixelFormat(t *testing.T) {
	cat := catalog.Load("9.0")
	o := catalog.AVOption{Name: "pixel_format", Type: "pix_fmt"}
	for text, takes := range map[string]bool{"rgb24": true, "gray16": true, "yuv420p10": true, "rgb32": true, "0": true, "nosuch": false, "rgb32_1": false} {
		if r := avoption.Check(o, text, cat); (r == nil) != takes {
			t.Errorf("%s: %v", text, r)
		}
	}
}

func find(cat *catalog.Catalog, name, owner string) (catalog.AVOption, bool) {
	for _, o := range cat.AVOption(name) {
		if o.Owner == owner {
			return o, true
		}
	}
	return catalog.AVOption{}, false
}

func TestNearestFlag(t *testing.T) {
	cat := catalog.Load("7.1")
	o, _ := find(cat, "movflags", "mov/mp4/tgp/psp/tg2/ipod/ismv/f4v muxer")
	r := avoption.Check(o, "+faststrt+frag_keyframe", cat)
	if r == nil || r.Instead != "+faststart+frag_keyframe" {
		t.Errorf("got %+v", r)
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("flags", "+cgop-psnr")
	f.Add("g", "if(1,max)")
	f.Add("framerate", "30000/1001")
	f.Add("ch_layout", "FL+FR")
	cat := catalog.Load("9.0")
	f.Fuzz(func(_ *testing.T, name, text string) {
		for _, o := range cat.AVOption(name) {
			avoption.Check(o, text, cat)
		}
	})
}
