package assume

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

func TestUnit(t *testing.T) {
	finite, inf, unknown := bound.Of, bound.Inf(0), bound.Unknown(0)
	copies := func(b bound.Bound) func(*unit.Unit) { return func(u *unit.Unit) { u.Copies.SetSteady(b) } }
	surging := func(u *unit.Unit) {
		u.Copies.Surge = unit.Surge{Percent: finite(25)}
		u.Copies.SetSteady(unknown)
	}
	nightly := func(most bound.Bound) func(*unit.Unit) {
		return func(u *unit.Unit) {
			u.Schedule = &unit.Schedule{Period: 10 * time.Minute, Grace: 30 * time.Second, PerRun: finite(2), Overlap: true}
			u.Copies.Steady, u.Copies.Peak = most, most
			u.Diags = []unit.Diag{{Rule: "cron-allows-overlap"}}
		}
	}
	flowing := func(u *unit.Unit) {
		limit := finite(4)
		u.Copies.SetSteady(finite(3))
		u.Flow = &unit.Flow{Alive: []bound.Bound{finite(0), finite(3)}, Cap: &limit}
	}
	tests := []struct {
		name, settings string
		change         func(*unit.Unit)
		procs          bound.Bound
		want           string
	}{
		{"nothing is declared", "", copies(inf), finite(1), "inf/inf × 1"},
		{"fan-out", "fanout: [{at: 'workflow/*/enc', max: 50}]", copies(unknown), finite(1), "50/50 × 1, 1 uses"},
		{"with a surge", "fanout: [{at: 'workflow/*/enc', max: 50}]", surging, finite(1), "50/63 × 1, 1 uses"},
		{"another unit", "fanout: [{at: 'workflow/*/other', max: 50}]", copies(unknown), finite(1), "unknown/unknown × 1"},
		{"what is known stays", "fanout: [{at: '*', max: 50}]", copies(finite(70)), finite(1), "70/70 × 1"},
		{"a loop in one copy", "fanout: [{at: '*', max: 50}]", copies(finite(1)), inf, "1/1 × 50, 1 uses"},
		{"clients", "clients: [{at: '*', max: 20}]", copies(inf), finite(2), "20/20 × 2, 1 uses"},
		{"requests", "requests_per_instance: [{at: '*', max: 3}]", copies(finite(6)), inf, "6/6 × 3, 1 uses"},
		{"duration", "durations: [{at: '*', max: 45m}]", nightly(inf), finite(1), "10/10 × 1, cron-allows-overlap, 1 uses"},
		{"a short duration", "durations: [{at: '*', max: 9m}]", nightly(inf), finite(1), "2/2 × 1, 1 uses"},
		{"the file ends it earlier", "durations: [{at: '*', max: 45m}]", nightly(finite(4)), finite(1), "4/4 × 1, cron-allows-overlap"},
		{"runs", "concurrent_runs: {'workflow/*': 3, '*': 9}", flowing, finite(1), "9/9 × 1, alive [0 9], cap 12, 1 uses"},
		{"runs by file", "concurrent_runs: {'ci/*.yaml': 2}", copies(finite(5)), finite(1), "10/10 × 1, 1 uses"},
		{"runs that share a lock", "concurrent_runs: {'*': 3}", func(u *unit.Unit) { u.Copies.SetSteady(finite(2)); u.SharedBound = "mutex" }, finite(1), "2/2 × 1"},
	}
	for _, test := range tests {
		c, problems := config.Load(config.FileName, []byte("assume: {"+test.settings+"}\n"))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		u := &unit.Unit{ID: "workflow/media/p-/enc"}
		u.At = span("ci/build.yaml")
		test.change(u)
		procs, uses := Unit(c, u, test.procs)
		got := fmt.Sprintf("%s/%s × %s", u.Copies.Steady, u.Copies.Peak, procs)
		if u.Flow != nil {
			got += fmt.Sprintf(", alive %v, cap %s", u.Flow.Alive, u.Flow.Cap)
		}
		for _, d := range u.Diags {
			got += ", " + d.Rule
		}
		if len(uses) > 0 {
			got += fmt.Sprintf(", %d uses", len(uses))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func span(path string) source.Span { return source.NewFile(path, []byte("x")).Whole() }
