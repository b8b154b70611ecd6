package assume

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/config"
)

// probeOutput is what `ffprobe -of json -show_streams -show_format` prints,
// with -show_programs also which streams each program has.
type probeOutput struct {
	Streams  []probeStream `json:"streams"`
	Programs []struct {
		ID      int           `json:"program_id"`
		Streams []probeStream `json:"streams"`
	} `json:"programs"`
	Format struct {
		Name     string `json:"format_name"`
		Duration string `json:"duration"`
	} `json:"format"`
}

type probeStream struct {
	Index       int               `json:"index"`
	ID          string            `json:"id"`
	Type        string            `json:"codec_type"`
	Codec       string            `json:"codec_name"`
	PixFmt      string            `json:"pix_fmt"`
	Width       int               `json:"width"`
	Height      int               `json:"height"`
	FrameRate   string            `json:"avg_frame_rate"`
	SampleRate  string            `json:"sample_rate"`
	Channels    int               `json:"channels"`
	Refs        int               `json:"refs"`
	BitRate     string            `json:"bit_rate"`
	FieldOrder  string            `json:"field_order"`
	Disposition map[string]int    `json:"disposition"`
	Tags        map[string]string `json:"tags"`
	SideData    []struct {
		Rotation float64 `json:"rotation"`
	} `json:"side_data_list"`
}

// readProbe declares the streams of a saved ffprobe output.
func readProbe(in *declared, text []byte) error {
	var out probeOutput
	if err := json.Unmarshal(text, &out); err != nil {
		return fmt.Errorf("probe %s of input %s is not the output of ffprobe -of json -show_streams (%w), so the input is assumed", in.Probe, in.Match, err)
	}
	if len(out.Streams) == 0 {
		return fmt.Errorf("probe %s of input %s has no streams, so the input is assumed: save it with ffprobe -of json -show_streams -show_format", in.Probe, in.Match)
	}
	if in.Duration == 0 {
		in.Duration = float(out.Format.Duration)
	}
	in.demuxer = out.Format.Name
	in.Streams = in.Streams[:0:0]
	for _, s := range out.Streams {
		in.Streams = append(in.Streams, s.declared())
	}
	for _, p := range out.Programs {
		for _, s := range p.Streams {
			if s.Index >= 0 && s.Index < len(in.Streams) {
				in.Streams[s.Index].Program = p.ID
			}
		}
	}
	return nil
}

func (s probeStream) declared() config.Stream {
	d := config.Stream{
		Type: s.Type, Codec: s.Codec, PixFmt: s.PixFmt, Width: s.Width, Height: s.Height, Rate: ratio(s.FrameRate),
		Channels: s.Channels, Refs: s.Refs, BitRate: int64(float(s.BitRate)), Language: s.Tags["language"],
		Attached: s.Disposition["attached_pic"] != 0, Default: s.Disposition["default"] != 0,
		Interlaced: s.FieldOrder != "" && s.FieldOrder != "progressive" && s.FieldOrder != "unknown",
	}
	if s.turned() {
		d.Width, d.Height = d.Height, d.Width
	}
	if id, err := strconv.ParseInt(s.ID, 0, 32); err == nil {
		d.ID = int(id)
	}
	if s.Type == "audio" {
		d.Rate = float(s.SampleRate)
	}
	return d
}

// turned reports whether ffmpeg turns the pictures on their side, which it does
// by itself (-autorotate). ffprobe 4.3 has the angle among the tags.
func (s probeStream) turned() bool {
	angle := float(s.Tags["rotate"])
	for _, d := range s.SideData {
		if d.Rotation != 0 {
			angle = d.Rotation
		}
	}
	return int(math.Abs(math.Round(angle)))%180 == 90
}

// float returns the number that a field writes, 0 if it is none ("N/A").
func float(text string) float64 {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0
	}
	return f
}

func ratio(text string) float64 {
	a, b, ok := strings.Cut(text, "/")
	if den := float(b); ok && den != 0 {
		return float(a) / den
	}
	return float(text)
}
