package sample

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/lab/media"
)

// chain returns a chain of one to three filters for -vf.
func (d *drawer) chain() string {
	var filters []string
	for range 1 + d.IntN(3) {
		filters = append(filters, d.filter())
	}
	return strings.Join(filters, ",")
}

// filter returns a filter with one input and one output that this ffmpeg has.
func (d *drawer) filter() string {
	if d.in(3) {
		return d.scale()
	}
	for range 5 {
		text := pick(d, filters()...)
		name, _, _ := strings.Cut(text, "=")
		if d.build.Filter(name) {
			return text
		}
	}
	return "null"
}

// scale returns a way to change size or format.
func (d *drawer) scale() string {
	return pick(d, "scale=640:360", "scale=iw/2:-2", "scale=-2:480", "scale=w=320:h=240:flags=bilinear", "scale=1280x720", "scale=iw:ih",
		"scale=320:180:threads=1", "scale=640:360:force_original_aspect_ratio=decrease", "zscale=640:360", "scale=640:-1:in_range=full",
		"scale=trunc(iw/4)*2:trunc(ih/4)*2", "scale=640:360:interl=1", "scale")
}

func filters() []string {
	return []string{
		"hflip", "vflip", "crop=iw-16:ih-16", "pad=iw+32:ih+32:16:16", "transpose=1", "yadif", "unsharp", "hue=s=0", "eq=contrast=1.1", "boxblur=2",
		"gblur=sigma=2", "negate", "edgedetect", "fade=d=1", "noise=alls=5", "vignette", "drawbox=10:10:50:50", "hqdn3d", "fps=10", "setpts=PTS/2",
		"format=yuv420p", "format=yuv444p", "format=rgb24", "format=gray", "format=yuv420p10le", "format=yuv420p|rgb24", "curves=preset=vintage",
		"colorbalance=rs=0.1", "colorchannelmixer=rr=0.9", "lutyuv=y=negval", "lutrgb=r=negval", "lut=c0=negval", "colorkey=black", "chromakey=green",
		"split[a][b];[a]hflip[c];[b][c]hstack", "split[a][b];[a][b]overlay=10:10", "tile=2x2", "thumbnail=5", "select=1", "showinfo", "histogram",
		"waveform", "vectorscope", "drawgrid=w=40", "rotate=0.1", "perspective", "lenscorrection", "deshake", "bwdif", "tblend=all_mode=average",
		"subtitles=" + media.Subtitles, "colorspace=bt709:iall=bt601-6-625", "swapuv", "shuffleplanes", "extractplanes=y", "alphaextract", "premultiply=inplace=1",
		"delogo=x=10:y=10:w=20:h=20", "zoompan=z=1.1:d=1", "fieldorder=tff", "interlace", "kerndeint", "smartblur", "deband", "pixelize",
		"avgblur", "sobel", "dilation", "median", "chromashift", "rgbashift", "monochrome", "vibrance", "exposure", "colorize", "huesaturation",
		"colortemperature", "cas", "limiter", "normalize", "palettegen", "elbg", "setsar=1", "setdar=16/9", "fillborders=left=5", "framerate=fps=50",
		"reverse", "loop=loop=1:size=5", "freezedetect", "blackdetect", "cropdetect", "signalstats", "idet", "bbox", "entropy", "field", "separatefields",
		"shufflepixels", "scroll", "sab", "owdenoise", "fftfilt", "dctdnoiz", "atadenoise", "nnedi", "maskfun", "tmix", "photosensitivity", "lagfun",
		"greyedge", "convolution", "blend", "chromanr", "xbr", "hqx", "super2xsai", "epx", "pp", "oscilloscope", "datascope", "pixscope", "il", "phase",
		"removegrain", "random=5", "derain", "vfrdet", "stereo3d=sbsl:ml", "v360=e:c3x2", "tonemap", "gradfun", "codecview", "mestimate", "w3fdif",
		"estdif", "telecine", "pullup", "detelecine", "decimate", "fieldmatch", "mpdecimate", "vidstabdetect", "drawtext=text=lab", "lut1d", "lut3d",
		"despill", "backgroundkey", "hsvkey", "hsvhold", "colorhold", "lumakey", "grayworld", "colorcontrast", "colorcorrect", "morpho", "scdet", "siti",
		"blurdetect", "blockdetect", "bitplanenoise", "ciescope", "graphmonitor", "bilateral", "yaepblur", "guided", "vaguedenoiser", "bm3d", "amplify",
	}
}

// complex adds a complex graph and outputs for its ends.
func (d *drawer) complex() {
	graph, videos := d.complexGraph()
	d.mapped = true
	d.args = append(d.args, pick(d, "-filter_complex", "-filter_complex", "-lavfi"), graph)
	for i := range videos {
		d.addf("-map [o%d]", i)
		audio := d.count(false) > 0 && d.in(3)
		if audio {
			d.addf("-map %d:a:0", d.index(false))
			d.audio()
		}
		d.sometimes(8, "-s", d.size())
		d.videoEncoder()
		d.threads(4)
		d.target()
	}
}

// index returns the index of an input that has the kind of stream.
func (d *drawer) index(video bool) int {
	for {
		i := d.IntN(len(d.inputs))
		if s := d.inputs[i]; video && s.videos > 0 || !video && s.audios > 0 {
			return i
		}
	}
}

// complexGraph returns the text of a graph whose ends are [o0], [o1] …, and
// how many.
func (d *drawer) complexGraph() (text string, ends int) {
	if d.in(2) {
		return d.ladder()
	}
	a, b := d.index(true), d.index(true)
	// Both pictures get one size: most of these filters want that.
	equal := fmt.Sprintf("[%d:v]scale=640:360,setsar=1[a];[%d:v]scale=640:360,setsar=1[b];", a, b)
	two := pick(d, "hstack", "vstack", "xstack=layout=0_0|w0_0", "blend=all_mode=average", "mix", "overlay=10:10", "overlay=format=auto", "overlay=format=rgb",
		"concat", "interleave", "psnr", "ssim", "lut2", "maskedmin", "xfade=duration=1:offset=1", "overlay=format=yuv444", "alphamerge", "framepack",
		"identity", "midequalizer", "mergeplanes=0x001020:yuv420p", "displace", "blend=c0_mode=multiply", "libvmaf", "scale2ref", "msad", "corr", "xmedian=inputs=2")
	name, _, _ := strings.Cut(two, "=")
	if !d.build.Filter(name) {
		two, name = "hstack", "hstack"
	}
	switch {
	case name == "scale2ref":
		return equal + "[a][b]scale2ref[o0][o1]", 2
	case name == "displace":
		return equal + "[a]split[x][y];[x][y][b]displace[o0]", 1
	case name == "mergeplanes":
		return equal + "[a]format=gray[x];[b]format=gray,split[y][z];[x][y]mergeplanes=0x0010:gray[p];[z]nullsink;[p]null[o0]", 1
	case d.in(3):
		equal = fmt.Sprintf("[%d:v]scale=640:360,%s[a];[%d:v]scale=640:360[b];", a, d.filterThatKeepsSize(), b)
	}
	return equal + "[a][b]" + two + "[o0]", 1
}

func (d *drawer) filterThatKeepsSize() string {
	return pick(d, "format=rgb24", "format=yuv444p", "hflip", "format=gray", "format=yuva420p", "negate", "curves=preset=vintage")
}

// ladder returns a graph that splits one picture into several sizes.
func (d *drawer) ladder() (text string, ends int) {
	ends = 1 + d.IntN(3)
	var b strings.Builder
	fmt.Fprintf(&b, "[%d:v]%s,split=%d", d.index(true), d.single(), ends)
	for i := range ends {
		fmt.Fprintf(&b, "[s%d]", i)
	}
	for i := range ends {
		fmt.Fprintf(&b, ";[s%d]%s[o%d]", i, d.single(), i)
	}
	return b.String(), ends
}

// single returns a filter that is no small graph with labels of its own.
func (d *drawer) single() string {
	for {
		if text := d.filter(); !strings.Contains(text, ";") {
			return text
		}
	}
}
