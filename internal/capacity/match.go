// Package capacity puts units on pools and into role groups, and adds up what
// one node, one pool, one role and everything together can run at once.
package capacity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/unit"
)

// kindOfMatch is one kind of entry of a match: how many of its patterns are
// given and whether one of them fits the unit.
type kindOfMatch struct {
	given, fits bool
	weight      int // length of the pattern that fits: longer is more specific
}

// kinds asks every kind of entry about the unit. The order does not count.
func kinds(m config.Match, u *unit.Unit) []kindOfMatch {
	path := ""
	if u.At.File != nil {
		path = u.At.File.Path
	}
	meta := u.Meta
	return []kindOfMatch{
		labels(m.Labels, meta.Labels, u.Place.NodeLabels),
		allIn(m.RunnerLabels, u.Place.RunnerLabels),
		patterns(m.Nodepools, nodepools(u)...),
		patterns(m.Paths, path),
		patterns(m.Kinds, meta.Kind),
		patterns(m.Namespaces, meta.Namespace),
		patterns(m.Names, meta.Name, meta.Service, meta.Container),
		patterns(m.Images, u.Image.Ref, repository(u.Image.Ref)),
		patterns(m.Services, meta.Service),
		patterns(m.Hosts),
		patterns(m.ResourceClass),
		patterns(m.ECSClusters),
	}
}

// patterns reports whether one of the texts fits one of the globs.
func patterns(globs []string, texts ...string) kindOfMatch {
	k := kindOfMatch{given: len(globs) > 0}
	for _, g := range globs {
		for _, t := range texts {
			if t == "" {
				continue
			}
			if ok, err := doublestar.Match(strings.ToLower(g), strings.ToLower(t)); err == nil && ok {
				k.fits, k.weight = true, max(k.weight, len(g))
			}
		}
	}
	return k
}

// labels reports whether all wanted labels stand in one of the sets.
func labels(want map[string]string, sets ...map[string]string) kindOfMatch {
	k := kindOfMatch{given: len(want) > 0}
	for _, have := range sets {
		all := len(want) > 0
		for name, value := range want {
			all = all && have[name] == value
		}
		if all {
			k.fits, k.weight = true, len(want)
		}
	}
	return k
}

// allIn reports whether the unit asks for labels and the nodes have all of them.
func allIn(have, want []string) kindOfMatch {
	k := kindOfMatch{given: len(have) > 0}
	k.fits = len(want) > 0 && !slices.ContainsFunc(want, func(l string) bool { return !slices.Contains(have, l) })
	k.weight = len(want)
	return k
}

// nodepools are the names of node pools that well-known node labels hold.
func nodepools(u *unit.Unit) []string {
	var names []string
	for _, key := range []string{"karpenter.sh/nodepool", "eks.amazonaws.com/nodegroup", "cloud.google.com/gke-nodepool", "agentpool"} {
		if name := u.Place.NodeLabels[key]; name != "" {
			names = append(names, name)
		}
	}
	return names
}

// repository returns an image reference without tag and digest.
func repository(ref string) string {
	ref, _, _ = strings.Cut(ref, "@")
	if i := strings.LastIndexByte(ref, ':'); i > strings.LastIndexByte(ref, '/') {
		return ref[:i]
	}
	return ref
}

// score says how well something fits: more kinds of entries first, then
// longer patterns.
type score struct{ kinds, weight int }

func (s score) compare(t score) int {
	return cmp.Or(cmp.Compare(s.kinds, t.kinds), cmp.Compare(s.weight, t.weight))
}

// anyOf scores the entries that fit: one is enough for a pool.
func anyOf(all []kindOfMatch) (score, bool) {
	var s score
	for _, k := range all {
		if k.fits {
			s.kinds++
			s.weight += k.weight
		}
	}
	return s, s.kinds > 0
}

// allOf scores the entries if every given kind fits, as a role asks.
func allOf(all []kindOfMatch) (score, bool) {
	for _, k := range all {
		if k.given && !k.fits {
			return score{}, false
		}
	}
	return anyOf(all)
}
