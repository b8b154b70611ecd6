package facts

import "github.com/ffvet/ffvet/parser/bound"

// Use is how much of one quantity a pool or a role group can take.
type Use struct {
	// Key names the quantity as the limits of a role do: "threads_per_node".
	Key string `json:"key"`
	// Steady is without and Peak with what rollouts add for a while; bytes for memory.
	Steady bound.Bound `json:"steady"`
	Peak   bound.Bound `json:"peak"`
	// Window says which of the two is held against what is allowed.
	Window  string       `json:"window"`
	Allowed *bound.Bound `json:"allowed"` // null: nothing is declared
	// By are the units that add most to the window, the largest first.
	By []UseShare `json:"by"`
}

// UseShare is what one unit adds to a use.
type UseShare struct {
	Unit  int         `json:"unit"` // index into the document's units
	Value bound.Bound `json:"value"`
}

// The windows of a use.
const (
	SteadyWindow = "steady"
	PeakWindow   = "peak"
)

// Used returns what is held against the limit.
func (u Use) Used() bound.Bound {
	if u.Window == SteadyWindow {
		return u.Steady
	}
	return u.Peak
}

// Over reports whether the use can go over what is allowed. What has no limit
// does; what is not known does not.
func (u Use) Over() bool {
	if u.Allowed == nil {
		return false
	}
	used, finite := u.Used().MilliHi()
	allowed, limited := u.Allowed.MilliHi()
	return limited && (u.Used().IsInf() || finite && used > allowed)
}

// KeepShares leaves each use at most so many of its largest shares.
func (t Totals) KeepShares(most int) {
	for _, p := range t.Pools {
		keepShares(p.Uses, most)
	}
	for _, r := range t.Roles {
		keepShares(r.Uses, most)
	}
}

func keepShares(uses []Use, most int) {
	for i, u := range uses {
		uses[i].By = u.By[:min(len(u.By), most)]
	}
}
