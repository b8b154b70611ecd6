package graph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/avoption"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// codecUse is an encoder or decoder whose options ffmpeg sets when it opens it.
type codecUse struct {
	name    string
	private []catalog.AVOption
	flags   catalog.Flags // what an option has to be for: encoding, video
	certain bool          // that it is opened
}

// checkCodecValues reports values that a codec refuses. ffmpeg offers each
// option to the codec's private class first (libavcodec/avcodec.c,
// avcodec_open2), those that neither class has not at all.
func (b *builder) checkCodecValues(options chosen, use codecUse) {
	for i, opt := range options {
		if opt.Class != ffmpeg.Codec && (opt.Class != ffmpeg.Tool || opt.Name != "b" && opt.Name != "profile") {
			continue
		}
		generic, isGeneric := optionOf(b.cat.AVOption(opt.Name), func(o catalog.AVOption) bool { return o.Owner == "AVCodecContext" })
		private, isPrivate := optionOf(use.private, func(o catalog.AVOption) bool { return o.Name == opt.Name })
		if !(isGeneric && generic.Flags.Has(use.flags)) && !(isPrivate && private.Flags.Has(use.flags)) {
			continue
		}
		if !isPrivate {
			private = withProfiles(generic, use.name)
		}
		if private.Type == "flags" || !replaced(options[i+1:], opt.Name) {
			b.checkValue(opt, private, use.certain)
		}
	}
}

// replaced reports whether a later option of that name takes the place of one.
func replaced(later chosen, name string) bool {
	_, ok := later.last(name)
	return ok
}

func optionOf(all []catalog.AVOption, is func(catalog.AVOption) bool) (catalog.AVOption, bool) {
	for _, o := range all {
		if is(o) {
			return o, true
		}
	}
	return catalog.AVOption{}, false
}

// checkFormatValues reports values that a muxer or demuxer refuses:
// AVFormatContext is asked first.
func (b *builder) checkFormatValues(options chosen, private []catalog.AVOption) {
	for i, opt := range options {
		if opt.Class != ffmpeg.Codec && opt.Class != ffmpeg.Format || strings.Contains(opt.Flag.String(), ":") {
			continue
		}
		o, ok := optionOf(b.cat.AVOption(opt.As), func(o catalog.AVOption) bool { return o.Owner == "AVFormatContext" })
		if !ok {
			o, ok = optionOf(private, func(o catalog.AVOption) bool { return o.Name == opt.As })
		}
		if ok && (o.Type == "flags" || !replaced(options[i+1:], opt.Name)) {
			b.checkValue(opt, o, true)
		}
	}
}

// checkValue holds one value against the option that takes it. A value that
// several codecs refuse is reported once.
func (b *builder) checkValue(opt ffmpeg.Option, o catalog.AVOption, certain bool) {
	text, ok := opt.Value.Literal()
	if !ok {
		return
	}
	r := avoption.Check(o, text, b.cat)
	if r == nil {
		return
	}
	b.refuseValue(opt, r.Reason, r.Instead, certain && !b.cat.Interpolated)
}

// refuseValue reports an option's argument.
func (b *builder) refuseValue(opt ffmpeg.Option, reason, instead string, certain bool) {
	if i, known := b.refused[opt.Index]; known {
		b.Problems[i].Certain = b.Problems[i].Certain || certain && !b.inv.Open
		return
	}
	b.refused[opt.Index] = len(b.Problems)
	text, _ := opt.Value.Literal()
	b.problem(Problem{
		Rule: "invalid-value", Message: fmt.Sprintf("-%s does not take %q: %s", strings.TrimPrefix(opt.Flag.String(), "-"), text, reason),
		At: opt.Value.Span, Index: opt.Index + 1, Refused: true, Certain: certain, Instead: instead,
	})
}

// flagsOf returns the flag that options for a media type have.
func flagsOf(m filtergraph.Media) catalog.Flags {
	switch m {
	case filtergraph.Video:
		return catalog.Video
	case filtergraph.Audio:
		return catalog.Audio
	case filtergraph.Subtitle:
		return catalog.Subtitle
	}
	return 0
}

// withProfiles adds the names of profiles and levels that an encoder has for
// the generic options (libavcodec/profiles.h, mpeg12enc.c, libsvtav1.c): no
// help prints them.
func withProfiles(o catalog.AVOption, encoder string) catalog.AVOption {
	if o.Name != "profile" && o.Name != "level" {
		return o
	}
	names := map[string]string{
		"profile aac":           "aac_main aac_low aac_ssr aac_ltp aac_he aac_he_v2 aac_ld aac_eld aac_xhe mpeg2_aac_low mpeg2_aac_he",
		"profile libfdk_aac":    "aac_main aac_low aac_ssr aac_ltp aac_he aac_he_v2 aac_ld aac_eld aac_xhe mpeg2_aac_low mpeg2_aac_he",
		"profile mpeg4":         "mpeg4_sp mpeg4_core mpeg4_main mpeg4_asp",
		"profile mpeg2video":    "422 high ss snr main simple",
		"profile libaom-av1":    "main high professional",
		"profile libsvtav1":     "main high professional",
		"level mpeg2video":      "high high1440 main low",
		"level libsvtav1":       "2.0 2.1 2.2 2.3 3.0 3.1 3.2 3.3 4.0 4.1 4.2 4.3 5.0 5.1 5.2 5.3 6.0 6.1 6.2 6.3 7.0 7.1 7.2 7.3",
		"profile mpeg4_v4l2m2m": "mpeg4_sp mpeg4_core mpeg4_main mpeg4_asp",
	}[o.Name+" "+encoder]
	o.Constants = append([]catalog.Constant(nil), o.Constants...)
	for name := range strings.FieldsSeq(names) {
		o.Constants = append(o.Constants, catalog.Constant{Name: name})
	}
	return o
}
