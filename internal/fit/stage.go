package fit

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
)

// stage is a part of the process that works at pictures beside the others.
type stage struct {
	part  int // of the problem's parts: whose threads do it
	jobs  []job
	graph bool // a filter graph
}

// job is some work for each picture.
type job struct {
	entry
	// factor is how much of the table's work a second of video is: pixels
	// and pictures.
	factor float64
}

// usualRate and usualPixels are those of a picture that nobody knows.
const (
	usualRate   = 25
	usualPixels = 1920 * 1080
	soundFactor = 1 // audio: as a picture of the table each second
)

// findStages lists what the parts do.
func (p *problem) findStages() {
	for i, part := range p.parts {
		kind, _, _ := strings.Cut(part.Role, ":")
		var s stage
		switch {
		case kind == "decoder" && strings.HasPrefix(part.Name, "decoder "):
			s = stage{jobs: p.decoding(part)}
		case part.Name == "simple filter graph" || part.Name == "complex filter graph":
			s = stage{jobs: p.filtering(part.Role), graph: true}
		case kind == "encoder":
			s = stage{jobs: p.encoding(part)}
		}
		if len(s.jobs) > 0 {
			s.part = i
			p.stages = append(p.stages, s)
		}
	}
}

func (p *problem) decoding(part part) []job {
	for _, d := range p.graph.Decoders {
		if part.Name == "decoder "+d.Name && part.Role == decoderRole(d) {
			if d.Stream.Media != 'v' {
				return []job{{decoderSpeed(d.Name), soundFactor}}
			}
			return []job{{decoderSpeed(d.Name), factor(d.Stream.Width, d.Stream.Height, d.Stream.Rate)}}
		}
	}
	return nil
}

// filtering lists the filters of a graph with the pictures behind them, and
// the scalers that stand in it unseen.
func (p *problem) filtering(role string) []job {
	g := p.filterGraph(role)
	if g == nil {
		return nil
	}
	var jobs []job
	for _, s := range g.Scalers {
		if s.Inserted {
			jobs = append(jobs, job{filterSpeed("scale"), factor(s.Width, s.Height, 0)})
		}
	}
	if g.Graph == nil {
		return jobs
	}
	for _, f := range g.Graph.Filters() {
		at := g.Pictures[f]
		jobs = append(jobs, job{filterSpeed(f.Name), factor(at.Width, at.Height, at.Rate)})
	}
	return jobs
}

func (p *problem) encoding(part part) []job {
	e := p.encoderAt(part.Role)
	if e == nil {
		return nil
	}
	if !e.Video {
		return []job{{encoderSpeed(e), soundFactor}}
	}
	return []job{{encoderSpeed(e), factor(e.Width, e.Height, e.Rate)}}
}

// factor is how much of the table's work one second of video is.
func factor(width, height int, rate float64) float64 {
	pixels := float64(width * height)
	if pixels == 0 {
		pixels = usualPixels
	}
	if rate <= 0 {
		rate = usualRate
	}
	return pixels / tablePixels * rate
}

// decoderRole is the role of a decoder's parts: "decoder:0:1".
func decoderRole(d *graph.Decoder) string {
	return fmt.Sprintf("decoder:%d:%d", d.Input.Index, d.Stream.Index)
}
