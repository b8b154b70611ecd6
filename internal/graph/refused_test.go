package graph_test

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

// probed knows two films and a sound by what ffprobe prints of them.
func probed() *assume.Inputs {
	c := config.Default()
	texts := map[string]string{
		"video.mp4": `{"streams": [{"index": 0, "codec_name": "h264", "codec_type": "video", "width": 64, "height": 48, "pix_fmt": "yuv420p",
			"avg_frame_rate": "10/1"}], "format": {"format_name": "mov,mp4,m4a,3gp,3g2,mj2"}}`,
		"big.mp4": `{"streams": [{"index": 0, "codec_name": "h264", "codec_type": "video", "width": 96, "height": 64, "pix_fmt": "yuv420p",
			"avg_frame_rate": "10/1"}], "format": {"format_name": "mov,mp4,m4a,3gp,3g2,mj2"}}`,
		"audio.mp3": `{"streams": [{"index": 0, "codec_name": "mp3", "codec_type": "audio", "sample_rate": "8000", "channels": 1}],
			"format": {"format_name": "mp3"}}`,
		"logo.png": `{"streams": [{"index": 0, "codec_name": "png", "codec_type": "video", "width": 16, "height": 16, "pix_fmt": "rgb24",
			"avg_frame_rate": "25/1"}], "format": {"format_name": "png_pipe"}}`,
	}
	for name := range texts {
		c.Inputs = append(c.Inputs, config.Input{Match: name, Probe: name})
	}
	return assume.NewInputs(c, source.NewMemory(texts))
}

// TestRefused holds verdicts against what ffmpeg 4.3, 5.1, 7.1 and 9.0 did
// with each of the lines: what is just refused, and what is just taken.
func TestRefused(t *testing.T) {
	tests := map[bound.Truth][]string{
		bound.No: {
			// Picture rates of MXF and MPEG-1.
			"-i video.mp4 -c:v mpeg2video out.mxf",
			"-i video.mp4 -c copy out.mxf",
			"-i video.mp4 -c:v mpeg2video -r 1 out.mxf",
			"-i video.mp4 -c:v mpeg2video -r 20 out.mxf",
			"-i video.mp4 -c:v mpeg2video -r 15000/1001 out.mxf",
			"-i video.mp4 -c:v mpeg2video -r 15 -strict strict out.mxf",
			"-strict -1 -i video.mp4 -c:v mpeg2video -r 15 out.mxf",
			"-i video.mp4 -c:v mpeg2video -f mxf_opatom out.mxf",
			"-r 5 -i video.mp4 -c:v mpeg2video out.mxf",
			"-i video.mp4 -vf scale=32:24 -c:v mpeg2video out.mxf",
			"-i video.mp4 -c:v mpeg1video out.mpg",
			"-i video.mp4 -c:v mpeg1video -strict 0 out.mpg",
			// MP3 below 16 kHz inside MP4.
			"-i audio.mp3 -c copy -f dash out.mpd",
			"-i audio.mp3 -c:a libmp3lame -ar 12000 -f dash out.mpd",
			"-i audio.mp3 -c copy -format_options movflags=faststart -f dash out.mpd",
			// What the muxer of segments is asked for.
			"-i audio.mp3 -c copy -f hls -hls_segment_type fmp4 out.m3u8",
			"-i video.mp4 -c:v huffyuv -f hls -hls_segment_type fmp4 out.m3u8",
			"-i audio.mp3 -c:a wmav2 -f hls -hls_segment_type fmp4 out.m3u8",
			"-i video.mp4 -c copy -f segment -segment_format_options movflags=+faststart out%d.ts",
			"-i video.mp4 -c copy -f segment -segment_format_options nosuch=1 out%d.mp4",
			"-i video.mp4 -c copy -f hls -hls_segment_options nosuch=1 out.m3u8",
			"-i video.mp4 -c copy -f hls -hls_segment_type fmp4 -hls_segment_options mpegts_flags=latm out.m3u8",
			// Sizes that do not go together.
			"-i video.mp4 -i big.mp4 -filter_complex psnr -f null -",
			"-i video.mp4 -i big.mp4 -filter_complex ssim -f null -",
			"-i video.mp4 -i big.mp4 -filter_complex lut2 -f null -",
			"-i video.mp4 -i big.mp4 -filter_complex framepack -f null -",
			"-i video.mp4 -c:v xface out.nut",
			"-i video.mp4 -c:v xface -s 48x47 out.nut",
			// Levels of x264.
			"-i video.mp4 -level 0 out.mp4", "-i video.mp4 -level 0.5 out.mp4", "-i video.mp4 -level auto out.mp4",
			"-i video.mp4 -level 1x out.mp4", "-i video.mp4 -level 09 out.mp4", "-i video.mp4 -level 41.5 out.mp4",
			// -loop of pictures and of GIF.
			"-loop auto -i logo.png out.mp4", "-loop -1 -i logo.png out.mp4", "-loop -1 -f png_pipe -i logo.png out.mp4",
			"-i video.mp4 -loop auto out.gif",
			"-i video.mp4 -attach logo.png out.mkv",
			// Demuxers that look for a signature.
			"-f matroska -i video.mp4 out.mkv", "-f wav -i audio.mp3 out.wav", "-f gif -i logo.png out.mp4", "-f mov -i audio.mp3 out.wav", "-f concat -i audio.mp3 out.wav",
		},
		bound.Yes: {
			"-i video.mp4 -c:v mpeg2video -r 24 out.mxf",
			"-i video.mp4 -c:v mpeg2video -r 23.976 out.mxf",
			"-i video.mp4 -c:v mpeg2video -r 60 out.mxf",
			"-i video.mp4 -c:v mpeg2video -r 15 -strict unofficial out.mxf",
			"-i video.mp4 -c:v mpeg2video -r 15 -strict -1 out.mxf",
			"-i video.mp4 -c:v mpeg2video -r 25 -f mxf_opatom out.mxf",
			"-i video.mp4 -c:v mpeg2video -vf fps=25 out.mxf",
			"-r 25 -i video.mp4 -c:v mpeg2video out.mxf",
			"-i video.mp4 -c:v mpeg1video -r 20 out.mpg",
			"-i video.mp4 -c:v mpeg1video -strict -1 out.mpg",
			"-i audio.mp3 -c:a libmp3lame -ar 16000 -f dash out.mpd",
			"-i audio.mp3 -c copy -strict -1 -f dash out.mpd",
			"-i audio.mp3 -c copy -format_options strict=-1 -f dash out.mpd",
			"-i audio.mp3 -c copy out.mov",
			"-i video.mp4 -c:v mpeg2video -f hls -hls_segment_type fmp4 out.m3u8",
			"-i audio.mp3 -c:a libopus -f hls -hls_segment_type fmp4 out.m3u8",
			"-i video.mp4 -c copy -f segment -segment_format_options movflags=+faststart out%d.mp4",
			"-i video.mp4 -c copy -f segment -segment_format mpegts -segment_format_options mpegts_flags=latm out%d.mp4",
			"-i video.mp4 -c copy -f segment -segment_format_options fflags=+bitexact out%d.mp4",
			"-i video.mp4 -c copy -f dash -format_options nosuch=1 out.mpd",
			"-i video.mp4 -i big.mp4 -filter_complex [1:v]scale=64:48[b];[0:v][b]psnr -f null -",
			"-i video.mp4 -i big.mp4 -filter_complex [0:v][1:v]scale2ref[a][b];[a][b]psnr -f null -",
			"-i video.mp4 -i big.mp4 -filter_complex [0:v][1:v]midequalizer -f null -",
			"-i video.mp4 -c:v xface -s 48x48 out.nut",
			"-i video.mp4 -level 0.9 out.mp4", "-i video.mp4 -level 1b out.mp4", "-i video.mp4 -level -1 out.mp4", "-i video.mp4 -level +4 out.mp4",
			"-loop 0 -i logo.png out.mp4", "-loop true -i logo.png out.mp4", "-i video.mp4 -loop -1 out.gif",
			"-i video.mp4 -attach logo.png -metadata:s:t mimetype=image/png out.mkv",
			"-f mov -i video.mp4 out.mkv", "-f mov,mp4 -i video.mp4 out.mkv", "-f MP4 -i video.mp4 out.mkv", "-f mp3 -i audio.mp3 out.wav",
			"-f image2 -i logo.png out.mp4", "-f image2pipe -i logo.png out.mp4", "-f s16le -i audio.mp3 out.wav",
			"-f srt -i video.mp4 out.vtt", // an empty one
		},
		bound.Undecided: {
			"-i video.mp4 -vf setpts=0.4*PTS -c:v mpeg2video out.mxf",            // 7.1 takes it
			"-i video.mp4 -enc_time_base 1/25 -c:v mpeg2video out.mxf",           // 4.3 and 5.1 take it
			"-i video.mp4 -enc_time_base 1/25 -c:v mpeg1video out.mpg",           // all take it
			"-i video.mp4 -vf extractplanes=u,pad=64:48 -c:v mpeg2video out.mxf", // its rate is not followed
		},
	}
	in := probed()
	for _, version := range []string{"4.3", "5.1", "7.1", "9.0"} {
		for want, all := range tests {
			for _, args := range all {
				if got, why := build(version, in, strings.Fields(args)...).Accepted(); got != want {
					t.Errorf("ffmpeg %s %s: accepted %v, want %v (%v)", version, args, got, want, why)
				}
			}
		}
	}
}

// TestAttached attaches a file without any input, which 6.0 made possible.
func TestAttached(t *testing.T) {
	in := probed()
	for version, want := range map[string]bound.Truth{"4.3": bound.No, "5.1": bound.No, "7.1": bound.Yes, "9.0": bound.Yes} {
		const args = "-attach logo.png -metadata:s:t mimetype=image/png out.mkv"
		if got, why := build(version, in, strings.Fields(args)...).Accepted(); got != want {
			t.Errorf("ffmpeg %s %s: accepted %v, want %v (%v)", version, args, got, want, why)
		}
	}
}
