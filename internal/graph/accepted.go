package graph

import "github.com/ffvet/ffvet/parser/bound"

// Accepted says what the version that the role graph was built for does with
// the command as far as its text tells: Yes, No, or Undecided where a hole,
// an assumed input or a foreign build decides.
func (g *Graph) Accepted() bound.Truth {
	doubt := g.Invocation.Open
	for _, p := range g.Problems {
		if p.Refused && p.Certain {
			return bound.No
		}
		doubt = doubt || p.Refused
	}
	if doubt {
		return bound.Undecided
	}
	return bound.Yes
}

// Refusal returns the first problem that certainly ends the program; nil if
// there is none.
func (g *Graph) Refusal() *Problem {
	for i, p := range g.Problems {
		if p.Refused && p.Certain {
			return &g.Problems[i]
		}
	}
	return nil
}
