package cases

import (
	"regexp"
	"strings"
)

// misspell drops, doubles or swaps one letter of a text behind its first.
func (m *mutant) misspell(text string) string {
	if len(text) < 3 {
		return text + "x"
	}
	i := 1 + m.IntN(len(text)-2)
	switch m.IntN(3) {
	case 0:
		return text[:i] + text[i+1:]
	case 1:
		return text[:i] + text[i:i+1] + text[i:]
	}
	return text[:i] + text[i+1:i+2] + text[i:i+1] + text[i+2:]
}

func (m *mutant) misspellOption() bool {
	i, ok := m.where(func(i int) bool { return strings.HasPrefix(m.argv[i], "-") && len(m.argv[i]) > 2 })
	if ok {
		m.argv[i] = m.misspell(m.argv[i])
	}
	return ok
}

func (m *mutant) misspellWord() bool {
	i, ok := m.where(func(i int) bool {
		return m.isValue(i) && m.argv[i-1] != "-i" && !strings.HasPrefix(m.argv[i], "/")
	})
	if ok {
		m.argv[i] = m.misspell(m.argv[i])
	}
	return ok
}

// replaceOne replaces one of the pattern's matches, random, in one of the
// words that fit.
func (m *mutant) replaceOne(pattern *regexp.Regexp, fits func(int) bool, by func(string) string) bool {
	i, ok := m.where(func(i int) bool { return fits(i) && pattern.MatchString(m.argv[i]) })
	if !ok {
		return false
	}
	all := pattern.FindAllStringIndex(m.argv[i], -1)
	at := all[m.IntN(len(all))]
	m.argv[i] = m.argv[i][:at[0]] + by(m.argv[i][at[0]:at[1]]) + m.argv[i][at[1]:]
	return true
}

var (
	label     = regexp.MustCompile(`\[[^\]\[=]*\]`)
	sign      = regexp.MustCompile(`[\[\];:,=|/+%']`)
	specifier = regexp.MustCompile(`:.*$`)
	mapped    = regexp.MustCompile(`^-?\d+(:.*)?$`)
	ending    = regexp.MustCompile(`\.\w+$`)
	filter    = regexp.MustCompile(`(?:^|[\],;])[a-z]\w*`)
	argument  = regexp.MustCompile(`[=:][^=:,;\[\]|']+`)
)

func (m *mutant) changeLabel() bool {
	return m.replaceOne(label, func(i int) bool { return m.isGraph(i) || m.isValue(i) && m.argv[i-1] == "-map" },
		func(string) string { return m.pick(m.words.labels) })
}

// dropSign drops a bracket, a colon, a comma … of a value.
func (m *mutant) dropSign() bool {
	return m.replaceOne(sign, m.isValue, func(string) string { return "" })
}

// changeSpecifier changes the specifier of an option, or that of a -map.
func (m *mutant) changeSpecifier() bool {
	if m.IntN(2) == 0 {
		return m.replaceOne(mapped, func(i int) bool { return m.isValue(i) && m.argv[i-1] == "-map" },
			func(string) string { return m.pick(m.words.maps) })
	}
	return m.replaceOne(specifier, func(i int) bool { return m.isOption(i) },
		func(string) string { return ":" + m.pick(m.words.specifiers) })
}

func (m *mutant) changeExtension() bool {
	return m.replaceOne(ending, m.isOutput, func(string) string { return "." + m.pick(m.words.extensions) })
}

func (m *mutant) changeFilter() bool {
	return m.replaceOne(filter, m.isGraph, func(old string) string {
		if strings.ContainsAny(old[:1], "],;") {
			return old[:1] + m.pick(m.words.filters)
		}
		return m.pick(m.words.filters)
	})
}

// filterValue changes a value or a name among the arguments of a filter.
func (m *mutant) filterValue() bool {
	return m.replaceOne(argument, m.isGraph, func(old string) string {
		if m.IntN(3) == 0 {
			return m.misspell(old)
		}
		return old[:1] + m.pick(m.words.odd)
	})
}
