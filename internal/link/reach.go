package link

import (
	"cmp"
	"slices"
	"time"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/shell"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
	"github.com/ffvet/ffvet/parser/wrapper"
)

// reach is what one start of something leads to. It is shared by all who
// lead there and never changed.
type reach struct {
	// commands have no unit yet; their Procs count one start, their Host says
	// whether a shell read them.
	commands []*unit.Command
	// procs is how many of the commands run at once.
	procs bound.Bound
	// left is how many of them still run when the start returns.
	left bound.Bound
	// lock is the file that lets one start at a time run, if there is one.
	lock string
	// lifetime is how long a start lasts at most; 0 if nothing limits it.
	lifetime time.Duration
	// scripts and images are what was read on the way, builds the images
	// that are made.
	scripts []string
	images  []*unit.Unit
	builds  []builtImage
	// pools are job workers: their jobs count as processes.
	pools []wrapper.Pool
	// worker says that it runs jobs which are not in the repository.
	worker bool
}

// starts reports whether it leads to a program or to a worker's jobs.
func (r *reach) starts() bool { return len(r.commands) > 0 || len(r.pools) > 0 || r.worker }

// nothing is what a program leads to that starts none of ours.
var nothing = &reach{}

// site is one call where it stands.
type site struct {
	path            string
	start, at, args int
}

func siteOf(c *unit.Command) site {
	s := site{start: c.Name.Span.Start, at: c.At.Start, args: len(c.Words)}
	if c.At.File != nil {
		s.path = c.At.File.Path
	}
	return s
}

// mapped returns the reach with a changed copy of every command.
func (r *reach) mapped(change func(*unit.Command)) *reach {
	out := *r
	out.commands = make([]*unit.Command, len(r.commands))
	for i, c := range r.commands {
		clone := *c
		clone.Evidence = slices.Clip(clone.Evidence)
		clone.Diags = slices.Clip(clone.Diags)
		change(&clone)
		out.commands[i] = &clone
	}
	return &out
}

// wrapped returns what the reach becomes under a wrapper.
func (r *reach) wrapped(in wrapper.Inner) *reach {
	out := r.mapped(func(c *unit.Command) {
		c.Procs = c.Procs.Mul(in.Times)
		c.Evidence = append(slices.Clip(in.Evidence), c.Evidence...)
		c.Diags = append(c.Diags, in.Diags...)
		c.Loop = c.Loop || in.Loop
		c.Background = c.Background || in.Detached
		if c.Cpuset == nil {
			c.Cpuset = in.Cpuset
		}
		c.Limits = times(limited(c.Limits, in.Limits), in.Times)
		if in.Stdin != nil && c.Streams.Stdin == unit.Inherited {
			c.Streams.Stdin = *in.Stdin
		}
	})
	out.procs, out.left = r.procs.Mul(in.Times), r.left.Mul(in.Times)
	if in.Image != nil || in.Service != nil { // what runs in a container ends with its first process
		out.left = bound.Bound{}
	}
	out.lock = cmp.Or(in.Lock, r.lock)
	out.lifetime = shorter(r.lifetime, in.Lifetime)
	return out
}

// called returns what the reach becomes where a script calls it.
func (r *reach) called(call *shell.Call) *reach {
	return r.mapped(func(c *unit.Command) {
		if c.At.IsZero() {
			c.At = call.At
		}
		if r.lock == "" {
			c.Procs = c.Procs.Mul(call.Procs)
			c.Limits = times(c.Limits, call.Procs)
		}
		if c.Host == nil {
			c.Host = []string{throughShell}
		}
		c.Evidence = append(slices.Clip(call.Evidence), c.Evidence...)
		c.Diags = append(c.Diags, call.Diags...)
		c.Loop = c.Loop || call.Loop
		c.Background = c.Background || call.Background
		inherit(&c.Streams.Stdin, call.Streams.Stdin)
		inherit(&c.Streams.Stdout, call.Streams.Stdout)
		inherit(&c.Streams.Stderr, call.Streams.Stderr)
	})
}

func inherit(s *unit.Stream, from unit.Stream) {
	if *s == unit.Inherited {
		*s = from
	}
}

// together joins what the parts of something lead to: one element for each
// site. The caller counts the processes.
func together(parts []*reach) *reach {
	out := &reach{}
	seen := map[site]int{}
	for _, r := range parts {
		out.scripts = append(out.scripts, r.scripts...)
		out.images = append(out.images, r.images...)
		out.builds = append(out.builds, r.builds...)
		out.pools = append(out.pools, r.pools...)
		for _, c := range r.commands {
			i, again := seen[siteOf(c)]
			if !again {
				seen[siteOf(c)] = len(out.commands)
				out.commands = append(out.commands, c)
				continue
			}
			out.commands[i] = merged(out.commands[i], c)
		}
	}
	slices.Sort(out.scripts)
	out.scripts = slices.Compact(out.scripts)
	return out
}

// merged returns one command for two calls that reach the same site with
// other arguments.
func merged(a, b *unit.Command) *unit.Command {
	out := *a
	out.Procs = a.Procs.Max(b.Procs)
	out.Background = a.Background || b.Background
	out.Loop = a.Loop || b.Loop
	out.Words = slices.Clone(a.Words)
	for i, w := range out.Words {
		if w.String() != b.Words[i].String() {
			out.Words[i] = either(w, b.Words[i])
		}
	}
	out.Diags = slices.Clone(a.Diags)
	for _, d := range b.Diags {
		if !slices.ContainsFunc(out.Diags, func(have unit.Diag) bool { return have.Rule == d.Rule && have.At == d.At }) {
			out.Diags = append(out.Diags, d)
		}
	}
	return &out
}

const (
	// maxAlternatives is how many texts of one argument are kept.
	maxAlternatives = 16
	// argument is the name of a hole that the calls of a script fill.
	argument = "argument"
)

// either returns a word that is one of two.
func either(a, b word.Word) word.Word {
	hole := word.Hole{Kind: word.Variable, Name: argument, Among: []word.Word{a, b}}
	if holes := a.Holes(); len(a.Parts) == 1 && len(holes) == 1 && holes[0].Name == argument {
		hole.Among = append(slices.Clip(holes[0].Among), b)
		if n := len(holes[0].Among); n == 0 || n == maxAlternatives {
			hole.Among = nil // too many, from now on
		}
	}
	return word.FromHole(hole, a.Span)
}
