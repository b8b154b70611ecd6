package binary

import (
	"regexp"
	"slices"
)

// list reads which encoders the program has, by what `-encoders` prints:
// " V....D libx264   …".
func (b *Binary) list() {
	line := regexp.MustCompile(`(?m)^ ([VA])[A-Z.]{5} (\S+)`)
	for _, m := range line.FindAllStringSubmatch(b.Messages("-encoders"), -1) {
		if m[2] != "=" {
			b.listed[m[2]] = m[1] == "V"
		}
	}
}

// Encoders returns the names of all video or audio encoders that the program
// lists, sorted. Those of hardware are among them.
func (b *Binary) Encoders(video bool) []string {
	var names []string
	for name, isVideo := range b.listed {
		if isVideo == video {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Encodes reports whether an encoder encodes half a second here with the
// options that it needs; the answer is remembered.
func (b *Binary) Encodes(name string, video bool, needs []string) bool {
	if works, known := b.encoding[name]; known {
		return works
	}
	source, kind := "sine=d=0.5", "-c:a"
	if video {
		source, kind = "testsrc2=s=352x288:r=25:d=0.2", "-c:v"
	}
	args := append([]string{"-v", "error", "-f", "lavfi", "-i", source}, needs...)
	_, works := b.try(patience, append(args, kind, name, "-strict", "-2", "-f", "null", "-")...)
	b.encoding[name] = works
	return works
}

// Filter reports whether the program has a filter of that name.
func (b *Binary) Filter(name string) bool { return b.filters[name] != "" }

// Filters returns what each filter takes and gives, as "VV->V", by name.
func (b *Binary) Filters() map[string]string { return b.filters }

// listFilters reads the filters, by what `-filters` prints:
// " TSC scale            V->V       …", one flag fewer from 8.0 on.
func (b *Binary) listFilters() {
	line := regexp.MustCompile(`(?m)^ [A-Z.]{2,3} (\S+) +([AVN|]+->[AVN|]+)`)
	for _, m := range line.FindAllStringSubmatch(b.Messages("-filters"), -1) {
		b.filters[m[1]] = m[2]
	}
}
