package facts

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ffvet/ffvet/internal/mask"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// What decides where a unit runs survives the way through JSON.
func TestPlaceableAfterJSON(t *testing.T) {
	n := func(i int64) *bound.Bound { b := bound.Of(i); return &b }
	limits := unit.Limits{CPUQuota: n(2), Memory: n(1 << 30), Cpuset: n(4), RequestCPU: n(1)}
	u := &unit.Unit{
		ID: "deployment/media/enc/c", System: "kubernetes", Group: "g", Phase: unit.InitPhase, Transient: true, Starts: n(3),
		Meta: unit.Meta{Kind: "Deployment", Namespace: "media", Name: "enc", Service: "s", Labels: map[string]string{"a": "b"}, Root: "overlays/prod", Role: "vod"},
		Base: true, Sidecar: true, Step: 2, Until: 4, Left: bound.Of(1),
		Copies:      unit.Copies{Steady: bound.Of(2), Peak: bound.Inf(0), PerNode: n(1), EachNode: true, EachCPU: true, CPUsLess: 1, Surge: unit.Surge{Percent: bound.Of(25)}},
		Limits:      limits,
		GroupLimits: []unit.Limits{{RequestCPU: n(1)}, {RequestMemory: n(512)}},
		Image:       unit.Image{Ref: "media/enc:1"},
		Place: unit.Place{
			NodeLabels: map[string]string{"pool": "enc"}, RunnerLabels: []string{"x"}, Hosts: []string{"h"}, ResourceClass: "r", Cluster: "c",
			Guaranteed: true, OnePerNode: true, SpreadSkew: n(1), Elsewhere: true, MachineCPUs: n(8),
		},
		Schedule: &unit.Schedule{Text: "* * * * *", Period: time.Minute, PerRun: bound.Of(2), Overlap: true},
		Flow:     &unit.Flow{Run: "r", Alive: []bound.Bound{bound.Of(1), bound.Of(2)}, Cap: n(3)},
	}
	text, err := json.Marshal(NewUnit(u, mask.New()))
	if err != nil {
		t.Fatal(err)
	}
	var row Unit
	if err := json.Unmarshal(text, &row); err != nil {
		t.Fatal(err)
	}
	want := *u
	want.Limits = unit.Limits{CPUQuota: n(2), Memory: n(1 << 30), Cpuset: n(4)} // requests are the group's
	if diff := cmp.Diff(&want, row.Placeable(), cmpopts.EquateEmpty(), cmp.Comparer(func(a, b bound.Bound) bool { return a.String() == b.String() }), cmp.AllowUnexported(unit.Unit{})); diff != "" {
		t.Error(diff)
	}
}

// A use is over only what is certain to be: unknown is not, no limit is.
func TestUseOver(t *testing.T) {
	ten := bound.Of(10)
	tests := []struct {
		use  Use
		want bool
	}{
		{Use{Peak: bound.Of(11), Allowed: &ten}, true},
		{Use{Peak: bound.Of(10), Allowed: &ten}, false},
		{Use{Peak: bound.Of(11)}, false},
		{Use{Peak: bound.Inf(0), Allowed: &ten}, true},
		{Use{Peak: bound.Unknown(0), Allowed: &ten}, false},
		{Use{Steady: bound.Of(9), Peak: bound.Of(11), Window: SteadyWindow, Allowed: &ten}, false},
	}
	for _, test := range tests {
		if got := test.use.Over(); got != test.want {
			t.Errorf("%s of %v: over = %v", test.use.Used(), test.use.Allowed, got)
		}
	}
}
