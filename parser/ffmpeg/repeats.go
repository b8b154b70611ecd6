package ffmpeg

import (
	"fmt"
	"strings"
)

// mostSpecs bounds how many different specifiers of one option are compared.
const mostSpecs = 64

// checkRepeats reports an option that a later one of the same file replaces:
// the last one wins, however specific its specifier is.
func (p *parser) checkRepeats(options []Option) {
	live := map[string][]Option{}
	for _, o := range options {
		if accumulates(o) {
			continue
		}
		kept := live[o.Name][:0]
		for _, earlier := range live[o.Name] {
			if !covers(o.Spec, earlier.Spec) {
				kept = append(kept, earlier)
				continue
			}
			p.overridden(earlier, o)
		}
		if len(kept) < mostSpecs {
			kept = append(kept, o)
		}
		live[o.Name] = kept
	}
}

// covers reports whether every stream of the second specifier is one of the
// first.
func covers(broad, narrow string) bool {
	return broad == "" || broad == narrow || strings.HasPrefix(narrow, broad+":")
}

func (p *parser) overridden(earlier, later Option) {
	was, _ := earlier.Value.Literal()
	now, _ := later.Value.Literal()
	if was == now && earlier.Spec == later.Spec {
		return // said twice, no harm
	}
	p.report(Problem{
		Rule: "overridden-option", Message: fmt.Sprintf("-%s has no effect: a later -%s replaces it", earlier.typed(), later.typed()),
		Index: earlier.Index,
	})
}

// accumulates reports whether every use of an option counts.
func accumulates(o Option) bool {
	switch o.Name {
	case "map", "map_metadata", "map_channel", "metadata", "attach", "program", "stream_group", "streamid", "dump_attachment",
		"filter_complex", "init_hw_device", "pre", "disposition", "progress", "opt":
		return true
	}
	// Flags with a sign are added up.
	text, ok := o.Value.Literal()
	return o.Class != Tool && (!ok || strings.HasPrefix(text, "+") || strings.HasPrefix(text, "-"))
}
