package series

// nearEnough is by which factor an estimate of memory may be above the truth and
// still count as exact: pages come in when they are touched.
const nearEnough = 1.35

// MemoryVerdict says what the measured memory says of its estimate. A run
// that failed, or that grows as it was told, says nothing.
func (r Row) MemoryVerdict() Verdict {
	switch {
	case r.Verdict == Failed || r.Memory == 0 || r.Grows:
		return Failed
	case r.Memory > r.MemoryEstimate:
		return Under
	case r.MemoryRatio() > nearEnough:
		return Over
	}
	return Exact
}

// MemoryRatio is the estimate of the memory over the measured peak.
func (r Row) MemoryRatio() float64 { return float64(r.MemoryEstimate) / float64(max(r.Memory, 1)) }

// MemoryParts returns the components of the memory with their arithmetic, a
// line each.
func (r Row) MemoryParts() []string {
	var lines []string
	for _, c := range r.MemoryComponents {
		lines = append(lines, c.Role+" "+c.Name+": "+c.Terms)
	}
	return lines
}
