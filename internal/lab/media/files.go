package media

import (
	"fmt"
	"strings"
)

// Files returns all files, in a fixed order.
func Files() []File {
	var all []File
	for _, h := range []int{180, 360, 720, 1080} {
		all = append(all, file(fmt.Sprintf("h264_%d.mp4", h), h, "-c:v libx264 -preset ultrafast -pix_fmt yuv420p", "h264", "yuv420p"))
	}
	for _, h := range []int{360, 720} {
		all = append(all,
			file(fmt.Sprintf("hevc_%d.mp4", h), h, "-c:v libx265 -preset ultrafast -x265-params log-level=error -pix_fmt yuv420p", "hevc", "yuv420p"),
			file(fmt.Sprintf("vp9_%d.webm", h), h, "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p", "vp9", "yuv420p"),
			file(fmt.Sprintf("av1_%d.mkv", h), h, "-c:v libaom-av1 -strict -2 -usage realtime -cpu-used 8 -pix_fmt yuv420p", "av1", "yuv420p"),
			file(fmt.Sprintf("mpeg2_%d.ts", h), h, "-c:v mpeg2video -b:v 2M -pix_fmt yuv420p", "mpeg2video", "yuv420p"),
		)
	}
	all = append(all, others()...)
	return append(append(all, withSound()...), sounds()...)
}

// others are files of one picture size and one codec each.
func others() []File {
	return []File{
		file("h264_10bit.mkv", 360, "-c:v libx264 -preset ultrafast -pix_fmt yuv420p10le", "h264", "yuv420p10le"),
		file("h264_422.mkv", 360, "-c:v libx264 -preset ultrafast -pix_fmt yuv422p", "h264", "yuv422p"),
		file("vp8.webm", 360, "-c:v libvpx -deadline realtime -cpu-used 8 -pix_fmt yuv420p", "vp8", "yuv420p"),
		file("mpeg4.avi", 360, "-c:v mpeg4 -b:v 2M -pix_fmt yuv420p", "mpeg4", "yuv420p"),
		file("mpeg1.mkv", 360, "-c:v mpeg1video -b:v 2M -pix_fmt yuv420p", "mpeg1video", "yuv420p"),
		file("mjpeg.mkv", 360, "-c:v mjpeg -q:v 8 -pix_fmt yuvj420p", "mjpeg", "yuvj420p"),
		file("prores.mov", 360, "-c:v prores_ks -pix_fmt yuv422p10le", "prores", "yuv422p10le"),
		file("dnxhr.mov", 360, "-c:v dnxhd -profile:v dnxhr_lb -pix_fmt yuv422p", "dnxhd", "yuv422p"),
		file("ffv1.mkv", 360, "-c:v ffv1 -level 3 -slices 4 -pix_fmt yuv420p", "ffv1", "yuv420p"),
		file("huffyuv.mkv", 360, "-c:v huffyuv -pix_fmt yuv422p", "huffyuv", "yuv422p"),
		file("utvideo.mkv", 360, "-c:v utvideo -pix_fmt yuv420p", "utvideo", "yuv420p"),
		file("theora.ogv", 360, "-c:v libtheora -pix_fmt yuv420p", "theora", "yuv420p"),
		file("png.mkv", 360, "-c:v png -pix_fmt rgb24", "png", "rgb24"),
		file("flv.flv", 360, "-c:v flv -b:v 2M -pix_fmt yuv420p", "flv1", "yuv420p"),
		file("wmv.wmv", 360, "-c:v wmv2 -b:v 2M -pix_fmt yuv420p", "wmv2", "yuv420p"),
		file("msmpeg4.avi", 360, "-c:v msmpeg4 -b:v 2M -pix_fmt yuv420p", "msmpeg4v3", "yuv420p"),
		file("rawvideo.mkv", 180, "-c:v rawvideo -pix_fmt yuv420p", "rawvideo", "yuv420p"),
		file("gif.gif", 180, "-c:v gif", "gif", "bgra"),
		file("cfhd.mov", 360, "-c:v cfhd -pix_fmt yuv422p10le", "cfhd", "yuv422p10le"),
		file("tiff.mkv", 180, "-c:v tiff -pix_fmt rgb24", "tiff", "rgb24"),
		file("magicyuv.mkv", 360, "-c:v magicyuv -pix_fmt yuv420p", "magicyuv", "yuv420p"),
		still("still.jpg", "-c:v mjpeg -pix_fmt yuvj420p", "mjpeg", "yuvj420p"),
		still("still.png", "-c:v png -pix_fmt rgb24", "png", "rgb24"),
	}
}

// file is a file of moving pictures alone: long enough to be still decoded
// when the last encoder starts, and not dear to make.
func file(name string, height int, args, codec, pixfmt string) File {
	seconds := 12
	if height > 360 || codec == "av1" {
		seconds = 4
	}
	source := fmt.Sprintf("-f lavfi -i testsrc2=s=%s:r=25 -t %d ", size(height), seconds)
	return File{name, source + args, []string{video(codec, height, pixfmt)}}
}

func still(name, args, codec, pixfmt string) File {
	return File{name, "-f lavfi -i testsrc2=s=" + size(360) + " -frames:v 1 " + args, []string{video(codec, 360, pixfmt)}}
}

// withSound are files of several streams.
func withSound() []File {
	const (
		both  = "-f lavfi -i testsrc2=s=640x360:r=25 -f lavfi -i sine=r=48000 -t 12 "
		h264  = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p "
		twice = "-map 0 -map 0 -map 1 -map 1 "
	)
	v, a := video("h264", 360, "yuv420p"), audio("aac", 48000, 1)
	return []File{
		{"av.mp4", both + h264 + "-c:a aac", []string{v, a}},
		{"av.ts", both + h264 + "-c:a mp2", []string{v, audio("mp2", 48000, 1)}},
		{"v2a2.mkv", both + twice + h264 + "-c:a aac", []string{v, v, a, a}},
		{"a2.mkv", both + "-map 1 -map 1 -c:a:0 flac -c:a:1 libmp3lame", []string{audio("flac", 48000, 1), audio("mp3", 48000, 1)}},
		{"text.mkv", both + "-i " + Subtitles + " -map 0 -map 1 -map 2 " + h264 + "-c:a aac -c:s srt", []string{v, a, "{type: subtitle, codec: subrip}"}},
	}
}

// sounds are files of sound alone.
func sounds() []File {
	var all []File
	for _, s := range []struct{ name, encoder, codec string }{
		{"flac.flac", "flac", "flac"}, {"alac.m4a", "alac", "alac"}, {"wav.wav", "pcm_s16le", "pcm_s16le"}, {"opus.opus", "libopus", "opus"},
		{"vorbis.ogg", "libvorbis", "vorbis"}, {"mp3.mp3", "libmp3lame", "mp3"}, {"aac.m4a", "aac", "aac"}, {"ac3.ac3", "ac3", "ac3"},
		{"wavpack.wv", "wavpack", "wavpack"}, {"tta.tta", "tta", "tta"}, {"dca.dts", "dca -strict -2", "dts"},
	} {
		args := "-f lavfi -i sine=r=48000 -t 60 -c:a " + s.encoder
		all = append(all, File{s.name, args, []string{audio(s.codec, 48000, 1)}})
	}
	return all
}

func size(height int) string { return fmt.Sprintf("%dx%d", height*16/9, height) }

func video(codec string, height int, pixfmt string) string {
	return fmt.Sprintf("{type: video, codec: %s, size: %s, rate: 25, pix_fmt: %s}", codec, size(height), pixfmt)
}

func audio(codec string, rate, channels int) string {
	return fmt.Sprintf("{type: audio, codec: %s, rate: %d, channels: %d}", codec, rate, channels)
}

// Declared returns the inputs of a configuration that declares the files.
func Declared(files []File) string {
	var b strings.Builder
	b.WriteString("inputs:\n")
	for _, f := range files {
		b.WriteString(f.Declared())
	}
	return b.String()
}
