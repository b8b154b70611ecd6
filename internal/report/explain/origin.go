package explain

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/report/picture"
)

// origin says where the version of ffmpeg, its libraries and the CPUs come from.
func (p *page) origin() {
	e := p.command.Estimate
	from := e.Build.Source
	if e.Build.Line > 0 {
		from += fmt.Sprintf(", %s:%d", e.Build.File, e.Build.Line)
	}
	version := "not known, the worst of all counts"
	if e.FFmpeg != nil {
		version = *e.FFmpeg
	}
	p.say(picture.Plain, "          ", "ffmpeg    %s (%s)%s", version, from, libraries(e.Build))
	text := fmt.Sprintf("sees %d", e.CPUs)
	if e.HostCPUs != e.CPUs {
		text += fmt.Sprintf(" of the host's %d, which libx265, libsvtav1 and libvpx count", e.HostCPUs)
	}
	p.say(picture.Plain, "          ", "CPUs      %s (%s)", text, e.CPUsBy)
}

func libraries(b facts.Build) string {
	var known []string
	for _, name := range slices.Sorted(maps.Keys(b.Libraries)) {
		known = append(known, name+" "+b.Libraries[name])
	}
	if len(known) == 0 {
		return ""
	}
	return " with " + strings.Join(known, ", ")
}
