package graph

import "strings"

// checkAttachment reports an attached file without the type that Matroska
// wants to write beside it (libavformat/matroskaenc.c, mkv_write_attachments).
func (o *outputBuilder) checkAttachment() {
	if o.Format != "matroska" {
		return
	}
	for _, opt := range o.File.Options {
		text, ok := known(opt.Value)
		if opt.Name == "metadata" && (!ok || strings.HasPrefix(strings.ToLower(text), "mimetype=")) || opt.Name == "map_metadata" {
			return
		}
	}
	opt, given := o.options.last("attach")
	if !given {
		return
	}
	o.problem(Problem{
		Rule: "invalid-value", Message: "Matroska wants to know the type of an attached file: add -metadata:s:t mimetype=image/png, or what it is",
		At: opt.Value.Span, Index: opt.Index + 1, Refused: true, Certain: !o.cat.Interpolated,
	})
}
