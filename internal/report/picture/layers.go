package picture

// layers puts each role into a column: behind all that leads to it, encoders
// in one column and outputs in the next.
func layers(p *Picture) map[*Role]int {
	column := map[*Role]int{}
	waiting := map[*Role]int{}
	var next []*Role
	for _, r := range p.Roles {
		if waiting[r] = len(r.In); len(r.In) == 0 {
			next = append(next, r)
		}
	}
	encoders := 0
	for len(next) > 0 { // those on a circle stay in the first column
		r := next[0]
		next = next[1:]
		if r.Kind == Encoder {
			encoders = max(encoders, column[r])
		}
		for _, l := range r.Out {
			column[l.To] = max(column[l.To], column[r]+1)
			if waiting[l.To]--; waiting[l.To] == 0 {
				next = append(next, l.To)
			}
		}
	}
	align(p, column, encoders)
	return column
}

// align moves encoders and outputs to the right.
func align(p *Picture, column map[*Role]int, encoders int) {
	for _, r := range p.Roles {
		if r.Kind == Encoder {
			column[r] = encoders
		}
	}
	last := 0
	for _, r := range p.Roles {
		if r.Kind != Output {
			last = max(last, column[r])
		}
	}
	for _, r := range p.Roles {
		if r.Kind != Output {
			continue
		}
		column[r] = last + 1
		if len(r.In) > 0 && r.In[0].From.Kind == Output {
			column[r] = last + 2
		}
	}
}
