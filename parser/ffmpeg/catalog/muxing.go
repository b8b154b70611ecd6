package catalog

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg/edition"
)

// muxings holds what muxers take by version; each file is read once, when
// first asked for.
var muxings = edition.Lazy(muxingTexts(), parseMuxing)

// muxing is what one version's muxers took when they were tried with real
// streams (internal/gen/muxing).
type muxing struct {
	codecs map[string]byte // tried, with their media type
	tags   map[string]bool // tried
	muxers map[string]row
	tagged map[string]row // "mp4 h264" → its row
	// tagMuxers and tagCodecs are those that some tag is known of.
	tagMuxers, tagCodecs map[string]bool
}

// TakesCodec reports whether a muxer writes a header for a codec; undecided
// where that was not tried, or where the versions around an interpolated one
// differ.
func (c *Catalog) TakesCodec(muxer, codec string) bound.Truth {
	return c.agreed(func(m *muxing) bound.Truth { return m.takesCodec(muxer, codec) })
}

// TakesTag reports whether a muxer takes a codec under a codec tag, four
// characters in any case or a number.
func (c *Catalog) TakesTag(muxer, codec, tag string) bound.Truth {
	return c.agreed(func(m *muxing) bound.Truth { return m.takesTag(muxer, codec, tag) })
}

// TakesStreams reports whether a muxer takes streams of these types together:
// "v", "a", "s", or two of them such as "va" and "vv".
func (c *Catalog) TakesStreams(muxer, layout string) bound.Truth {
	return c.agreed(func(m *muxing) bound.Truth { return m.takesStreams(muxer, layout) })
}

// agreed asks the version's own data, or those of both neighbours.
func (c *Catalog) agreed(ask func(*muxing) bound.Truth) bound.Truth {
	below, above := neighbours(c.Version)
	answer := ask(muxings[below]())
	if above != below && ask(muxings[above]()) != answer {
		return bound.Undecided
	}
	return answer
}

// neighbours returns the nearest versions with data; the same one twice if
// the version has data of its own, or lies beyond them.
func neighbours(version string) (below, above string) {
	var all []string
	for v := range muxings {
		all = append(all, v)
	}
	slices.SortFunc(all, Compare)
	below, above = lower(version, all), all[len(all)-1]
	for _, v := range slices.Backward(all) {
		if Compare(v, version) >= 0 {
			above = v
		}
	}
	return below, above
}

func (m *muxing) takesCodec(muxer, codec string) bound.Truth {
	media, tried := m.codecs[codec]
	r, known := m.muxers[muxer]
	if !tried || !known {
		return bound.Undecided
	}
	return truth(inSet(r.cell(3+strings.IndexByte("vas", media)), codec))
}

func (m *muxing) takesTag(muxer, codec, tag string) bound.Truth {
	tag = strings.ReplaceAll(strings.ToLower(tag), " ", "_")
	if !m.tags[tag] || !m.tagMuxers[muxer] || !m.tagCodecs[codec] {
		return bound.Undecided
	}
	r := m.tagged[muxer+" "+codec] // no line: it takes none of them
	return truth(inSet(r.cell(3), tag))
}

func (m *muxing) takesStreams(muxer, layout string) bound.Truth {
	taken, tried, ok := strings.Cut(m.muxers[muxer].cell(2), "of ")
	if !ok || !slices.Contains(strings.Fields(tried), layout) {
		return bound.Undecided
	}
	return truth(slices.Contains(strings.Fields(taken), layout))
}

// inSet reads "h264 hevc" or "* -h264".
func inSet(set, name string) bool {
	if rest, all := strings.CutPrefix(set, "*"); all {
		return !slices.Contains(strings.Fields(rest), "-"+name)
	}
	return slices.Contains(strings.Fields(set), name)
}

func truth(yes bool) bound.Truth {
	if yes {
		return bound.Yes
	}
	return bound.No
}

// parseMuxing indexes a file (its format: muxing/README.md).
func parseMuxing(text string) *muxing {
	m := &muxing{codecs: map[string]byte{}, tags: map[string]bool{}, muxers: map[string]row{}, tagged: map[string]row{}, tagMuxers: map[string]bool{}, tagCodecs: map[string]bool{}}
	for line := range strings.Lines(text) {
		switch r := row(strings.TrimSuffix(line, "\n")); r.cell(0) {
		case "codecs":
			for _, name := range r.list(2, " ") {
				m.codecs[name] = r.cell(1)[0]
			}
		case "tags":
			for _, tag := range r.list(1, " ") {
				m.tags[tag] = true
			}
		case "muxer":
			m.muxers[r.cell(1)] = r
		case "tag":
			m.tagged[r.cell(1)+" "+r.cell(2)] = r
			m.tagMuxers[r.cell(1)], m.tagCodecs[r.cell(2)] = true, true
		}
	}
	return m
}
