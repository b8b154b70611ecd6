// Package moments says what lives at once in a run whose parts wait for one
// another: the steps of a workflow, the jobs of a pipeline.
//
// A Profile is a list of moments; at each of them so many copies of each part
// are alive. Whatever runs at once in a real run is covered by one of them:
// where there would be too many moments to list, one takes their place that
// holds them all.
package moments

import (
	"maps"
	"slices"

	"github.com/ffvet/ffvet/parser/bound"
)

// most is how many moments a profile keeps apart.
const most = 512

// Moment is how many copies of each part, by its name, are alive.
type Moment map[string]bound.Bound

// Profile is everything that can be alive at once, moment by moment.
type Profile []Moment

// Leaf is one copy of each of the parts: the containers of a pod.
func Leaf(parts ...string) Profile {
	m := Moment{}
	for _, part := range parts {
		m[part] = m[part].Add(bound.Of(1))
	}
	return Profile{m}
}

// Times is the profile of n runs of the profile at once: each of them may be
// at its worst moment.
func (p Profile) Times(n bound.Bound) Profile {
	out := make(Profile, len(p))
	for i, m := range p {
		out[i] = Moment{}
		for part, copies := range m {
			out[i][part] = copies.Mul(n)
		}
	}
	return out
}

// Series is the profile of things that run one after another.
func Series(all ...Profile) Profile {
	return slices.Concat(all...).limited()
}

// Together is the profile of things that run at once: any moment of one meets
// any moment of the others.
func Together(all ...Profile) Profile {
	out := Profile{Moment{}}
	for _, p := range all {
		if len(p) == 0 {
			continue
		}
		if len(out)*len(p) > most {
			p, out = Profile{p.merged()}, Profile{out.merged()}
		}
		next := make(Profile, 0, len(out)*len(p))
		for _, a := range out {
			for _, b := range p {
				next = append(next, a.plus(b))
			}
		}
		out = next
	}
	return out
}

// Peak returns the most copies of a part that live at once.
func (p Profile) Peak(part string) bound.Bound {
	peak := bound.Bound{}
	for _, m := range p {
		peak = peak.Max(m[part])
	}
	return peak
}

// At returns the copies of a part in each moment.
func (p Profile) At(part string) []bound.Bound {
	out := make([]bound.Bound, len(p))
	for i, m := range p {
		out[i] = m[part]
	}
	return out
}

// Clip lowers the copies of a part to a cap that holds for all of them.
func (p Profile) Clip(part string, to bound.Bound) {
	for _, m := range p {
		if copies, ok := m[part]; ok {
			m[part] = copies.Min(to)
		}
	}
}

func (m Moment) plus(n Moment) Moment {
	out := maps.Clone(m)
	for part, copies := range n {
		out[part] = out[part].Add(copies)
	}
	return out
}

// merged is one moment with the most of each part.
func (p Profile) merged() Moment {
	out := Moment{}
	for _, m := range p {
		for part, copies := range m {
			out[part] = out[part].Max(copies)
		}
	}
	return out
}

func (p Profile) limited() Profile {
	if len(p) > most {
		return Profile{p.merged()}
	}
	return p
}
