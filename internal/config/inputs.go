package config

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

func input() kind[Input] {
	return checked(object(inputFields()...), func(d *decoder, n *yaml.Node, i *Input) {
		i.At = d.span(n)
		if i.Probe != "" && len(i.Streams) > 0 {
			d.problem(n, "give either streams or a probe, not both")
		}
	})
}

func inputFields() []field[Input] {
	return []field[Input]{
		required(key("match", "Glob on the URL as ffmpeg gets it; % and ? in it are ordinary.", text(), func(i *Input) *string { return &i.Match })),
		key("live", "The input has no end of its own.", flag(), func(i *Input) *bool { return &i.Live }),
		key("duration", "How long it is, as 246s.", seconds(), func(i *Input) *float64 { return &i.Duration }),
		key("streams", "Its streams; their order is their index.", list(object(streamFields()...)), func(i *Input) *[]Stream { return &i.Streams }),
		key("probe", "File with the output of ffprobe -of json -show_streams.", text(), func(i *Input) *string { return &i.Probe }),
	}
}

func streamFields() []field[Stream] {
	return []field[Stream]{
		required(key("type", "What it carries.", oneOf("video", "audio", "subtitle", "data", "attachment"), func(s *Stream) *string { return &s.Type })),
		key("codec", "Codec, as h264.", text(), func(s *Stream) *string { return &s.Codec }),
		key("size", "WIDTHxHEIGHT.", pictureSize(), self[Stream]),
		key("rate", "Frames a second, also as 30000/1001; Hz for audio.", rate(), func(s *Stream) *float64 { return &s.Rate }),
		key("pix_fmt", "Pixel format, as yuv420p.", text(), func(s *Stream) *string { return &s.PixFmt }),
		key("channels", "Channels of audio.", count(1), func(s *Stream) *int { return &s.Channels }),
		key("language", "Language tag.", text(), func(s *Stream) *string { return &s.Language }),
		key("program", "Program that it belongs to.", count(0), func(s *Stream) *int { return &s.Program }),
		key("attached_picture", "It is a cover picture.", flag(), func(s *Stream) *bool { return &s.Attached }),
		key("default", "It has the default disposition.", flag(), func(s *Stream) *bool { return &s.Default }),
		key("refs", "Reference frames.", count(0), func(s *Stream) *int { return &s.Refs }),
		key("interlaced", "It is coded in fields.", flag(), func(s *Stream) *bool { return &s.Interlaced }),
		key("bit_rate", "Bits a second, as 800k.", bitRate(), func(s *Stream) *int64 { return &s.BitRate }),
	}
}

// largestSide is the largest width and height that ffmpeg takes in practice.
const largestSide = 1 << 16

// pictureSize is WIDTHxHEIGHT.
func pictureSize() kind[Stream] {
	k := scalar(schema{"type": "string", "pattern": `^[0-9]+x[0-9]+$`}, func(text string) ([2]int, error) {
		w, h, _ := strings.Cut(text, "x")
		width, wrongWidth := strconv.Atoi(w)
		height, wrongHeight := strconv.Atoi(h)
		if wrongWidth != nil || wrongHeight != nil || min(width, height) < 1 || max(width, height) > largestSide {
			return [2]int{}, fmt.Errorf("want WIDTHxHEIGHT such as 1920x1080")
		}
		return [2]int{width, height}, nil
	}, func(size [2]int) string {
		if size[0] == 0 {
			return ""
		}
		return fmt.Sprintf("%dx%d", size[0], size[1])
	})
	return kind[Stream]{
		schema: k.schema,
		read: func(d *decoder, n *yaml.Node, into *Stream) {
			var size [2]int
			k.read(d, n, &size)
			into.Width, into.Height = size[0], size[1]
		},
		show: func(p *printer, from Stream) *yaml.Node { return k.show(p, [2]int{from.Width, from.Height}) },
	}
}

// rate is a number or a fraction of two.
func rate() kind[float64] {
	return scalar(schema{"anyOf": []schema{{"type": "number", "minimum": 0}, {"type": "string", "pattern": `^[0-9.]+(/[0-9.]+)?$`}}},
		func(text string) (float64, error) {
			above, below, fraction := strings.Cut(text, "/")
			n, err := parseNumber(above)
			if err != nil || !fraction {
				return n, err
			}
			d, err := parseNumber(below)
			if err != nil || d == 0 {
				return 0, fmt.Errorf("want a number or a fraction such as 30000/1001")
			}
			return n / d, nil
		}, formatNumber)
}
