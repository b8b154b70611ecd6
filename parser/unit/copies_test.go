package unit

import (
	"testing"
	"time"

	"github.com/ffvet/ffvet/parser/bound"
)

func TestSurge(t *testing.T) {
	quarter := Surge{Percent: bound.Of(25)}
	tests := []struct {
		name   string
		surge  Surge
		steady bound.Bound
		want   string
	}{
		{"a quarter of 1 is rounded up", quarter, bound.Of(1), "2"},
		{"a quarter of 8", quarter, bound.Of(8), "10"},
		{"a quarter of 30 is rounded up", quarter, bound.Of(30), "38"},
		{"a count", Surge{Count: bound.Of(3)}, bound.Of(5), "8"},
		{"nothing surges over nothing", Surge{Count: bound.Of(3)}, bound.Of(0), "0"},
		{"no limit", quarter, bound.Inf(1), "inf"},
		{"not known", quarter, bound.Unknown(0), "unknown"},
		{"no surge", Surge{}, bound.Unknown(0), "unknown"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := Copies{Surge: test.surge}
			c.SetSteady(test.steady)
			if got := c.Peak.String(); got != test.want {
				t.Errorf("peak = %s, want %s", got, test.want)
			}
		})
	}
}

func TestScheduleCopies(t *testing.T) {
	every5 := Schedule{Period: 5 * time.Minute, Grace: 30 * time.Second, PerRun: bound.Of(2), Overlap: true}
	forbid := every5
	forbid.Overlap = false
	tests := []struct {
		name         string
		s            Schedule
		lifetime     time.Duration
		steady, peak string
	}{
		{"shorter than the period", every5, 4 * time.Minute, "2", "2"},
		{"as long as the period: the grace overlaps", every5, 5 * time.Minute, "2", "4"},
		{"longer", every5, 11 * time.Minute, "6", "6"},
		{"nothing bounds the lifetime", every5, 0, "inf", "inf"},
		{"a start waits", forbid, 0, "2", "2"},
		{"period not known", Schedule{PerRun: bound.Of(1), Overlap: true}, time.Minute, "unknown", "unknown"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			steady, peak := test.s.Copies(test.lifetime)
			if steady.String() != test.steady || peak.String() != test.peak {
				t.Errorf("copies = %s, %s, want %s, %s", steady, peak, test.steady, test.peak)
			}
		})
	}
}
