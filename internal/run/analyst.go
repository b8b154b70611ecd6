package run

import (
	"cmp"
	"slices"
	"sync"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// analyst reads command lines as the versions of ffmpeg do that they may run on.
type analyst struct {
	config *config.Config
	inputs *assume.Inputs
	tree   source.Tree
	libs   version.Libraries // declared
	memo   *memo
	// resolved are the versions by version.Hints.
	resolved sync.Map
}

func newAnalyst(in Input) *analyst {
	return &analyst{
		config: in.Config,
		inputs: assume.NewInputs(in.Config, in.Tree),
		tree:   in.Tree,
		memo:   newMemo(),
		libs:   version.Named(in.Config.FFmpeg.Libraries),
	}
}

// reading is a command line as one version of ffmpeg understands it.
type reading struct {
	version version.Version
	graph   *graph.Graph
}

// readings are those of every version that the command may run on, oldest
// first. Known says that there is just one.
type readings struct {
	known version.Known
	all   []reading
}

// read reads the command for every version that it may run on.
func (a *analyst) read(c *unit.Command) (readings, error) {
	hints := version.Hints{Config: a.config.FFmpeg.Version, ConfigAt: a.config.FFmpeg.At, Installed: c.Installed}
	if a.config.FFmpeg.Asked {
		hints.Flag = hints.Config
	}
	known, err := a.resolve(hints)
	if err != nil {
		return readings{}, err
	}
	versions := version.Supported()
	if !known.Version.IsZero() {
		versions = []version.Version{known.Version}
	}
	known.Libraries = a.libs.Or(known.Libraries)
	return a.memo.get(c, known, func() readings { return a.readFor(c, known, versions) }), nil
}

// resolve finds the version out once for the same hints.
func (a *analyst) resolve(h version.Hints) (version.Known, error) {
	if known, ok := a.resolved.Load(h); ok {
		return known.(version.Known), nil
	}
	known, err := version.Resolve(h)
	if err == nil {
		a.resolved.Store(h, known)
	}
	return known, err
}

// readFor reads the command for each of the versions.
func (a *analyst) readFor(c *unit.Command, known version.Known, versions []version.Version) readings {
	r := readings{known: known}
	graphs := map[string]*graph.Graph{}
	for _, v := range versions {
		cat := catalog.Load(v.String())
		g, ok := graphs[cat.Version]
		if !ok {
			g = graph.Build(ffmpeg.ParseWith(c.Program, c.Words, cat, a.files(c)), cat, a.inputs)
			graphs[cat.Version] = g
		}
		r.all = append(r.all, reading{version: v, graph: g})
	}
	return r
}

// best returns the reading to show: of those that refuse least, the newest.
// A version that refuses a command never runs it.
func (r readings) best() reading {
	return slices.MaxFunc(r.all, func(x, y reading) int {
		return cmp.Or(-cmp.Compare(refusals(x.graph), refusals(y.graph)), x.version.Compare(y.version))
	})
}

// running returns the readings of the versions that do not refuse the
// command; all of them if every version does.
func (r readings) running() []reading {
	least := refusals(r.best().graph)
	var all []reading
	for _, x := range r.all {
		if refusals(x.graph) == least {
			all = append(all, x)
		}
	}
	return all
}

func refusals(g *graph.Graph) int {
	n := 0
	for _, p := range g.Problems {
		if p.Refused && p.Certain {
			n++
		}
	}
	return n
}
