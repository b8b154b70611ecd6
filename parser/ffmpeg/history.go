package ffmpeg

import (
	"fmt"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// change is what became of an option.
type change struct {
	in      string // the first version that warns about it
	advice  string
	instead string // words that do the same, "" if there are none
}

// gone reports an option that this version no longer has. Certain says that
// the parser need not look it up; a version without data of its own may still
// have the option.
func (p *parser) gone(base, spec string) (certain bool) {
	r, ok := p.cat.Removed(catalog.OptionName, base)
	if !ok {
		return false
	}
	problem := Problem{Rule: "removed-option", Message: r.Message("-" + base), Index: p.at, Refused: true}
	if r.Instead != "" && p.since(r.From) {
		problem.Instead = withSpec(r.Instead, spec)
	}
	p.report(problem)
	if r.Maybe {
		p.inv.Problems[len(p.inv.Problems)-1].Certain = false
	}
	return !r.Maybe
}

// deprecated are the options that still work and warn; the table never changes.
var deprecated = map[string]change{
	"vsync":                 {"5.1", "use -fps_mode", ""},
	"top":                   {"6.1", "use the filter setfield", ""},
	"qphist":                {"7.0", "it does nothing", ""},
	"adrift_threshold":      {"7.0", "it does nothing", ""},
	"filter_script":         {"7.0", "use -/filter", "-/filter"},
	"filter_complex_script": {"7.0", "use -/filter_complex", "-/filter_complex"},
	"timestamp":             {"4.3", "set the metadata creation_time", ""},
	"vbsf":                  {"4.3", "use -bsf:v", "-bsf:v"},
	"absf":                  {"4.3", "use -bsf:a", "-bsf:a"},
	"psnr":                  {"5.1", "use -flags +psnr", ""},
	"map_channel":           {"5.1", "use the filter pan or channelmap", ""},
	"async":                 {"4.3", "use -af aresample=async=N", ""},
	"deinterlace":           {"4.3", "use the filter yadif or bwdif", ""},
}

// checkHistory reports an option that warns when it is used.
func (p *parser) checkHistory(o Option) {
	if o.As == "sameq" || o.As == "same_quant" { // 4.3 knows the names in order to refuse them
		p.report(Problem{
			Rule: "removed-option", Message: fmt.Sprintf("-%s never meant the same quality and was removed: use -q or -crf", o.As), Index: o.Index, Refused: true,
		})
		return
	}
	c, ok := deprecated[o.As]
	if !ok || !p.since(c.in) {
		return
	}
	p.report(Problem{
		Rule: "deprecated-option", Message: fmt.Sprintf("-%s is deprecated%s: %s", o.As, p.end(o.As, c.in), c.advice), Index: o.Index, Instead: c.instead,
	})
}

// end says since when an option warns, unless all versions do, and since when
// it is gone, if that is known: " since ffmpeg 5.1, and removed in ffmpeg 9.0".
func (p *parser) end(option, since string) string {
	versions := catalog.Versions()
	text := ""
	if since != versions[0] {
		text = " since ffmpeg " + since
	}
	if r, gone := catalog.Load(versions[len(versions)-1]).Removed(catalog.OptionName, option); gone {
		text += ", and removed " + r.When()
	}
	return text
}

// checkMoved reports -async, once an option of the program itself: since then
// it is only one of libswresample, for resamplers that ffmpeg inserts.
func (p *parser) checkMoved(o Option) {
	if o.Class == Resampler && o.Name == "async" {
		p.report(Problem{
			Rule: "deprecated-option", Index: o.Index,
			Message: "-async stopped being an option of ffmpeg itself between ffmpeg 5.1 and 7.1 and only reaches resamplers that it inserts: use -af aresample=async=N",
		})
	}
}
