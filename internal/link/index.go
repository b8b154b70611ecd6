package link

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/host/dockerfile"
	"github.com/ffvet/ffvet/parser/host/script"
	"github.com/ffvet/ffvet/parser/unit"
)

// The hosts whose units others reach by name.
const (
	scriptSystem = script.System
	imageSystem  = dockerfile.System
)

// index is everything that the files read so far hold, by name. It is made
// anew in every round.
type index struct {
	units   []*unit.Unit // with the effects of other files
	volumes map[string]unit.Volume
	images  images
	byBase  map[string][]string // paths of script units by base name
	reached map[*unit.Unit]*reach
}

func newIndex(files []*file, roots []string) *index {
	x := &index{
		volumes: map[string]unit.Volume{},
		byBase:  map[string][]string{},
		reached: map[*unit.Unit]*reach{},
	}
	var effects []unit.Effect
	seen := map[string]bool{}
	files = without(files, roots)
	for _, f := range files {
		for _, u := range f.found.Units {
			// Two files that are one project (compose.override.yaml) give the same units.
			if key := fmt.Sprint(u.System, pathOf(u), u.At.Start, " ", u.ID, " ", u.Meta.Root); !seen[key] {
				seen[key] = true
				x.units = append(x.units, u)
			}
		}
		effects = append(effects, f.found.Effects...)
		for _, v := range f.found.Volumes {
			if _, ok := x.volumes[v.Key]; !ok {
				x.volumes[v.Key] = v
			}
		}
	}
	x.units = applyEffects(x.units, effects)
	x.images = newImages(x.units)
	for _, u := range x.units {
		if u.System == scriptSystem {
			p := pathOf(u)
			x.byBase[path.Base(p)] = append(x.byBase[path.Base(p)], p)
		}
	}
	return x
}

// applyEffects returns copies of the units with what other documents do to
// them: defaults, then scalers, then caps.
func applyEffects(units []*unit.Unit, effects []unit.Effect) []*unit.Unit {
	slices.SortStableFunc(effects, func(a, b unit.Effect) int { return cmp.Compare(a.Order, b.Order) })
	byTarget := map[string][]int{}
	for i, e := range effects {
		byTarget[e.Target] = append(byTarget[e.Target], i)
	}
	known, missing := targets(units), map[string][]*unit.Diag{}
	for _, e := range effects {
		if e.Misses != nil && !known[e.Target] {
			missing[anywhere(e.Target)] = append(missing[anywhere(e.Target)], e.Misses)
		}
	}
	out := make([]*unit.Unit, len(units))
	for i, u := range units {
		out[i] = u.Clone()
		var acts []int
		for _, key := range u.Keys() {
			acts = append(acts, byTarget[key]...)
		}
		slices.Sort(acts)
		for _, n := range slices.Compact(acts) {
			effects[n].Apply(out[i])
		}
		if u.Meta.Kind != "" && len(missing) > 0 {
			for _, d := range missing[anywhere(unit.WorkloadKey(u.System, u.Meta.Kind, u.Meta.Namespace, u.Meta.Name))] {
				out[i].Diags = append(out[i].Diags, *d)
			}
		}
	}
	return out
}

// targets returns the keys that effects can address.
func targets(units []*unit.Unit) map[string]bool {
	known := map[string]bool{}
	for _, u := range units {
		for _, key := range u.Keys() {
			known[key] = true
		}
	}
	return known
}

// anywhere returns the key of a workload without its namespace.
func anywhere(key string) string {
	parts := strings.Split(key, "/")
	if len(parts) != 4 {
		return key
	}
	return parts[0] + "/" + parts[1] + "/" + parts[3]
}
