package githubactions

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/docker/go-units"
	"github.com/google/shlex"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// container is the image that a job or a service runs in.
type container struct {
	image   *yamlpos.Node
	options *yamlpos.Node
}

func containerOf(n *yamlpos.Node) container {
	if n.IsScalar() {
		return container{image: n}
	}
	return container{image: n.Get("image"), options: n.Get("options")}
}

// apply sets the image, and the limits that docker's flags make.
func (c container) apply(u *unit.Unit) {
	if !c.image.IsScalar() {
		return
	}
	u.Image = unit.Image{Ref: c.image.Str(), At: c.image.Span()}
	values := flags(c.options.Str())
	for _, flag := range slices.Sorted(maps.Keys(values)) {
		c.limit(u, flag, values[flag])
	}
}

// limit applies one flag of `docker create`.
func (c container) limit(u *unit.Unit, flag, value string) {
	var target **bound.Bound
	var b bound.Bound
	switch flag {
	case "--cpus":
		f, err := strconv.ParseFloat(value, 64)
		if err != nil || f <= 0 || f > 1e6 {
			return
		}
		target, b = &u.Limits.CPUQuota, bound.Milli(int64(math.Ceil(f*1000)))
		u.Limits.QuotaAt = c.options.Span()
	case "--memory", "-m":
		n, err := units.RAMInBytes(value)
		if err != nil || n <= 0 {
			return
		}
		target, b = &u.Limits.Memory, bound.Of(n)
		u.Limits.MemoryAt = c.options.Span()
	case "--cpuset-cpus":
		n, ok := unit.CountCPUs(value)
		if !ok {
			return
		}
		target, b = &u.Limits.Cpuset, bound.Of(n)
	case "--pids-limit":
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil || n <= 0 {
			return
		}
		target, b = &u.Limits.Pids, bound.Of(n)
	default:
		return
	}
	*target = &b
	u.Evidence = append(u.Evidence, c.options.Evidence(strings.TrimLeft(flag, "-"), b, flag))
}

// flags reads `--flag value` and `--flag=value`.
func flags(options string) map[string]string {
	words, err := shlex.Split(options)
	if err != nil {
		return nil
	}
	out := map[string]string{}
	for i, w := range words {
		if name, value, ok := strings.Cut(w, "="); ok {
			out[name] = value
		} else if i+1 < len(words) {
			out[w] = words[i+1]
		}
	}
	return out
}

// dockerStep is a step that runs an image, with its own entrypoint and
// arguments if `with` names them.
func dockerStep(n *yamlpos.Node, image string, u *unit.Unit) []unit.Run {
	u.Image = unit.Image{Ref: image, At: n.Get("uses").Span()}
	r := unit.Run{Use: unit.UseMain, At: n.Span()}
	r.Entrypoint = words(n.Get("with", "entrypoint"))
	r.Command = words(n.Get("with", "args"))
	return []unit.Run{r}
}

// words cuts a text into arguments without a shell. An expression stays a
// hole only where it is a whole argument's text.
func words(n *yamlpos.Node) *unit.Argv {
	if !n.IsScalar() {
		return nil
	}
	a := &unit.Argv{At: n.Span()}
	texts, err := shlex.Split(yamlpos.FillTemplates(n.Text()).Str)
	if err != nil {
		return nil
	}
	at := n.Span()
	at.Exact = false
	for _, text := range texts {
		a.Words = append(a.Words, withHoles(text, a))
	}
	return a
}

// withHoles turns `${name}`, which stands for an expression, into a hole.
func withHoles(text string, a *unit.Argv) word.Word {
	at := a.At
	at.Exact = false
	var parts []word.Word
	for {
		before, rest, ok := strings.Cut(text, "${")
		parts = append(parts, word.Literal(before, at))
		name, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			break
		}
		parts = append(parts, word.FromHole(word.Hole{Kind: word.Template, Name: name}, at))
		text = after
	}
	out := word.Concat(parts...)
	out.Span = at
	return out
}

func boundLegs() bound.Bound { return bound.Of(maxLegs) }
