package capacity

import "github.com/ffvet/ffvet/parser/bound"

// Need is what one process of a command needs.
type Need struct {
	Procs           bound.Bound // at once in one copy of its unit
	Brief           bool        // a probe or a hook: starts now and then and ends soon
	Threads, Memory bound.Bound // bytes
	Outputs         bound.Bound
	SegmentsPerHour bound.Bound
}

// NewLoad adds up what one copy of a unit needs that runs the commands, at
// most so many processes at once. Where it runs is left to the caller.
func NewLoad(procs bound.Bound, commands []Need) Load {
	l := Load{Procs: procs}
	for _, n := range commands {
		l.ThreadsPerProcess = l.ThreadsPerProcess.Max(n.Threads)
		l.OutputsPerProcess = l.OutputsPerProcess.Max(n.Outputs)
	}
	l.Threads = inOneCopy(procs, commands, func(n Need) bound.Bound { return n.Threads })
	l.Memory = inOneCopy(procs, commands, func(n Need) bound.Bound { return n.Memory })
	l.SegmentsPerMinute = inOneCopy(procs, commands, func(n Need) bound.Bound { return perMinute(n.SegmentsPerHour) })
	return l
}

// inOneCopy is what all processes of one copy need at once. The commands may
// take turns: the sum over all of them is one upper end, as many processes as
// run at once with the largest command is another.
func inOneCopy(procs bound.Bound, commands []Need, of func(Need) bound.Bound) bound.Bound {
	var sum, most bound.Bound
	for _, n := range commands {
		if !n.Brief {
			sum, most = sum.Add(n.Procs.Mul(of(n))), most.Max(of(n))
		}
	}
	return sum.Min(procs.Mul(most))
}

// perMinute turns a number an hour into one a minute, rounded up to the next
// thousandth.
func perMinute(perHour bound.Bound) bound.Bound {
	if n, finite := perHour.MilliHi(); finite {
		return bound.Milli(n/60 + min(n%60, 1))
	}
	return perHour
}
