package cases

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// mutant is a command line on its way away from a seed.
type mutant struct {
	*rand.Rand
	words vocabulary
	argv  []string
}

// mutation changes the command line; false if there was nothing to change.
type mutation struct {
	name  string
	apply func(*mutant) bool
}

// mutations are the mistakes that people make, and the changes that they try.
func mutations() []mutation {
	return []mutation{
		{"drop-word", (*mutant).dropWord},
		{"drop-option", (*mutant).dropOption},
		{"swap-words", (*mutant).swapWords},
		{"move-option", (*mutant).moveOption},
		{"misspell-option", (*mutant).misspellOption},
		{"misspell-word", (*mutant).misspellWord},
		{"repeat-option", (*mutant).repeatOption},
		{"add-option", (*mutant).addOption},
		{"add-option", (*mutant).addOption}, // twice: it has the most to try
		{"change-value", (*mutant).changeValue},
		{"change-value", (*mutant).changeValue},
		{"odd-value", (*mutant).oddValue},
		{"change-label", (*mutant).changeLabel},
		{"drop-sign", (*mutant).dropSign},
		{"change-specifier", (*mutant).changeSpecifier},
		{"change-extension", (*mutant).changeExtension},
		{"change-filter", (*mutant).changeFilter},
		{"filter-value", (*mutant).filterValue},
		{"change-input", (*mutant).changeInput},
	}
}

// step applies one mutation and returns its name.
func (m *mutant) step() string {
	all := mutations()
	for range 50 {
		try := all[m.IntN(len(all))]
		if before := slices.Clone(m.argv); try.apply(m) && !slices.Equal(before, m.argv) {
			return try.name
		}
	}
	return "none"
}

// pick returns one of the texts.
func (m *mutant) pick(all []string) string { return all[m.IntN(len(all))] }

// where returns a random index of a word that fits; ok is false if none does.
func (m *mutant) where(fits func(i int) bool) (index int, ok bool) {
	var all []int
	for i := range m.argv {
		if fits(i) {
			all = append(all, i)
		}
	}
	if len(all) == 0 {
		return 0, false
	}
	return all[m.IntN(len(all))], true
}

// isOption reports whether the word is an option's name with a value behind it.
func (m *mutant) isOption(i int) bool {
	return len(m.argv[i]) > 1 && m.argv[i][0] == '-' && i+1 < len(m.argv) && !strings.HasPrefix(m.argv[i+1], "-")
}

// isValue reports whether an option stands in front of the word.
func (m *mutant) isValue(i int) bool { return i > 0 && m.isOption(i-1) }

// isOutput reports whether the word looks like an output's name.
func (m *mutant) isOutput(i int) bool {
	return !strings.HasPrefix(m.argv[i], "-") && !m.isValue(i) && strings.Contains(m.argv[i], ".")
}

// isGraph reports whether the word is the text of a filter graph.
func (m *mutant) isGraph(i int) bool {
	if !m.isValue(i) {
		return false
	}
	name, _, _ := strings.Cut(m.argv[i-1], ":")
	return slices.Contains([]string{"-vf", "-af", "-filter", "-filter_complex", "-lavfi"}, name) ||
		name == "-i" && i > 2 && slices.Contains(m.argv[:i-1], "lavfi")
}

func (m *mutant) dropWord() bool {
	i := m.IntN(len(m.argv))
	m.argv = slices.Delete(m.argv, i, i+1)
	return len(m.argv) > 0
}

func (m *mutant) dropOption() bool {
	i, ok := m.where(m.isOption)
	if ok {
		m.argv = slices.Delete(m.argv, i, i+2)
	}
	return ok
}

func (m *mutant) swapWords() bool {
	if len(m.argv) < 2 {
		return false
	}
	i := m.IntN(len(m.argv) - 1)
	m.argv[i], m.argv[i+1] = m.argv[i+1], m.argv[i]
	return true
}

// moveOption puts an option with its value in front of another word, often
// into another group.
func (m *mutant) moveOption() bool {
	i, ok := m.where(m.isOption)
	if !ok {
		return false
	}
	pair := slices.Clone(m.argv[i : i+2])
	m.argv = slices.Delete(m.argv, i, i+2)
	m.insert(pair)
	return true
}

func (m *mutant) repeatOption() bool {
	i, ok := m.where(m.isOption)
	if ok {
		m.insert(slices.Clone(m.argv[i : i+2]))
	}
	return ok
}

// addOption puts in an option that another seed has.
func (m *mutant) addOption() bool {
	pair := m.words.options[m.IntN(len(m.words.options))]
	m.insert(pair[:])
	return true
}

// insert puts words in where an option may begin.
func (m *mutant) insert(words []string) {
	for range 20 {
		at := m.IntN(len(m.argv) + 1)
		if at == len(m.argv) || !m.isValue(at) {
			m.argv = slices.Insert(m.argv, at, words...)
			return
		}
	}
}

func (m *mutant) changeInput() bool {
	i, ok := m.where(func(i int) bool { return m.isValue(i) && m.argv[i-1] == "-i" })
	if ok {
		m.argv[i] = m.pick(m.words.inputs)
	}
	return ok
}
