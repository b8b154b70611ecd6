package graph

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/ffvet/ffvet/parser/ffmpeg/avoption"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// checkInputOptions reports values of ffmpeg's own options that a stream of an
// input does not take.
func (b *builder) checkInputOptions(in *Input) {
	if opt, text, ok := chosen(in.File.Options).literal("isync"); ok {
		if n, err := strconv.Atoi(text); err == nil && n >= len(b.inv.Inputs) {
			b.refuseValue(opt, fmt.Sprintf("there is no input %d", n), "", true)
		}
	}
	for i, s := range in.Streams {
		if s.Media != filtergraph.Video {
			continue
		}
		options := b.inOptions[in.Index][i]
		if opt, text, ok := options.literal("r"); ok && !avoption.Rate(text, b.inv.Version) {
			b.refuseValue(opt, "it wants a rate such as 25, 30000/1001 or ntsc", "", !in.Assumed)
		}
		if opt, text, ok := options.literal("hwaccel"); ok && !slices.Contains(accelerations(), text) {
			b.refuseValue(opt, fmt.Sprintf("there is no hardware acceleration %q", text), "", !in.Assumed)
		}
	}
}

// accelerations are the words of -hwaccel, of all systems (libavutil/hwcontext.c).
func accelerations() []string {
	return []string{
		"none", "auto", "cuda", "nvdec", "cuvid", "drm", "dxva2", "d3d11va", "d3d12va", "opencl", "qsv", "vaapi", "vdpau", "videotoolbox",
		"mediacodec", "vulkan", "amf", "ohcodec", "vda", "vdpau",
	}
}
