package scripts

import "fmt"

// otherHeader is header for loops that read what others print, run over
// arrays that are filled first, or are left by a condition inside.
func (g *generator) otherHeader(v string, n int) (head string, first, last []string, tail string) {
	tail = "done"
	step, leave := fmt.Sprintf("%s=$((%s + 1))", v, v), fmt.Sprintf("[ $%s -ge %d ] && break", v, n)
	kind := g.IntN(5)
	if g.shell == "dash" {
		kind = g.IntN(3)
	}
	switch kind {
	case 0:
		g.about("while read")
		return fmt.Sprintf("seq %d | while read -r %s; do", n, v), nil, nil, tail
	case 1:
		g.about("break")
		return v + "=0\nwhile true; do", nil, []string{step, leave}, tail
	case 2:
		g.about("break")
		return v + "=0\nwhile :; do", []string{leave}, []string{step}, tail
	case 3:
		g.about("mapfile")
		return fmt.Sprintf("mapfile -t %ss < <(seq %d)\nfor %s in \"${%ss[@]}\"; do", v, n, v, v), nil, nil, tail
	}
	g.about("array +=")
	fill := fmt.Sprintf("%ss=()\nfor k in 1 2; do %ss+=(\"x$k\"); done\n", v, v)
	return fill + fmt.Sprintf("for %s in \"${%ss[@]}\"; do", v, v), nil, nil, tail
}

// lock returns a part that one at a time runs. One inside another would wait
// for itself.
func (g *generator) lock(depth, budget int) []string {
	if g.locked {
		return g.block(depth-1, budget)
	}
	g.locked = true
	defer func() { g.locked = false }()
	g.about("flock")
	tail := ") 9>" + g.pick("lock1", "lock2")
	if g.IntN(2) == 0 {
		tail += " &"
	}
	return around("(", append([]string{"flock 9"}, g.block(depth-1, budget)...), tail)
}

// framed returns the statements of a script with a trap in front of them, or
// with something behind them that never runs.
func (g *generator) framed(body []string) []string {
	if g.IntN(6) == 0 {
		g.about("trap")
		body = append([]string{"trap 'ffmpeg " + g.name("t") + "' EXIT"}, body...)
	}
	if g.IntN(6) == 0 {
		g.about("exit")
		body = append(body, "exit 0", "ffmpeg never")
	}
	return body
}
