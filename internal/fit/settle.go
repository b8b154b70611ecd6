package fit

import "github.com/ffvet/ffvet/internal/facts"

// Settle replaces what was worked out by what the changed command itself comes
// to, read again by every version that it may run on.
func (out *Proposal) Settle(wanted int, before, after facts.Threads) {
	out.Wanted, out.Before, out.After = wanted, before.Peak, after.Peak
	out.FFmpeg, out.ByCPUs = after.FFmpeg, after.ByCPUs
	out.Fits = after.Peak <= wanted
}
