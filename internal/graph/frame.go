package graph

// frame is what is known of the pictures or the sound on a link; zero values
// are not known.
type frame struct {
	width, height        int
	rate                 float64
	pixfmt               string
	channels, sampleRate int
	// scaler is the index+1 of the scale filter that made the picture and
	// can still give it another format; free says that a generator can.
	scaler int
	free   bool
	// passed are the filters since then, the last one first.
	passed *passage
}

// frameOf is the frame that a stream decodes to.
func frameOf(s *Stream) frame {
	if s == nil {
		return frame{}
	}
	return frame{
		width: s.Width, height: s.Height, rate: s.Rate, pixfmt: s.PixFmt, channels: s.Channels, sampleRate: s.SampleRate,
	}
}

// merge fills what is not known from another frame.
func (f frame) merge(g frame) frame {
	if f.width == 0 || f.height == 0 {
		f.width, f.height = g.width, g.height
	}
	if f.rate == 0 {
		f.rate = g.rate
	}
	if f.pixfmt == "" {
		f.pixfmt = g.pixfmt
	}
	if f.channels == 0 {
		f.channels = g.channels
	}
	if f.sampleRate == 0 {
		f.sampleRate = g.sampleRate
	}
	return f
}
