package fit

import (
	"slices"
	"strings"
)

// reach says which of ffmpeg's options a knob is.
type reach uint8

// The knobs, in the order of a command line.
const (
	filterThreads  reach = iota // -filter_threads: simple filter graphs
	complexThreads              // -filter_complex_threads
	inputThreads                // -threads before -i: decoders
	outputThreads               // -threads before an output: its encoders
	library                     // a parameter of an encoder's library
	cpuCount                    // -cpucount: whatever is automatic and asks libavutil
)

// knob is one number that an option sets.
type knob struct {
	reach reach
	file  int // index of the input or output
	// option is the option without dash, key the parameter in its list.
	option, key string
	encoder     string // of a library's parameter
	// values are what it can be turned to, ascending; keep is the last.
	values []int
}

// same reports whether two knobs of one command are the same option.
func (k knob) same(other knob) bool {
	return k.reach == other.reach && k.file == other.file && k.option == other.option && k.key == other.key
}

// output reports whether the knob changes what encoders write.
func (k knob) output() bool { return k.reach == outputThreads || k.reach == library }

// codec reports whether the knob is for decoders or encoders.
func (k knob) codec() bool { return k.output() || k.reach == inputThreads }

// steps are the values that are tried.
func steps() []int {
	return []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 24, 32, 40, 48, 64}
}

// findValues keeps the values of each knob that save threads, and the knobs
// that have any. None, the value 0, is for a pool that can be switched off.
func (p *problem) findValues() {
	now := p.peak(p.kept())
	for i := range p.knobs {
		k := &p.knobs[i]
		a := p.kept()
		for _, v := range steps() {
			a[i] = v
			if (v > 0 || k.key == "pools") && p.peak(a) < now {
				k.values = append(k.values, v)
			}
		}
		k.values = append(k.values, keep)
	}
	p.dropUseless()
}

// dropUseless takes out the knobs that save nothing.
func (p *problem) dropUseless() {
	place := make([]int, len(p.knobs))
	var useful []knob
	for i, k := range p.knobs {
		place[i] = -1
		if len(k.values) > 1 {
			place[i] = len(useful)
			useful = append(useful, k)
		}
	}
	for i := range p.parts {
		var links []link
		for _, l := range p.parts[i].links {
			if place[l.knob] >= 0 {
				l.knob = place[l.knob]
				links = append(links, l)
			}
		}
		p.parts[i].links, p.parts[i].known = links, map[[2]int]int{}
	}
	p.knobs = useful
}

// above returns the smallest value of the knob that is not below n.
func (k knob) above(n int) int {
	i, _ := slices.BinarySearch(k.values, n)
	return k.values[min(i, len(k.values)-1)]
}

// fileOf returns the first number of a role: 1 of "encoder:1:0"; -1 without one.
func fileOf(role string) int {
	_, rest, _ := strings.Cut(role, ":")
	digits, _, _ := strings.Cut(rest, ":")
	n := 0
	for _, r := range digits {
		if r < '0' || r > '9' {
			return -1
		}
		n = n*10 + int(r-'0')
	}
	if digits == "" {
		return -1
	}
	return n
}
