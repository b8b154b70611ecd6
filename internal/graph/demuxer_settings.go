package graph

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// checkDemuxerSettings reports -ar, -s and -pix_fmt in front of an input whose
// demuxer does not have the option that they set: there is nothing that they
// could say to a file that describes itself (fftools/ffmpeg_demux.c,
// ifile_open; the same in all versions).
func (b *builder) checkDemuxerSettings(in *Input, options chosen, demuxer string) {
	if demuxer == "" {
		return
	}
	takes := b.cat.DemuxerOptions(demuxer)
	for _, s := range []struct{ option, sets string }{{"ar", "sample_rate"}, {"s", "video_size"}, {"pix_fmt", "pixel_format"}} {
		opt, ok := options.last(s.option)
		if !ok || slices.ContainsFunc(takes, func(o catalog.AVOption) bool { return o.Name == s.sets }) {
			continue
		}
		b.problem(Problem{
			Rule: "misplaced-option",
			Message: fmt.Sprintf("-%s in front of an input sets %s of its demuxer, and %s has no such option: move it behind the input",
				s.option, s.sets, demuxer),
			At: opt.Flag.Span, Index: opt.Index, Refused: true, Certain: !b.cat.Interpolated,
		})
	}
}
