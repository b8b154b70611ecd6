package cases

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// Generator makes mutations of the seeds.
type Generator struct {
	seeds []Case
	words vocabulary
}

// NewGenerator returns a generator that takes the names that it puts in from
// the catalogs of ffvet.
func NewGenerator() *Generator {
	seeds := Seeds()
	return &Generator{seeds: seeds, words: newVocabulary(seeds)}
}

// Case returns the case with the number: always the same one. Cases in a row
// go through the seeds in turn. Most are one step away from a command line
// that works, some two.
func (g *Generator) Case(n int) Case {
	seed := g.seeds[n%len(g.seeds)]
	if n < len(g.seeds) {
		return seed
	}
	m := g.mutant(n)
	name := m.step()
	if m.IntN(4) == 0 {
		name += "+" + m.step()
	}
	return Case{ID: fmt.Sprintf("%s/%d/%s", seed.ID, n, name), Topic: seed.Topic, Argv: m.argv}
}

// mutant returns the seed of a case, not changed yet.
func (g *Generator) mutant(n int) *mutant {
	seed := g.seeds[n%len(g.seeds)]
	return &mutant{Rand: rand.New(rand.NewPCG(uint64(n), stream)), words: g.words, argv: slices.Clone(seed.Argv)}
}

// stream keeps these random numbers apart from those of other generators.
const stream = 0x66667665

// Cases returns n cases in a row.
func (g *Generator) Cases(from, n int) []Case {
	all := make([]Case, n)
	for i := range all {
		all[i] = g.Case(from + i)
	}
	return all
}
