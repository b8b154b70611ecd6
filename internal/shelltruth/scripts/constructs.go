package scripts

import (
	"fmt"
	"strings"
)

// loop returns a loop of two or three rounds.
func (g *generator) loop(depth, budget int) []string {
	n := 2 + g.IntN(2)
	v := g.name("i")
	head, first, last, tail := g.header(v, n)
	g.loops = append(g.loops, v)
	body := g.block(depth-1, budget/n)
	g.loops = g.loops[:len(g.loops)-1]
	if g.IntN(5) == 0 {
		g.about("wait in loop")
		body = append(body, "wait")
	}
	lines := around(head, append(append(first, body...), last...), tail)
	if tail == "END" {
		lines[len(lines)-1] = "done <<END\n" + strings.Repeat("line\n", n) + "END"
	}
	return lines
}

// header returns the head of a loop of n rounds, what its body begins and
// ends with, and its tail.
func (g *generator) header(v string, n int) (head string, first, last []string, tail string) {
	tail = "done"
	var words []string
	for k := range n {
		words = append(words, fmt.Sprint(k))
	}
	if g.IntN(3) == 0 {
		return g.otherHeader(v, n)
	}
	kind := g.IntN(9)
	if g.shell == "dash" {
		kind = g.IntN(5)
	}
	switch kind {
	case 0:
		g.about("while counter")
		return fmt.Sprintf("%s=0\nwhile [ $%s -lt %d ]; do", v, v, n), nil, []string{fmt.Sprintf("%s=$((%s + 1))", v, v)}, tail
	case 1:
		g.about("until counter")
		return fmt.Sprintf("%s=1\nuntil [ $%s -gt %d ]; do", v, v, n), nil, []string{fmt.Sprintf("%s=$((%s + 1))", v, v)}, tail
	case 2:
		g.about("for seq")
		return fmt.Sprintf("for %s in $(seq %d); do", v, n), nil, nil, tail
	case 3:
		g.about("while read")
		return "while read -r " + v + "; do", nil, nil, "END"
	case 4:
		g.about("for words")
		return fmt.Sprintf("for %s in %s; do", v, strings.Join(words, " ")), nil, nil, tail
	case 5:
		g.about("for range")
		return fmt.Sprintf("for %s in {1..%d}; do", v, n), nil, nil, tail
	case 6:
		g.about("for c-style")
		return fmt.Sprintf("for ((%s = 0; %s < %d; %s++)); do", v, v, n, v), nil, nil, tail
	case 7:
		g.about("for array")
		return fmt.Sprintf("%ss=(%s)\nfor %s in \"${%ss[@]}\"; do", v, strings.Join(words, " "), v, v), nil, nil, tail
	}
	g.about("while counter")
	return fmt.Sprintf("%s=%d\nwhile (( %s > 0 )); do", v, n, v), nil, []string{fmt.Sprintf("(( %s-- ))", v)}, tail
}

// subshell returns a group or a subshell, in the background or not.
func (g *generator) subshell(depth, budget int) []string {
	head, tail := "(", ")"
	g.about("subshell")
	if g.IntN(3) == 0 {
		head, tail = "{", "}"
	}
	if g.IntN(2) == 0 {
		g.about("background")
		tail += " &"
	}
	return around(head, g.block(depth-1, budget), tail)
}

// function returns one or two calls of a new function.
func (g *generator) function(depth, budget int) []string {
	g.about("function")
	name := g.name("f")
	outer := g.loops
	g.loops = []string{"1"}
	body := g.block(depth-1, budget/2)
	g.loops = outer
	g.functions = append(g.functions, around(name+"() {", body, "}")...)
	call := name + " " + g.name("x")
	if g.IntN(2) == 0 {
		call += " &"
	}
	if g.IntN(2) == 0 {
		return []string{call, name + " " + g.name("x")}
	}
	return []string{call}
}

// branch returns an if or case that the environment decides.
func (g *generator) branch(depth, budget int) []string {
	if g.branched { // what the branches around took decides it
		return g.block(depth-1, budget)
	}
	g.modes, g.branched = true, true
	defer func() { g.branched = false }()
	then := indent(g.block(depth-1, budget))
	if g.IntN(2) == 0 {
		g.about("case")
		otherwise := indent(g.block(depth-1, budget))
		lines := append([]string{`case "$MODE" in`, "a)"}, then...)
		lines = append(append(lines, ";;", "*)"), otherwise...)
		return append(lines, ";;", "esac")
	}
	g.about("if")
	lines := append([]string{`if [ "$MODE" = a ]; then`}, then...)
	if g.IntN(2) == 0 {
		lines = append(append(lines, "else"), indent(g.block(depth-1, budget))...)
	}
	return append(lines, "fi")
}

// pipeline returns commands that run beside one another.
func (g *generator) pipeline(_, _ int) []string {
	g.about("pipeline")
	line := g.command() + " | " + g.command()
	switch {
	case g.shell == "bash" && g.IntN(3) == 0:
		g.about("process substitution")
		line = g.command() + " <(" + g.command() + ")"
	case g.IntN(3) == 0:
		line += " | " + g.command()
	}
	if g.IntN(2) == 0 {
		line += " &"
	}
	return []string{line}
}

// pool returns a loop that lets only so many of its jobs run.
func (g *generator) pool(_, _ int) []string {
	v, n := g.name("i"), 2+g.IntN(2)
	g.loops = append(g.loops, v)
	start := g.command() + " &"
	if g.IntN(4) == 0 {
		g.about("pipeline")
		start = g.command() + " | " + start
	}
	g.loops = g.loops[:len(g.loops)-1]
	before, after := g.limiter(n)
	body := append(append(before, start), after...)
	lines := around("for "+v+" in 1 2 3 4 5 6; do", body, "done")
	if c := g.names; len(after) > 0 && strings.Contains(after[0], "k") {
		lines = append([]string{fmt.Sprintf("k%d=0", c)}, lines...)
	}
	if g.IntN(2) == 0 || len(after) > 0 && strings.Contains(after[0], "k") { // how many rounds follow the last wait is not computed
		lines = append(lines, "wait")
	}
	return lines
}

// limiter returns what stands before and behind the start in a pool of n.
func (g *generator) limiter(n int) (before, after []string) {
	k := fmt.Sprintf("k%d", g.names)
	if g.shell == "dash" {
		g.about("pool counter")
		return nil, []string{fmt.Sprintf("%s=$((%s + 1))", k, k), fmt.Sprintf("if [ $%s -ge %d ]; then wait; %s=0; fi", k, n, k)}
	}
	count := "$(jobs -r | wc -l)"
	op := g.pick("-ge", "-gt")
	switch g.IntN(5) {
	case 0:
		g.about("pool jobs")
		return []string{fmt.Sprintf("while [ %s %s %d ]; do sleep 0.02; done", count, op, n)}, nil
	case 1:
		g.about("pool jobs")
		return []string{fmt.Sprintf("while [[ %s %s %d ]]; do wait -n; done", count, op, n)}, nil
	case 2:
		g.about("pool jobs")
		return nil, []string{fmt.Sprintf("until [ %s %s %d ]; do wait -n; done", count, map[string]string{"-ge": "-lt", "-gt": "-le"}[op], n)}
	case 3:
		g.about("pool modulo")
		return nil, []string{fmt.Sprintf("(( ++%s %% %d == 0 )) && wait", k, n)}
	}
	g.about("pool counter")
	return nil, []string{fmt.Sprintf("(( ++%s >= %d )) && { wait; %s=0; }", k, n, k)}
}

// launcher returns a program that starts several.
func (g *generator) launcher(_, _ int) []string {
	n := 1 + g.IntN(3)
	var line string
	switch g.IntN(5) {
	case 3:
		g.about("xargs")
		line = fmt.Sprintf(`seq %d | xargs -P %d ffmpeg %s`, n, 2*n, g.name("c"))
	case 4:
		g.about("xargs")
		line = fmt.Sprintf(`echo a b c | xargs -n 1 -P %d ffmpeg %s`, 2*n, g.name("c"))
	case 0:
		g.about("xargs")
		line = fmt.Sprintf(`printf '%%s\n' a b c d e | xargs -P %d -n 1 ffmpeg %s`, n, g.name("c"))
	case 1:
		g.about("xargs")
		line = fmt.Sprintf(`printf '%%s\n' a b c d e | xargs -P %d -I{} sh -c 'ffmpeg %s {} & ffmpeg %s {}; wait'`, n, g.name("c"), g.name("c"))
	default:
		g.about("sh -c")
		line = fmt.Sprintf(`sh -c 'for i in 1 2; do ffmpeg %s $i & done; wait'`, g.name("c"))
	}
	if g.IntN(3) == 0 {
		line += " &"
	}
	return []string{line}
}
