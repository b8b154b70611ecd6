package fit

// search returns the assignment with the highest throughput that has at most
// wanted threads: from the smallest values up, each time the knob is turned
// that gains most. One thread for a codec is tried only where two for each do
// not fit, and pools are switched off last of all. Fits is false if nothing
// does: then the assignment has the fewest threads.
func (p *problem) search(wanted int) (best assignment, fits bool) {
	if best = p.kept(); p.peak(best) <= wanted {
		return best, true
	}
	for _, floor := range []int{2, 1, 0} {
		for _, count := range []bool{false, true} {
			best = p.least(floor, count)
			if p.peak(best) <= wanted {
				p.raise(best, wanted)
				p.relax(best, wanted)
				return best, true
			}
		}
	}
	p.relax(best, p.peak(best))
	return best, false
}

// least is the assignment of the smallest values from floor on, with or
// without -cpucount. A filter graph works without a pool as well: it starts at
// one thread.
func (p *problem) least(floor int, count bool) assignment {
	a := make(assignment, len(p.knobs))
	for i, k := range p.knobs {
		switch {
		case k.reach == cpuCount && !count:
			a[i] = keep
		case k.reach == filterThreads, k.reach == complexThreads, k.reach == cpuCount:
			a[i] = k.above(1)
		default:
			a[i] = k.above(floor)
		}
	}
	return a
}

// maxLooks bounds the search: how many parts are looked at in all. A command
// with hundreds of outputs reaches it; what it has found by then fits.
const maxLooks = 40_000_000

// raise turns knobs up as long as the command gets faster within the limit.
func (p *problem) raise(a assignment, wanted int) {
	for range len(p.knobs) * len(steps()) {
		best, value := p.bestMove(a, wanted)
		if best < 0 || p.looks > maxLooks {
			return
		}
		a[best] = value
	}
}

// gain is what a move is worth: time of the whole command first, then that
// of single stages, each for a thread.
type gain struct{ whole, stages float64 }

func (g gain) over(other gain) bool {
	if g.whole != other.whole {
		return g.whole > other.whole
	}
	return g.stages > other.stages
}

// bestMove returns the knob and the value that gain most for each thread; -1
// if no move gains anything. Of equal moves the first counts.
func (p *problem) bestMove(a assignment, wanted int) (best, value int) {
	best = -1
	var most gain
	whole, stages, peak := p.seconds(a), p.sum(a), p.peak(a)
	for i, k := range p.knobs {
		now := a[i]
		for _, v := range k.values {
			if v <= now {
				continue
			}
			a[i] = v
			if after := p.peak(a); after <= wanted {
				price := float64(max(after-peak, 1))
				g := gain{(whole - p.seconds(a)) / price, (stages - p.sum(a)) / price}
				if g.whole >= 0 && g.over(most) {
					best, value, most = i, v, g
				}
			}
		}
		a[i] = now
	}
	return best, value
}

// relax leaves every option out that is not needed to stay in the limit and
// makes nothing faster: first those that change what encoders write.
func (p *problem) relax(a assignment, wanted int) {
	for _, output := range []bool{true, false} {
		for i, k := range p.knobs {
			if k.output() != output {
				continue
			}
			now, before := a[i], p.seconds(a)
			a[i] = keep
			if p.peak(a) > wanted || p.seconds(a) > before {
				a[i] = now
			}
		}
	}
}
