package picture

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/mask"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/report/cell"
)

// New returns the picture of a command. Passwords are masked in it.
func New(c *facts.Command, name string) *Picture {
	b := &builder{
		Picture: &Picture{Name: name}, mask: mask.New(), command: c,
		streams: map[*graph.Stream]*Role{}, decoders: map[*graph.Stream]*Role{},
		filters: map[*graph.FilterGraph]*chains{},
	}
	for _, in := range c.Graph.Inputs {
		b.input(in)
	}
	for _, d := range c.Graph.Decoders {
		b.decoder(d)
	}
	for i, f := range c.Graph.Filters {
		b.filters[f] = b.filterGraph(f, "g"+strconv.Itoa(i))
	}
	for _, f := range c.Graph.Filters {
		b.feed(f)
	}
	for _, out := range c.Graph.Outputs {
		b.output(out)
	}
	if c.Program == "ffplay" {
		b.player()
	}
	return b.Picture
}

type builder struct {
	*Picture
	mask     *mask.Masker
	command  *facts.Command
	streams  map[*graph.Stream]*Role
	decoders map[*graph.Stream]*Role
	filters  map[*graph.FilterGraph]*chains
}

// maxText is how many columns of one text are drawn.
const maxText = 600

// clean returns a text on one line, without secrets and without what drives
// a terminal.
func (b *builder) clean(text string) string {
	return cell.Clip(strings.ToValidUTF8(report.Line(b.mask.Text(text)), "\uFFFD"), maxText, "…")
}

func (b *builder) parts(text string) []Part { return []Part{{Text: b.clean(text)}} }

// input adds a demuxer and its streams.
func (b *builder) input(in *graph.Input) {
	role := b.add(&Role{
		ID: "in" + strconv.Itoa(in.Index), Kind: Input, Title: "input " + strconv.Itoa(in.Index), Parts: b.parts(in.URL),
		Note: notes(in.Format, choose(in.Live, "live")),
	})
	for i := 0; i < len(in.Streams); {
		n := b.unusedFrom(in.Streams[i:])
		r := &Role{ID: fmt.Sprintf("s%d_%d", in.Index, i), Kind: Stream, Title: number(in.Index, i)}
		switch {
		case n > 1:
			r.Title, r.Note = r.Title+" to "+number(in.Index, i+n-1), "not used"
		default:
			r.Parts, r.Note = b.parts(describe(in.Streams[i])), choose(n == 1, "not used")
			b.streams[in.Streams[i]] = r
		}
		link(Link{From: role, To: b.add(r)})
		i += max(1, n)
	}
}

// unusedFrom counts the streams at the front of the list that nothing takes;
// ffprobe takes none and looks at all.
func (b *builder) unusedFrom(streams []*graph.Stream) int {
	if b.command.Program == "ffprobe" {
		return 0
	}
	n := 0
	for n < len(streams) && !streams[n].Used {
		n++
	}
	return n
}

func (b *builder) decoder(d *graph.Decoder) {
	r := b.add(&Role{
		ID: fmt.Sprintf("dec%d_%d", d.Input.Index, d.Stream.Index), Kind: Decoder, Title: "decoder", Parts: b.parts(d.Name),
		Note: b.clean(d.HWAccel),
	})
	b.decoders[d.Stream] = r
	link(Link{From: b.streams[d.Stream], To: r})
}

// player adds what ffplay shows and plays.
func (b *builder) player() {
	r := b.add(&Role{ID: "play", Kind: Output, Title: "ffplay", Parts: []Part{{Text: "window and speakers"}}})
	for _, d := range b.command.Graph.Decoders {
		link(Link{From: b.decoders[d.Stream], To: r})
	}
}

// describe returns what is known of a stream: "video h264 1920x1080".
func describe(s *graph.Stream) string {
	text := s.Media.String()
	if s.Codec != "" {
		text += " " + s.Codec
	}
	return text + prefixed(" ", size(s.Width, s.Height))
}

func size(width, height int) string {
	if width <= 0 || height <= 0 {
		return ""
	}
	return fmt.Sprintf("%dx%d", width, height)
}

func number(file, stream int) string { return fmt.Sprintf("%d:%d", file, stream) }

func choose(yes bool, text string) string {
	if yes {
		return text
	}
	return ""
}

func prefixed(prefix, text string) string { return choose(text != "", prefix+text) }

// notes joins what there is to say.
func notes(all ...string) string {
	var said []string
	for _, n := range all {
		if n != "" {
			said = append(said, n)
		}
	}
	return strings.Join(said, ", ")
}
