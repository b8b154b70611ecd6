package unit

import (
	"time"

	"github.com/ffvet/ffvet/parser/bound"
)

// Surge is what a rollout adds to the steady number of copies: a share of
// it, rounded up, and a count. The zero Surge adds nothing.
type Surge struct {
	Percent bound.Bound
	Count   bound.Bound
}

// Over returns how many copies the surge adds to the given number of them.
func (s Surge) Over(steady bound.Bound) bound.Bound {
	if steady.IsZero() {
		return bound.Bound{}
	}
	share := s.Percent.Mul(steady)
	if hundredths, ok := share.MilliHi(); ok {
		const hundredth = 100 * 1000 // thousandths of a percent in one copy
		share = bound.Of(hundredths/hundredth + min(hundredths%hundredth, 1))
	}
	return share.Add(s.Count)
}

// SetSteady sets the number of copies, and the peak that the surge makes of it.
func (c *Copies) SetSteady(steady bound.Bound) {
	c.Steady = steady
	c.Peak = steady.Add(c.Surge.Over(steady))
}

// Flow says when, in one run of a workflow or a pipeline, a unit lives: the
// jobs of a run wait for one another, and not all of them run at once.
type Flow struct {
	// Run names the run: all units of one run are counted together.
	Run string
	// Alive are the unit's copies at each moment of the run; the moments are
	// the same for all units of the run.
	Alive []bound.Bound
	// Cap is how many copies of all units of the run live at once; nil: as
	// many as there are.
	Cap *bound.Bound
}

// Schedule says how often a clock starts the unit, and what one start makes.
type Schedule struct {
	Text    string        // "*/5 * * * *"
	Period  time.Duration // the smallest gap between two starts; 0 if not known
	Grace   time.Duration // how long an ended run may still take to stop
	PerRun  bound.Bound   // copies that one start makes
	Overlap bool          // a start does not wait for the end of the one before
}

// Copies returns how many copies live at once if one run lasts that long;
// lifetime 0 means that nothing bounds it.
func (s *Schedule) Copies(lifetime time.Duration) (steady, peak bound.Bound) {
	switch {
	case !s.Overlap:
		return s.PerRun, s.PerRun
	case lifetime <= 0:
		return s.PerRun.Mul(bound.Inf(1)), s.PerRun.Mul(bound.Inf(1))
	case s.Period <= 0:
		return s.PerRun.Mul(bound.Unknown(1)), s.PerRun.Mul(bound.Unknown(1))
	}
	runs := func(d time.Duration) bound.Bound {
		return bound.Of(int64((d + s.Period - 1) / s.Period))
	}
	return s.PerRun.Mul(runs(lifetime)), s.PerRun.Mul(runs(lifetime + s.Grace))
}
