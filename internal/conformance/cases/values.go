package cases

import (
	"strings"
)

// changeValue gives an option another value that people write for it.
func (m *mutant) changeValue() bool {
	i, ok := m.where(func(i int) bool { return m.isValue(i) && m.argv[i-1] != "-i" && !m.isGraph(i) })
	if !ok {
		return false
	}
	if all := m.words.valuesOf(m.argv[i-1]); len(all) > 0 {
		m.argv[i] = m.pick(all)
		return true
	}
	return false
}

// oddValue gives an option a value that it may well not take.
func (m *mutant) oddValue() bool {
	i, ok := m.where(func(i int) bool { return m.isValue(i) && m.argv[i-1] != "-i" && !m.isGraph(i) })
	if ok {
		m.argv[i] = m.pick(m.words.odd)
	}
	return ok
}

// valuesOf returns values for the option as typed.
func (v vocabulary) valuesOf(option string) []string {
	name, spec, _ := strings.Cut(strings.TrimPrefix(option, "-"), ":")
	switch name {
	case "c", "codec", "vcodec", "acodec", "scodec":
		return v.encodersFor(name, spec)
	case "f":
		return v.formats
	case "pix_fmt":
		return v.pixFmts
	case "bsf":
		return v.bsfs
	case "map":
		return v.maps
	}
	return v.values[name]
}

// encodersFor returns encoders of the type that the option or its specifier
// names; those of all types if it names none.
func (v vocabulary) encodersFor(name, spec string) []string {
	kind := name[:1]
	if name == "c" || name == "codec" {
		kind = spec
	}
	switch {
	case strings.HasPrefix(kind, "v"):
		return v.video
	case strings.HasPrefix(kind, "a"):
		return v.audio
	case strings.HasPrefix(kind, "s"):
		return v.subtitle
	}
	return append(append([]string{"copy"}, v.video...), v.audio...)
}
