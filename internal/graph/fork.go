package graph

import "slices"

// fork is what stands behind a scale filter whose pictures a split hands to
// several branches. The scale filter makes the format that they want, but only
// if they all want one.
type fork struct {
	wanted   string
	disagree bool
	// inserted are the scalers, by index, that are not needed if all agree.
	inserted []int
}

// forked reports whether a split stands between this place and what could
// give the pictures another format.
func (in frame) forked() bool {
	if in.scaler == 0 && !in.free {
		return false
	}
	steps := 0
	for p := in.passed; p != nil && steps < longestPassage; p = p.before {
		if p.filter == "split" {
			return true
		}
		steps++
	}
	return false
}

// note remembers that a branch wants its pictures in a format; the inserted
// scalers, by index, are not needed if all branches want it. Branches behind
// a generator are not compared: that would be one scaler fewer at best.
func (fl *flow) note(in frame, pixfmt string, inserted ...int) {
	if in.scaler == 0 || !in.forked() {
		return
	}
	f := fl.forks[in.scaler]
	if f == nil {
		f = &fork{wanted: pixfmt}
		fl.forks[in.scaler] = f
	}
	f.disagree = f.disagree || f.wanted != pixfmt
	f.inserted = append(f.inserted, inserted...)
}

// settle takes out the scalers that branches would have if they did not agree.
func (fl *flow) settle() {
	var needless []int
	for scaler, f := range fl.forks {
		if !f.disagree && fl.commit(scaler, f.wanted) {
			needless = append(needless, f.inserted...)
		}
	}
	clear(fl.forks)
	for scaler, format := range fl.made {
		fl.scalers[scaler-1].PixFmt = format
	}
	clear(fl.made)
	slices.Sort(needless)
	for _, i := range slices.Backward(needless) {
		fl.scalers = slices.Delete(fl.scalers, i, i+1)
	}
}
