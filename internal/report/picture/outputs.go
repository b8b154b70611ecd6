package picture

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
)

// output adds a muxer, the encoders of its streams, and the outputs of a tee.
func (b *builder) output(out *graph.Output) {
	muxer := &Role{
		ID: "out" + strconv.Itoa(out.Index), Kind: Output, Title: "output " + strconv.Itoa(out.Index), Parts: b.parts(out.URL),
		Note: notes(out.Format, segments(out.Segmenting)),
	}
	if len(out.Slaves) > 0 {
		muxer.Parts = nil
	}
	streams := b.sources(out)
	b.add(muxer)
	for i, l := range streams {
		l.To, l.Number = muxer, number(out.Index, i)
		link(l)
	}
	for i, s := range out.Slaves {
		r := b.add(&Role{ID: fmt.Sprintf("%s_%d", muxer.ID, i), Kind: Output, Parts: b.parts(s.URL), Note: notes(s.Format, choose(s.Fifo, "own thread"))})
		link(Link{From: muxer, To: r})
	}
}

// sources are the links of an output's streams, up to the output.
func (b *builder) sources(out *graph.Output) []Link {
	var all []Link
	for i, s := range out.Streams {
		l := Link{Copy: s.Copy}
		switch {
		case strings.HasPrefix(s.From, "file:"):
			l.From = b.add(&Role{
				ID: fmt.Sprintf("att%d_%d", out.Index, i), Kind: Input, Title: "attached", Parts: b.parts(strings.TrimPrefix(s.From, "file:")),
			})
		case s.Copy:
			l.From = b.streams[s.Source]
		default:
			l.From = b.encoder(s, fmt.Sprintf("enc%d_%d", out.Index, i))
		}
		all = append(all, l)
	}
	return all
}

// encoder adds an encoder behind what feeds it. Its size is worth a word only
// where it is not that of the stream.
func (b *builder) encoder(s *graph.OutStream, id string) *Role {
	name := s.Codec
	if name == "" {
		name = "not known"
	}
	r := &Role{ID: id, Kind: Encoder, Title: "encoder", Parts: b.parts(name)}
	if e := s.Encoder; e != nil && (s.Source == nil || e.Width != s.Source.Width || e.Height != s.Source.Height) {
		r.Note = size(e.Width, e.Height)
	}
	b.add(r)
	switch f := b.filters[s.Filter]; {
	case f != nil:
		end := f.output(s.Pad)
		link(Link{From: end.role, To: r, Label: end.label})
	case s.Source != nil:
		link(Link{From: b.decoders[s.Source], To: r})
	}
	return r
}

// segments says how a muxer cuts its output.
func segments(s *graph.Segmenting) string {
	if s == nil {
		return ""
	}
	text := "a file per picture"
	if s.Seconds > 0 {
		text = "segments of " + strconv.FormatFloat(s.Seconds, 'g', 4, 64) + " s"
	}
	if s.Variants > 1 {
		text = fmt.Sprintf("%d variants, %s", s.Variants, text)
	}
	return text
}
