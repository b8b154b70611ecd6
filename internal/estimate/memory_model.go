package estimate

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"sync"
)

// weight is one formula of the memory model with its arguments: like a model
// of threads, everything that the value depends on but for the machine.
type weight interface {
	// id names the formula and its edition: "heap/1".
	id() string
	// weigh returns the value on a machine, as the shares that make it up.
	weigh(m Machine) shares
}

// share is one summand of a component in MiB.
type share struct {
	What string  `json:"what"`
	MiB  float64 `json:"mib"`
}

// shares are the arithmetic of one component: its value is their sum.
type shares []share

// bytes returns the component's value, with the margin.
func (s shares) bytes(margin float64) int64 {
	total := 0.0
	for _, one := range s {
		total += max(one.MiB, 0)
	}
	return int64(math.Ceil(total * margin * mib))
}

// text returns "pictures 12.0 MiB + threads 3.4 MiB", "none" for nothing.
func (s shares) text(margin float64) string {
	var all []string
	for _, one := range s {
		if one.MiB > 0 {
			all = append(all, fmt.Sprintf("%s %.1f MiB", one.What, one.MiB*margin))
		}
	}
	if len(all) == 0 {
		return "none"
	}
	return strings.Join(all, " + ")
}

// weights are the types of all formulas by their ids.
var weights = sync.OnceValue(func() map[string]reflect.Type {
	all := map[string]reflect.Type{}
	for _, w := range []weight{new(heap), new(dav1dHeap), new(x264Heap), new(x265Heap), new(svtHeap), new(svtOldHeap)} {
		all[w.id()] = reflect.TypeOf(w).Elem()
	}
	return all
})

// Margin is by how much a formula is raised: an argument of every component,
// beside those of its own.
type margined struct {
	Margin float64 `json:"margin"`
}

// AgainBytes evaluates a component of the memory once more, for another
// machine: facts carry Model and Args. It answers false for a model or
// arguments that it does not know.
func AgainBytes(name string, args map[string]any, m Machine) (int64, bool) {
	text, err := json.Marshal(args)
	if err != nil {
		return 0, false
	}
	return AgainBytesFrom(name, text, m)
}

// AgainBytesFrom is AgainBytes with the arguments as they stand in a JSON document.
func AgainBytesFrom(name string, args []byte, m Machine) (int64, bool) {
	kind, ok := weights()[name]
	if !ok {
		return 0, false
	}
	formula := reflect.New(kind).Interface().(weight)
	var margin margined
	if json.Unmarshal(args, formula) != nil || json.Unmarshal(args, &margin) != nil || margin.Margin < 1 {
		return 0, false
	}
	return formula.weigh(m).bytes(margin.Margin), true
}

// workers is a model of threads inside a formula of memory; as JSON it is its
// name and its arguments.
type workers struct{ model model }

// count returns the number of threads on a machine, 0 without a model.
func (w workers) count(m Machine) float64 {
	if w.model == nil {
		return 0
	}
	return float64(w.model.threads(m).sum())
}

type savedWorkers struct {
	Model string         `json:"model"`
	Args  map[string]any `json:"args"`
}

// MarshalJSON writes the model's name and arguments, or null.
func (w workers) MarshalJSON() ([]byte, error) {
	if w.model == nil {
		return []byte("null"), nil
	}
	return json.Marshal(savedWorkers{w.model.id(), arguments(w.model)})
}

// UnmarshalJSON reads what MarshalJSON wrote; the error names a model that
// nobody knows.
func (w *workers) UnmarshalJSON(text []byte) error {
	var saved *savedWorkers
	if err := json.Unmarshal(text, &saved); err != nil || saved == nil {
		return err
	}
	formula := newModel(saved.Model)
	if formula == nil {
		return fmt.Errorf("there is no model %q", saved.Model)
	}
	args, err := json.Marshal(saved.Args)
	if err != nil {
		return err
	}
	w.model = formula
	return json.Unmarshal(args, formula)
}
