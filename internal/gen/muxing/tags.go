package main

import (
	"slices"
	"strconv"
	"strings"
)

// tagged are the muxers that check codec tags.
func tagged() []string {
	return strings.Fields("mp4 mov 3gp 3g2 ipod psp ismv f4v matroska webm avi asf flv wav w64 aiff caf au nut ivf rm swf dash hls mpegts")
}

// tagNames are the codec tags to try: those that files have, and those that
// people write. The numbers are those of MPEG-TS, FLV and WAVE.
func tagNames() []string {
	return strings.Fields(`avc1 avc3 h264 x264 hvc1 hev1 hevc dvh1 mp4v m4v2 xvid divx dx50 fmp4 mpeg mpg1 mpg2 m2v1 mx5p av01 vp08 vp80 vp09 vp90
		mjpg jpeg mjpa apch apcn ap4h dvc\  dvsd png\  mp4a ac-3 ec-3 .mp3 mp3\  flac opus alac vrbs lpcm sowt twos in24 text tx3g wvtt
		1 2 3 4 7 10 15 27 36 80 85 129 255 8192 61868`)
}

// tagCodecs are the codecs to try tags with.
func tagCodecs() []string {
	return strings.Fields(`h264 hevc mpeg4 mpeg2video mpeg1video vp8 vp9 av1 mjpeg prores png theora aac mp3 mp2 ac3 eac3 flac opus
		vorbis alac pcm_s16le pcm_s24le mov_text`)
}

// tryTags gives a codec every tag, each in an output of its own.
func (p *prober) tryTags(e encoder, d *findings) {
	if !slices.Contains(tagCodecs(), e.codec) || !slices.Contains(d.codecs[e.media], e.codec) {
		return
	}
	source := map[byte]string{'v': "color=s=64x64", 'a': "anullsrc=r=44100:cl=stereo"}[e.media]
	args := e.input(source)
	tags := unescaped(tagNames())
	for i, tag := range tags {
		slaves := []string{"[f=null]-"}
		for _, m := range p.muxers {
			if slices.Contains(tagged(), m) && d.takes[m][e.codec] {
				slaves = append(slaves, slave(m, m+"@"+strconv.Itoa(i), ""))
			}
		}
		args = append(append(args, e.options()...), "-map", "0", "-tag", tag, "-f", "tee", strings.Join(slaves, "|"))
	}
	log := p.run(args...)
	failed := failedNames(log)
	for i, tag := range tags {
		if !strings.Contains(log, "Output #"+strconv.Itoa(i)+", tee") {
			return
		}
		for _, m := range p.muxers {
			if slices.Contains(tagged(), m) && d.takes[m][e.codec] && !failed[m+"@"+strconv.Itoa(i)] {
				if d.tags[m][e.codec] == nil {
					d.tags[m][e.codec] = map[string]bool{}
				}
				d.tags[m][e.codec][strings.ReplaceAll(tag, " ", "_")] = true
			}
		}
	}
}

// unescaped puts the blanks of four-letter tags back.
func unescaped(names []string) []string {
	for i, n := range names {
		names[i] = strings.ReplaceAll(n, `\`, " ")
	}
	return names
}
