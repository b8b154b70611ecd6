package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// plain builds a role graph on default assumptions; arguments are separated
// by spaces, and ${NAME} is a hole.
func plain(version, args string) *graph.Graph {
	var words []word.Word
	for _, a := range strings.Fields(args) {
		if name, ok := strings.CutPrefix(a, "$"); ok {
			words = append(words, word.FromHole(word.Hole{Kind: word.Variable, Name: name}, source.Span{}))
			continue
		}
		words = append(words, word.Literal(a, source.Span{}))
	}
	cat := catalog.Load(version)
	return graph.Build(ffmpeg.Parse("ffmpeg", words, cat), cat, assume.NewInputs(config.Default(), nil))
}

func scalersOf(g *graph.Graph) string {
	var all []string
	for _, f := range g.Filters {
		for _, s := range f.Scalers {
			text := fmt.Sprintf("%s %dx%d", s.Why, s.Width, s.Height)
			if s.Same {
				text += " same"
			}
			all = append(all, text)
		}
	}
	return strings.Join(all, ", ")
}

// TestScalers shows explicit and inserted scalers; the inserted ones are
// those that ffmpeg 5.1 names in its log.
func TestScalers(t *testing.T) {
	tests := []struct{ args, want, size string }{
		{"-i in.mp4 out.mp4", "", "1920x1080"},
		{"-i in.mp4 -vf scale=-2:720 out.mp4", "scale 1280x720", "1280x720"},
		{"-i in.mp4 -vf scale=iw/2:-1 out.mp4", "scale 960x540", "960x540"},
		{"-i in.mp4 -vf scale=w=trunc(iw/4)*2:h=-2 out.mp4", "scale 960x540", "960x540"},
		{"-i in.mp4 -vf scale=if(gt(iw,9),8,7):-2 out.mp4", "scale 0x0", "0x0"},
		{"-i in.mp4 -s 1280x720 out.mp4", "-s 1280x720", "1280x720"},
		{"-i in.mp4 -vf scale=1920:1080 out.mp4", "scale 1920x1080 same", "1920x1080"},
		{"-i in.mp4 -vf scale=1920:1080 f%d.png", "scale 1920x1080", "1920x1080"},
		{"-i in.mp4 -vf scale=320:-1,fps=5 f%d.png", "scale 320x180", "320x180"},
		{"-i in.mp4 f%d.png", "pixel format of encoder png 1920x1080", "1920x1080"},
		{"-i in.mp4 f%d.jpg", "pixel format of encoder mjpeg 1920x1080", "1920x1080"},
		{"-i in.mp4 -vf format=yuv422p,format=yuv420p out.mp4", "format 1920x1080, format 1920x1080", "1920x1080"},
		{"-i in.mp4 -vf curves=vintage out.mp4", "curves 1920x1080, pixel format of encoder libx264 1920x1080", "1920x1080"},
		{"-i in.mp4 -i logo.png -filter_complex overlay out.mp4", "overlay 1920x1080", "1920x1080"},
		{"-i in.mp4 -i logo.png -filter_complex [1:v]scale=64:-1[l];[0:v][l]overlay out.mp4", "scale 64x36", "1920x1080"},
		{"-i in.mp4 -i logo.png -filter_complex hstack out.mp4", "hstack 1920x1080", "3840x1080"},
		{"-i a.mp4 -i b.mp4 -filter_complex vstack out.mp4", "", "1920x2160"},
		{"-i in.mp4 -vf crop=640:360:0:0 out.mp4", "", "640x360"},
		{"-i in.mp4 -vf pad=2000:2000 out.mp4", "", "2000x2000"},
		{"-i in.mp4 -vf transpose=1 out.mp4", "", "1080x1920"},
		{"-i in.mp4 -vf fps=10,scale=320:-1,split[a][b];[a]palettegen[p];[b][p]paletteuse out.gif", "scale 320x180", "320x180"},
		{"-i in.mp4 -filter_complex [0:v]scale=320:-1,split[a][b];[a]lutyuv[x];[b]lutrgb[y] -map [x] a.mp4 -map [y] b.mp4",
			"scale 320x180, lutrgb 320x180, pixel format of encoder libx264 320x180", "320x180"},
		{"-i in.mp4 -vf lut3d,hflip,scale=320:-1 out.mp4", "lut3d 1920x1080, scale 320x180", "320x180"},
		{"-i in.mp4 -vf format=yuv422p10le,scale=640:-2,fillborders=left=5 -strict -2 -c:v ljpeg out.mkv",
			"format 1920x1080, scale 640x360, pixel format of encoder ljpeg 640x360", "640x360"},
		{"-i in.mp4 -strict -1 f%d.jpg", "", "1920x1080"},
		{"-i in.mp4 -pix_fmt yuv422p f%d.png", "pixel format of encoder png 1920x1080", "1920x1080"},
		{"-i in.mp4 -i logo.png -filter_complex overlay=format=rgb out.mp4", "overlay 1920x1080, overlay 1920x1080, pixel format of encoder libx264 1920x1080", "1920x1080"},
		{"-i a.mp4 -filter_complex [0:v]scale=640:360,setsar=1[a];[0:v]scale=64:64,setsar=1[b];[a][b]overlay=format=rgb out.mp4",
			"scale 640x360, scale 64x64, pixel format of encoder libx264 640x360", "640x360"},
		{"-i a.mp4 -filter_complex [0:v]scale=640:360[a];[0:v]scale=64:64[b];[a][b]overlay=format=auto out.mp4",
			"scale 640x360, scale 64x64, pixel format of encoder libx264 640x360", "640x360"},
		{"-f lavfi -i testsrc=s=640x360 -filter_complex [0:v]scale=640:360[a];[0:v]scale=640:360[b];[a]split[x][y];[x][y][b]displace out.mp4",
			"scale 640x360, scale 640x360", "640x360"},
		{"-i a.mp4 -i b.mp4 -filter_complex overlay=format=auto out.mp4", "overlay 1920x1080, overlay 1920x1080, pixel format of encoder libx264 1920x1080", "1920x1080"},
		{"-i a.mp4 -i b.mp4 -filter_complex overlay=format=auto out.webm", "overlay 1920x1080, overlay 1920x1080", "1920x1080"},
		{"-f lavfi -i testsrc=s=640x480 out.mp4", "pixel format of encoder libx264 640x480", "640x480"},
		{"-f lavfi -i testsrc2=s=hd720 out.mp4", "", "1280x720"},
		{"-f lavfi -i rgbtestsrc=s=hd720 -pix_fmt yuv422p f%d.pam", "pixel format of encoder pam 1280x720", "1280x720"},
		{"-i logo.png -filter_complex [0:v]scale=1920:1080[a];[0:v]scale=1920:1080[b];[a][b]vstack -f null -c:v libx264 -",
			"scale 1920x1080, scale 1920x1080", "1920x2160"},
		{"-i in.mp4 -vf separatefields,hqx=2 -c:v png f%d.png", "hqx 1920x540, pixel format of encoder png 3840x1080", "3840x1080"},
	}
	for _, tt := range tests {
		g := plain("5.1", tt.args)
		if got := scalersOf(g); got != tt.want {
			t.Errorf("%s:\n got scalers %s\nwant %s", tt.args, got, tt.want)
		}
		e := g.Outputs[0].Streams[0].Encoder
		if got := fmt.Sprintf("%dx%d", e.Width, e.Height); got != tt.size {
			t.Errorf("%s: encodes %s, want %s", tt.args, got, tt.size)
		}
	}
}

func TestThreadOptions(t *testing.T) {
	g := plain("7.1", "-threads 2 -i in.mp4 -filter_threads 3 -threads:v 4 -c:v libx264 -c:a aac out.mp4")
	if got := g.Decoders[0].Threads.Value; got != 2 {
		t.Errorf("decoder: %d threads, want 2", got)
	}
	video, audio := g.Outputs[0].Streams[0].Encoder, g.Outputs[0].Streams[1].Encoder
	if video.Threads.Value != 4 || audio.Threads.Given {
		t.Errorf("encoders: %+v and %+v, want 4 and nothing", video.Threads, audio.Threads)
	}
	if got := g.Filters[0].Threads; got.Value != 3 || got.Option != "-filter_threads" {
		t.Errorf("filter graph: %+v, want 3", got)
	}
	if got := plain("4.3", "-i in.mp4 -filter_threads 3 -threads:v 4 out.mp4").Filters[0].Threads.Value; got != 4 {
		t.Errorf("filter graph of 4.3: %d threads, want 4", got)
	}
	if got := plain("7.1", "-i in.mp4 -threads $N out.mp4").Outputs[0].Streams[0].Encoder.Threads; got.Known || !got.Given {
		t.Errorf("a hole: %+v, want given and not known", got)
	}
}

func TestLive(t *testing.T) {
	tests := map[string]bool{
		"-i in.mp4 out.mp4":                                  false,
		"-i rtsp://cam/1 out.mp4":                            true,
		"-i https://host/live.m3u8 out.mp4":                  false,
		"-stream_loop -1 -i in.mp4 out.mp4":                  true,
		"-stream_loop 3 -i in.mp4 out.mp4":                   false,
		"-f v4l2 -i /dev/video0 out.mp4":                     true,
		"-t 10 -f v4l2 -i /dev/video0 out.mp4":               false,
		"-f lavfi -i testsrc2 out.mp4":                       true,
		"-f lavfi -i testsrc2=d=5 out.mp4":                   false,
		"-f lavfi -i testsrc2,trim=duration=5 out.mp4":       false,
		"-loop 1 -i a.png out.mp4":                           true,
		"-f lavfi -i anullsrc=r=44100:duration=3 -c:a aac o": false,
	}
	for args, want := range tests {
		if got := plain("7.1", args).Inputs[0].Live; got != want {
			t.Errorf("%s: live is %v, want %v", args, got, want)
		}
	}
}

func TestLabels(t *testing.T) {
	tests := []struct {
		version, args, rule string
		accepted            bound.Truth
	}{
		{"5.1", "-i in.mp4 -filter_complex [0:v]hflip[o] -map [o] out.mp4", "", bound.Yes},
		{"5.1", "-i in.mp4 -filter_complex [0:v]hflip[o] -map [p] out.mp4", "undefined-label", bound.No},
		{"5.1", "-i in.mp4 -filter_complex [0:v]hflip[o] out.mp4", "unused-label", bound.No},
		{"5.1", "-i in.mp4 -filter_complex [logo]hflip[o] -map [o] out.mp4", "undefined-label", bound.No},
		{"7.1", "-i in.mp4 -filter_complex [logo]hflip[o] -map [o] out.mp4", "undefined-label", bound.Yes},
		{"7.1", "-i in.mp4 -filter_complex [3:v]hflip[o] -map [o] out.mp4", "undefined-label", bound.No},
		{"7.1", "-i in.mp4 -filter_complex hflip[o] -filter_complex [o]vflip[p] -map [p] out.mp4", "", bound.Yes},
		{"5.1", "-i in.mp4 -map 0:a:3 out.mp4", "map-matches-nothing", bound.Undecided},
		{"5.1", "-i in.mp4 -map 1 out.mp4", "map-matches-nothing", bound.No},
		{"5.1", "-i in.mp4 -c copy -vf hflip out.mp4", "filter-with-copy", bound.Undecided},
		{"5.1", "-i in.mp4 -c:v libx265x out.mp4", "unknown-encoder", bound.No},
		{"5.1", "-i in.mp4 -c:v aac out.mp4", "wrong-media-type", bound.Undecided},
		{"5.1", "-i in.mp4 -vf split out.mp4", "open-pad", bound.Undecided},
		{"5.1", "-i in.mp4 in.mp4", "stray-output", bound.No},
		{"4.3", "-s 64x48 -i in.mp4 out.mp4", "misplaced-option", bound.No},
		{"9.0", "-ar 8000 -f lavfi -i sine out.wav", "misplaced-option", bound.No},
		{"5.1", "-pix_fmt:a yuv420p -i in.mp4 out.mp4", "misplaced-option", bound.No},
		{"5.1", "-s 64x48 -i $IN out.mp4", "", bound.Yes},
		{"5.1", "-s 64x48 -i img%03d.png out.mp4", "", bound.Yes},
		{"5.1", "-ar 44100 -f s16le -i - out.mp4", "", bound.Yes},
		{"5.1", "-ac 2 -r 10 -i in.mp4 out.mp4", "", bound.Yes},
		{"5.1", "-c copy -i in.mp4 out.mp4", "unknown-encoder", bound.Undecided},
		{"5.1", "-c:s copy -i in.mp4 out.mp4", "unknown-encoder", bound.No},
		{"5.1", "-c:v mp3 -i in.mp4 out.mp4", "wrong-media-type", bound.No},
		{"5.1", "-c:v:0 mp3 -i in.mp4 out.mp4", "wrong-media-type", bound.Undecided},
		{"5.1", "-c:v:5 mp3 -i in.mp4 out.mp4", "", bound.Yes},
		{"5.1", "-c:v h264 -i in.wav out.mp3", "", bound.Yes},
		{"5.1", "-c:v h264_cuvid -i in.mp4 out.mp4", "", bound.Yes},
	}
	for _, tt := range tests {
		g := plain(tt.version, tt.args)
		found := tt.rule == ""
		var rules []string
		for _, p := range g.Problems {
			found = found || p.Rule == tt.rule
			rules = append(rules, p.Rule)
		}
		if got, _ := g.Accepted(); got != tt.accepted || !found {
			t.Errorf("ffmpeg %s %s: accepted %v with %v, want %v with %q", tt.version, tt.args, got, rules, tt.accepted, tt.rule)
		}
	}
}

func TestTee(t *testing.T) {
	out := plain("7.1", `-i in.mp4 -map 0 -c copy -f tee [f=flv:use_fifo=1]rtmp://a/b|[onfail=ignore]c\|d.mkv`).Outputs[0]
	want := []graph.TeeSlave{
		{Format: "flv", URL: "rtmp://a/b", Protocol: "rtmp", Fifo: true, Options: map[string]string{"f": "flv", "use_fifo": "1"}},
		{URL: "c|d.mkv", Protocol: "file", Options: map[string]string{"onfail": "ignore"}},
	}
	if fmt.Sprint(out.Slaves) != fmt.Sprint(want) {
		t.Errorf("slaves %v, want %v", out.Slaves, want)
	}
}

func TestSegmenting(t *testing.T) {
	s := plain("7.1", "-i in.mp4 -c:v libx264 -g 50 -f hls -hls_time 4 -hls_list_size 0 -hls_flags delete_segments+append_list out.m3u8").Outputs[0].Segmenting
	if s.Seconds != 4 || s.List != 0 || !s.Deletes || s.KeyFrames != 2 || s.Variants != 1 {
		t.Errorf("%+v", s)
	}
	if s := plain("7.1", "-i in.mp4 -c copy out.m3u8").Outputs[0].Segmenting; s.Seconds != 2 || s.List != 5 || s.KeyFrames != 0 {
		t.Errorf("defaults: %+v", s)
	}
}

// FuzzBuild looks for command lines that panic or hang.
func FuzzBuild(f *testing.F) {
	for _, args := range []string{
		"-i in.mp4 -filter_complex [0:v][a]overlay[a] -map [a] out.mp4",
		"-f lavfi -i color,split[a][b];[a][b]hstack -map 0:v:3? -vf scale=iw*2:-2 -s 1x1 f%d.png",
		"-i a -map -0 -map 0 -c copy -f tee [f=hls|a",
		"-i in.mp4 -map 0 -c copy -f tee [select=v,zz:bsfs/a=x:f=mp4]a|[=]]b",
		"-i in.mp4 -f hls -var_stream_map v:0,a:0,name: -hls_segment_filename s%v%d a%v.m3u8",
		"-i in.mp4 -f dash -adaptation_sets id=0,streams=-1 a.mpd",
	} {
		f.Add(args)
	}
	in := assume.NewInputs(config.Default(), nil)
	cat := catalog.Load("7.1")
	f.Fuzz(func(t *testing.T, args string) {
		var words []word.Word
		for _, a := range strings.Fields(args) {
			words = append(words, word.Literal(a, source.Span{}))
		}
		for _, program := range []string{"ffmpeg", "ffplay", "ffprobe"} {
			graph.Build(ffmpeg.Parse(program, words, cat), cat, in)
		}
	})
}

// TestNegativeMap holds negative maps against what all four versions do: they
// may take nothing away once a map before them took something.
func TestNegativeMap(t *testing.T) {
	in := inputs(t, "../../testdata/grammar/grammar-inputs.yaml")
	tests := []struct {
		maps string
		want bound.Truth
	}{
		{"-map 0:v -map -0:s", bound.Yes},
		{"-map 0:v -map -0:9", bound.Yes},
		{"-map 0:v -map -0:s -map 0:a", bound.Yes},
		{"-map -0:s", bound.No},
		{"-map -0:s -map 0:v", bound.No},
	}
	for _, tt := range tests {
		argv := append([]string{"-i", "in.mp4"}, strings.Fields(tt.maps+" -c copy out.mkv")...)
		if got, why := build("5.1", in, argv...).Accepted(); got != tt.want {
			t.Errorf("%s: accepted %v, want %v (%v)", tt.maps, got, tt.want, why)
		}
	}
}
