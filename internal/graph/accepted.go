package graph

import "github.com/ffvet/ffvet/parser/bound"

// Accepted says what the version that the role graph was built for does with
// the command as far as its text tells: Yes, No and the problem that ends the
// program, or Undecided where a hole, an assumed input or a foreign build
// decides.
func (g *Graph) Accepted() (bound.Truth, *Problem) {
	doubt := g.Invocation.Open
	for i, p := range g.Problems {
		if p.Refused && p.Certain {
			return bound.No, &g.Problems[i]
		}
		doubt = doubt || p.Refused
	}
	if doubt {
		return bound.Undecided, nil
	}
	return bound.Yes, nil
}
