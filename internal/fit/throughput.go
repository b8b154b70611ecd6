package fit

// seconds returns how long one second of video takes: as long as the slowest
// stage, but never less than all the work shared by all CPUs. The number has
// no unit of its own: only ratios of it count.
func (p *problem) seconds(a assignment) float64 {
	slowest, work, own := 0.0, 0.0, 0.0
	for _, s := range p.stages {
		n := p.workers(s.part, a)
		t, cpu := s.times(n, p.machine.CPUs)
		work += cpu
		if p.inline(s, n) {
			own += t
		} else {
			slowest = max(slowest, t)
		}
	}
	return max(slowest, own, work/float64(max(p.machine.CPUs, 1)))
}

// sum returns the time of all stages together: of two proposals that are
// equally fast it is better where stages beside the slowest have more room.
func (p *problem) sum(a assignment) float64 {
	total := 0.0
	for _, s := range p.stages {
		t, _ := s.times(p.workers(s.part, a), p.machine.CPUs)
		total += t
	}
	return total
}

// inline reports whether the program's own thread does the stage: up to 6.1
// that is every filter graph, and every codec without threads.
func (p *problem) inline(s stage, workers int) bool {
	return !p.version.AtLeast(7, 0) && (s.graph || workers <= 1)
}

// times returns how long the stage takes with n threads, and its CPU time.
func (s stage) times(n, cpus int) (wall, cpu float64) {
	for _, j := range s.jobs {
		wall += j.time(n, cpus) * j.factor
		cpu += j.work * j.growth(max(1, min(n, cpus))) * j.factor
	}
	return wall, cpu
}

// workers returns how many threads of a part work at pictures side by side:
// a pool's caller is one of them, and threads that only look ahead are not.
func (p *problem) workers(i int, a assignment) int {
	part := p.parts[i]
	switch part.Model {
	case "filter-pool/1", "scaler-pool/1", "slice-codec/1", "vp9/1", "aom/1", "library-decoder/1":
		return p.threads(i, a) + 1
	case "x264/1", "svtav1/1", "svtav1/2":
		return p.level(i, a)
	case "x265/1":
		return max(1, min(p.threads(i, a), part.asked("pools", a, p.machine.HostCPUs)))
	}
	return max(1, p.threads(i, a))
}

// level returns the number of threads that an encoder was told to have, or
// that it makes of the CPUs by itself.
func (p *problem) level(i int, a assignment) int {
	part := p.parts[i]
	if part.Model == "x264/1" {
		return part.asked("threads", a, min(p.machine.CPUs*3/2, max(1, number(part.Args["height"])/32)))
	}
	return part.asked("lp", a, p.machine.HostCPUs)
}

// asked returns the value of an argument with the knobs as they are turned,
// or what it is if nothing sets it.
func (p *part) asked(arg string, a assignment, automatic int) int {
	value, set := p.given(arg)
	for _, l := range p.links {
		if l.arg == arg && a[l.knob] != keep {
			if !set || l.exact {
				return a[l.knob]
			}
			return min(value, a[l.knob])
		}
	}
	if set {
		return value
	}
	return max(1, automatic)
}

// percent returns by how much now is longer than before, in percent.
func percent(now, before float64) float64 {
	if before <= 0 {
		return 0
	}
	return (now/before - 1) * 100
}
