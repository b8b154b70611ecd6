package graph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
)

// checkLoopback reports decoders of -dec that ffmpeg refuses (from 7.0;
// fftools/ffmpeg_dec.c, dec_create): they read an encoded stream of an output,
// and a complex graph has to use them.
func (b *builder) checkLoopback() {
	for i := range b.inv.Decoders {
		f := &b.inv.Decoders[i]
		text, ok := f.URL.Literal()
		if !ok {
			continue
		}
		if reason, certain := b.loopback(text, i); reason != "" {
			b.problem(Problem{
				Rule: "invalid-value", Message: fmt.Sprintf("-dec %s: %s", text, reason), At: f.URL.Span, Index: f.Index, Refused: true, Certain: certain,
			})
		}
	}
}

// loopback says what is wrong with FILE:STREAM of the decoder with the index.
func (b *builder) loopback(text string, index int) (reason string, certain bool) {
	file, rest := ffmpeg.LeadingInteger(text)
	if file < 0 || file >= len(b.Outputs) {
		return fmt.Sprintf("there is no output %d", file), true
	}
	n := 0
	if rest != "" {
		n, _ = ffmpeg.LeadingInteger(rest[1:])
	}
	certain = true
	for _, in := range b.Inputs {
		certain = certain && !in.Assumed
	}
	streams := b.Outputs[file].Streams
	switch {
	case n < 0 || n >= len(streams):
		return fmt.Sprintf("output %d has no stream %d", file, n), certain
	case streams[n].Copy:
		return "the stream is copied: there is no encoder to read from", certain
	case !b.usesDecoder(index):
		return fmt.Sprintf("no filter graph uses it: write [dec:%d] into one", index), true
	}
	return "", false
}

// usesDecoder reports whether a complex graph may name the decoder.
func (b *builder) usesDecoder(index int) bool {
	for _, o := range b.inv.Global {
		if o.Name != "filter_complex" {
			continue
		}
		text, ok := o.Value.Literal()
		if !ok || strings.Contains(text, fmt.Sprintf("dec:%d", index)) || index == 0 && strings.Contains(text, "dec:") {
			return true
		}
	}
	return false
}
