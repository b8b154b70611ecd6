package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// patience is how long one run may take.
const patience = 3 * time.Minute

// prober is a binary, a scratch folder to run it in, and what it has.
type prober struct {
	path, folder string
	version      string // "5.1"
	muxers       []string
	encoders     []encoder
}

// open finds the program and asks what it has.
func open(path string) (*prober, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "muxing")
	if err != nil {
		return nil, err
	}
	p := &prober{path: path, folder: folder}
	m := regexp.MustCompile(`ffmpeg version n?(\d+\.\d+)`).FindStringSubmatch(p.run("-version"))
	if m == nil {
		p.close()
		return nil, errors.New("prints no version")
	}
	p.version = m[1]
	p.muxers = p.tried()
	p.encoders = encoders(p.run("-encoders"))
	subtitle := "1\n00:00:00,000 --> 00:00:01,000\nx\n"
	return p, os.WriteFile(filepath.Join(folder, "s.srt"), []byte(subtitle), 0o644)
}

func (p *prober) close() { os.RemoveAll(p.folder) }

// run returns all that a run prints. A failing run is an answer like any other.
func (p *prober) run(args ...string) string {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, p.path, append([]string{"-hide_banner", "-nostdin", "-y"}, args...)...)
	cmd.Dir = p.folder
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		fmt.Fprintln(os.Stderr, "muxing: gave up on", args, err)
	}
	return string(out)
}

// tried returns the muxers of candidates that the binary has.
func (p *prober) tried() []string {
	has := map[string]bool{}
	for line := range strings.Lines(p.run("-muxers")) {
		if f := strings.Fields(line); len(f) > 1 {
			has[f[1]] = true
		}
	}
	var found []string
	for _, name := range candidates() {
		if has[name] {
			found = append(found, name)
		}
	}
	return found
}

// candidates are the muxers worth knowing; those that need a device, a
// server, or parameters that no sample has are left out.
func candidates() []string {
	return strings.Fields(`mp4 mov 3gp 3g2 ipod psp ismv f4v matroska webm avi flv asf asf_stream mpegts mpeg vob dvd svcd vcd
		nut ogg oga ogv opus spx mp3 mp2 adts latm wav w64 rf64 aiff au caf flac ac3 eac3 dts truehd mlp tta wv voc amr gsm sbc
		g722 g723_1 h261 h263 h264 hevc m4v mpeg1video mpeg2video obu ivf mjpeg mpjpeg gif apng webp avif image2 image2pipe
		yuv4mpegpipe rm swf rtp hls dash srt ass webvtt ttml sup lrc s16le s16be s24le s32le f32le u8 alaw mulaw
		rawvideo null crc md5 hash framecrc framemd5 framehash streamhash vc1 dnxhd dirac cavsvideo fits spdif ircam aptx codec2`)
}

// slave is one output of a tee that may fail.
func slave(muxer, name, options string) string {
	if muxer == "rtp" {
		name = "rtp://127.0.0.1:" + port
	}
	return "[f=" + muxer + ":onfail=ignore" + options + "]" + name
}

// port is where nobody listens: RTP does not care.
const port = "39210"
