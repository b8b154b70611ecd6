package catalog

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCoders(t *testing.T) {
	cat := Load("5.1")
	e, ok := cat.Encoder("libx264")
	if !ok || e.Codec != "h264" || e.Media != 'v' || e.Threads != OtherThreads || e.PixFmts[0] != "yuv420p" {
		t.Errorf("libx264: %+v", e)
	}
	if d, _ := cat.Decoder("h264"); d.Threads != FrameThreads|SliceThreads {
		t.Errorf("decoder h264: %+v", d)
	}
	for codec, want := range map[string]string{
		"h264": "libx264", "hevc": "libx265", "aac": "aac", "mp3": "libmp3lame", "vorbis": "libvorbis", "opus": "libopus",
		"vp9": "libvpx-vp9", "ass": "ssa", "png": "png", "pcm_s16le": "pcm_s16le",
	} {
		if got, _ := cat.DefaultEncoder(codec); got.Name != want {
			t.Errorf("default encoder of %s: %s, want %s", codec, got.Name, want)
		}
	}
	if _, ok := cat.DefaultEncoder("none"); ok {
		t.Error("no codec has an encoder")
	}
	if c, ok := cat.Codec("hdmv_pgs_subtitle"); !ok || !c.Bitmap || c.Text || c.Media != 's' {
		t.Errorf("hdmv_pgs_subtitle: %+v", c)
	}
	if c, ok := cat.Codec("flac"); !ok || !c.Lossless || c.Lossy {
		t.Errorf("flac: %+v", c)
	}
}

func TestGuessMuxer(t *testing.T) {
	cat := Load("5.1")
	for url, want := range map[string]string{
		"out.mp4": "mp4", "OUT.MP4": "mp4", "a/b.c.mkv": "matroska", "x.mka": "matroska", "x.ts": "mpegts", "x.m3u8": "hls", "x.mpd": "dash",
		"x.png": "image2", "x%03d.jpg": "image2", "x%d.gif": "image2", "x.gif": "gif", "x%d.mp4": "mp4", "x.m4a": "ipod",
		"x.mp4?x=1": "", "x": "", "": "", "-": "", "x.": "", "x%d%d.gif": "gif", "rtmp://h/x": "", "x.webm": "webm", "x.wav": "wav", "x.aac": "adts",
	} {
		if got, _ := cat.GuessMuxer(url); got.Name != want {
			t.Errorf("GuessMuxer(%q) = %q, want %q", url, got.Name, want)
		}
	}
	m, ok := cat.Muxer("MP4")
	if !ok || m.DefaultVideo != "h264" || m.DefaultAudio != "aac" || m.DefaultSubtitle != "" {
		t.Errorf("mp4: %+v", m)
	}
	if m, _ := cat.Muxer("ssegment"); m.Name != "stream_segment,ssegment" {
		t.Errorf("ssegment: %+v", m)
	}
}

func TestGuessInput(t *testing.T) {
	cat := Load("5.1")
	for url, want := range map[string]string{
		"a.mp4": "mov,mp4,m4a,3gp,3g2,mj2", "a.mkv": "matroska,webm", "a.mp3": "mp3", "a.ts": "mpegts", "img%d.png": "image2",
		"img*.jpg": "image2", "a.png": "png_pipe", "a.unknown": "", "a": "",
	} {
		if got, _ := cat.GuessInput(url); got.Name != want {
			t.Errorf("GuessInput(%q) = %q, want %q", url, got.Name, want)
		}
	}
}

func TestAVOptions(t *testing.T) {
	cat := Load("5.1")
	if len(cat.AVOption("nosuch")) > 0 || !cat.HasAVOption(CodecClass, "crf") || cat.HasAVOption(FormatClass, "crf") {
		t.Error("crf is an option of codecs only")
	}
	if !cat.HasGeneric("b") || cat.HasGeneric("crf") {
		t.Error("b is generic, crf is not")
	}
	options := cat.MuxerOptions("mp4")
	i := slices.IndexFunc(options, func(o AVOption) bool { return o.Name == "movflags" })
	if i < 0 {
		t.Fatal("mp4 has no movflags")
	}
	o := options[i]
	if c, ok := o.Constant("faststart"); !ok || o.Type != "flags" || !o.Flags.Has(Encoding) || !c.Flags.Has(Encoding) {
		t.Errorf("movflags: %+v", o)
	}
	var crf AVOption
	for _, o := range cat.EncoderOptions("libx264") {
		if o.Name == "crf" {
			crf = o
		}
	}
	want := AVOption{
		Name: "crf", Owner: "libx264", Kind: CodecClass, Type: "float", Flags: Encoding | Video, Min: "-1", Max: "FLT_MAX", Default: "-1",
	}
	if d := cmp.Diff(want, crf); d != "" {
		t.Error(d)
	}
}

func TestFilters(t *testing.T) {
	cat := Load("5.1")
	overlay, ok := cat.Filter("overlay")
	if !ok || len(overlay.Inputs) != 2 || overlay.Inputs[1] != (Pad{"overlay", 'v'}) || !overlay.SliceThreads || !overlay.Timeline {
		t.Errorf("overlay: %+v", overlay)
	}
	concat, _ := cat.Filter("concat")
	if !concat.DynamicInputs || !concat.DynamicOutputs {
		t.Errorf("concat: %+v", concat)
	}
	scale, _ := cat.Filter("scale")
	if !scale.Options[1].Flags.Has(Alias) || scale.Options[1].Name != "width" {
		t.Errorf("scale: %+v", scale.Options[:4])
	}
	for _, name := range []string{"w", "sws_flags", "enable", "threads"} {
		if _, ok := scale.Option(name); !ok {
			t.Errorf("scale has no option %s", name)
		}
	}
	if hstack, _ := cat.Filter("hstack"); len(hstack.Options) == 0 || hstack.Options[0].Name != "inputs" {
		t.Errorf("hstack: %+v", hstack)
	}
}

func TestOthers(t *testing.T) {
	cat := Load("5.1")
	if p, ok := cat.Protocol("tee"); !ok || p.Input || !p.Output {
		t.Errorf("tee: %+v", p)
	}
	if p, ok := cat.PixFmt("yuv420p"); !ok || p.BitsPerPixel != 12 || p.Components != 3 || p.Hardware {
		t.Errorf("yuv420p: %+v", p)
	}
	if p, _ := cat.PixFmt("vaapi"); !p.Hardware {
		t.Errorf("vaapi: %+v", p)
	}
	if !cat.BSF("h264_mp4toannexb") || cat.BSF("nosuch") {
		t.Error("bitstream filters")
	}
	if !cat.IsProtocolClass("http") || cat.IsProtocolClass("hls demuxer") {
		t.Error("protocol classes")
	}
}

func TestNearest(t *testing.T) {
	cat := Load("5.1")
	for _, c := range []struct {
		kind       Kind
		name, want string
	}{
		{OptionName, "presset", "preset"}, {OptionName, "ouput", ""}, {FilterName, "hflop", "hflip"}, {EncoderName, "libx246", "libx264"},
		{MuxerName, "matorska", "matroska"}, {FilterName, "zzzzzzzz", ""}, {OptionName, "vcodc", "vcodec"},
	} {
		if got := cat.Nearest(c.kind, c.name); got != c.want && c.want != "" {
			t.Errorf("Nearest(%s, %s) = %q, want %q", c.kind, c.name, got, c.want)
		}
	}
}
