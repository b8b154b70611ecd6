package estimate

import "strings"

// part is a component before its value is worked out.
type part struct {
	name, role string
	model      model
	// assumed says why the model is an upper assumption; "" if it is not.
	assumed string
}

// parts are the components of one process.
type parts []part

func (p *parts) add(name, role string, m model) {
	*p = append(*p, part{name: name, role: role, model: m})
}

func (p *parts) assume(name, role string, m model, why string) {
	*p = append(*p, part{name: name, role: role, model: m, assumed: why})
}

// peak returns the threads of all parts together.
func (p parts) peak(m Machine) int {
	total := 0
	for _, part := range p {
		total += part.model.threads(m).sum()
	}
	return total
}

// components returns the parts with their values and arithmetic.
func (p parts) components(m Machine) []Component {
	all := make([]Component, len(p))
	for i, part := range p {
		t := part.model.threads(m)
		all[i] = Component{
			Name: part.name, Role: part.role, Model: part.model.id(), Args: arguments(part.model),
			Threads: t.sum(), Terms: t.String(), Assumed: part.assumed,
		}
	}
	return all
}

// because joins the reasons for an assumption.
func because(reasons ...string) string {
	given := reasons[:0]
	for _, r := range reasons {
		if r != "" {
			given = append(given, r)
		}
	}
	return strings.Join(given, "; ")
}
