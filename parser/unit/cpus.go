package unit

import (
	"strconv"
	"strings"
)

// CountCPUs returns how many CPUs a list such as `0-3,8` holds; ok is false
// if it is not one.
func CountCPUs(list string) (n int64, ok bool) {
	const maxCPU = 1 << 16
	seen := map[int]bool{}
	for _, part := range strings.Split(list, ",") {
		from, to, isRange := strings.Cut(strings.TrimSpace(part), "-")
		if !isRange {
			to = from
		}
		lo, err1 := strconv.Atoi(from)
		hi, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || lo < 0 || lo > hi || hi > maxCPU {
			return 0, false
		}
		for cpu := lo; cpu <= hi; cpu++ {
			seen[cpu] = true
		}
	}
	return int64(len(seen)), true
}
