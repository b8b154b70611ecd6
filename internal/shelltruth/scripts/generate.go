package scripts

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// most is how many processes one generated script starts at most, so that it
// is over soon.
const most = 20

// Generated returns n scripts, the first one with the given number. A number
// always gives the same script.
func Generated(from, n int) []Script {
	var all []Script
	for i := range n {
		all = append(all, generated(from+i))
	}
	return all
}

func generated(number int) Script {
	g := &generator{Rand: rand.New(rand.NewPCG(uint64(number), 7)), shell: "bash"}
	if g.IntN(4) == 0 {
		g.shell = "dash"
	}
	body := g.framed(g.block(2, most))
	s := Script{
		Name:       fmt.Sprintf("generated/%d", number),
		Constructs: g.used,
		Shells:     []string{g.shell},
		Runs:       []string{""},
		Files:      map[string]string{Main: strings.Join(append(g.functions, body...), "\n") + "\n"},
	}
	if g.modes {
		s.Runs = []string{"MODE=a", "MODE=b"}
	}
	slices.Sort(s.Constructs)
	s.Constructs = slices.Compact(s.Constructs)
	return s
}

// generator puts one script together.
type generator struct {
	*rand.Rand
	shell     string
	functions []string
	used      []string
	names     int
	modes     bool
	branched  bool     // in a branch
	locked    bool     // where a lock is held
	loops     []string // the variables of the loops around
}

// about notes that the script is about a construct.
func (g *generator) about(construct string) { g.used = append(g.used, construct) }

// name returns a new name.
func (g *generator) name(prefix string) string {
	g.names++
	return fmt.Sprintf("%s%d", prefix, g.names)
}

// pick returns one of the texts.
func (g *generator) pick(of ...string) string { return of[g.IntN(len(of))] }

// block returns the lines of a few statements that start at most so many
// processes.
func (g *generator) block(depth, budget int) []string {
	var lines []string
	n := 1 + g.IntN(3)
	for range n {
		lines = append(lines, g.statement(depth, max(budget/n, 1))...)
	}
	return lines
}

// statement returns one statement.
func (g *generator) statement(depth, budget int) []string {
	if depth == 0 || budget < 2 {
		return g.simple()
	}
	kinds := []func(depth, budget int) []string{
		func(int, int) []string { return g.simple() }, func(int, int) []string { return g.wait() },
		g.loop, g.loop, g.subshell, g.function, g.branch, g.pipeline, g.pool, g.launcher, g.lock,
	}
	return kinds[g.IntN(len(kinds))](depth, budget)
}

// command returns a start whose arguments name it and the loops around.
func (g *generator) command() string {
	words := []string{"ffmpeg", g.name("c")}
	for _, v := range g.loops {
		words = append(words, `"$`+v+`"`)
	}
	return strings.Join(words, " ")
}

// simple returns a start, in the background or not.
func (g *generator) simple() []string {
	c := g.command()
	switch g.IntN(6) {
	case 0:
		g.about("wrappers")
		c = g.pick("nice ", "timeout 99 ", "env A=1 ", "command ") + c
	case 1:
		g.about("command substitution")
		c += " -t \"$(ffprobe " + g.name("p") + ")\""
	}
	if g.IntN(3) > 0 {
		g.about("background")
		return []string{c + " &"}
	}
	return []string{c}
}

func (g *generator) wait() []string {
	g.about("wait")
	return []string{"wait"}
}

// indent shifts the lines of a body.
func indent(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = "  " + l
	}
	return out
}

// around puts lines between a head and a tail.
func around(head string, body []string, tail string) []string {
	return append(append([]string{head}, indent(body)...), tail)
}
