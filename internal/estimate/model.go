package estimate

import (
	"encoding/json"
	"reflect"
	"sync"
)

// model is one formula of the thread model with its arguments: a struct whose
// fields, but for the machine, are everything that the value depends on.
type model interface {
	// id names the formula and its edition: "x264/1".
	id() string
	// threads returns the value on a machine, as the terms that make it up.
	threads(m Machine) terms
}

// newModel returns an empty model of the given name, to be filled from a
// component's arguments; nil if there is none.
func newModel(id string) model {
	kind, ok := kinds()[id]
	if !ok {
		return nil
	}
	return reflect.New(kind).Interface().(model)
}

// kinds are the types of all models by their ids.
var kinds = sync.OnceValue(func() map[string]reflect.Type {
	all := map[string]reflect.Type{}
	for _, m := range []model{
		new(fixed), new(cli), new(pool), new(scalePool), new(lavfi), new(frameCodec), new(sliceCodec), new(dav1d),
		new(libraryDecoder), new(x264), new(x265), new(svtav1), new(svtav1Old), new(vp9), new(vp8), new(aom),
		new(perCPU), new(frameEncoder), new(hwaccel), new(unknownDecoder), new(movie), new(vvc), new(unmeasured), new(vmaf), new(vidstab),
	} {
		all[m.id()] = reflect.TypeOf(m).Elem()
	}
	return all
})

// Again evaluates a component's model once more, for another machine: facts
// carry Model and Args. It answers false for a model or arguments that it
// does not know.
func Again(name string, args map[string]any, m Machine) (int, bool) {
	text, err := json.Marshal(args)
	if err != nil {
		return 0, false
	}
	return AgainFrom(name, text, m)
}

// AgainFrom is Again with the arguments as they stand in a JSON document.
func AgainFrom(name string, args []byte, m Machine) (int, bool) {
	formula := newModel(name)
	if formula == nil || json.Unmarshal(args, formula) != nil {
		return 0, false
	}
	return formula.threads(m).sum(), true
}

// arguments returns the model's arguments by name, as JSON holds them.
func arguments(m model) map[string]any {
	args := map[string]any{}
	text, err := json.Marshal(m)
	if err != nil {
		return args
	}
	if err := json.Unmarshal(text, &args); err != nil {
		return map[string]any{}
	}
	return args
}

// fixed is a number of threads that depends on nothing.
type fixed struct {
	What string `json:"what"`
	N    int    `json:"n"`
}

func (fixed) id() string              { return "fixed/1" }
func (f fixed) threads(Machine) terms { return of(term{f.What, f.N}) }
