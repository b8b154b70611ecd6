package estimate

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
)

// IOUse is what one process reads and writes at most.
type IOUse struct {
	// Read and Write are all bytes in a second of media. A process that is
	// paced (a live input, -re) needs them in a second of the clock; others
	// are as fast as their codecs and their disks.
	Read, Write bound.Bound
	// NetworkRead and NetworkWrite are the part of it that crosses the network.
	NetworkRead, NetworkWrite bound.Bound
	// ReadAll and WriteAll are the bytes from start to end.
	ReadAll, WriteAll bound.Bound
	Paced             bool
	Components        []Transfer
}

// Transfer is what one input or output of a process reads and writes.
type Transfer struct {
	Name string `json:"name"` // "output mp4"
	Role string `json:"role"` // "output:0"
	// Network says that it goes over the network, Pipe that it goes to or
	// comes from another process: neither is a disk.
	Network bool `json:"network,omitempty"`
	Pipe    bool `json:"pipe,omitempty"`
	// Read and Write are bytes in a second of media, ReadAll and WriteAll
	// from start to end.
	Read     bound.Bound `json:"read_bytes_per_second"`
	Write    bound.Bound `json:"write_bytes_per_second"`
	ReadAll  bound.Bound `json:"read_bytes"`
	WriteAll bound.Bound `json:"write_bytes"`
	// Opens is how often the process opens the same input.
	Opens int `json:"opens,omitempty"`
	// Skipped is how many seconds are read, and decoded where they are not
	// copied, only to be thrown away: -ss behind -i. Rewrites says that the
	// file is written and read once more at the end.
	Skipped  float64 `json:"skipped_seconds,omitempty"`
	Rewrites bool    `json:"rewrites,omitempty"`
	Terms    string  `json:"terms"`
	Assumed  string  `json:"assumed,omitempty"`
}

// transfer is what goes through one end of the process, before it is rounded.
type transfer struct {
	read, write float64 // bytes a second of media
	seconds     float64 // of media; 0 is not known, +Inf has no end
	// again is which part of all is written again at the end, and read for it.
	again   float64
	terms   []string
	assumed string
}

func (t *transfer) term(what string, bitsPerSecond float64) {
	if bitsPerSecond > 0 {
		t.terms = append(t.terms, fmt.Sprintf("%s %s", what, bits(bitsPerSecond)))
	}
}

// bits returns "2.0 Mbit/s".
func bits(perSecond float64) string {
	if perSecond >= 1e6 {
		return fmt.Sprintf("%.1f Mbit/s", perSecond/1e6)
	}
	return fmt.Sprintf("%.0f kbit/s", perSecond/1e3)
}

// IO returns what a process reads and writes: bit rates that are given, else
// upper assumptions by codec, quality and size.
func IO(g *graph.Graph) IOUse {
	var u IOUse
	for _, in := range g.Inputs {
		u.Paced = u.Paced || in.Paced
		u.add(inputTransfer(g, in))
	}
	for _, out := range g.Outputs {
		for _, t := range outputTransfers(out) {
			u.add(t)
		}
	}
	return u
}

func (u *IOUse) add(t Transfer) {
	if t.Terms == "" {
		return
	}
	u.Components = append(u.Components, t)
	u.Read, u.Write = u.Read.Add(t.Read), u.Write.Add(t.Write)
	u.ReadAll, u.WriteAll = u.ReadAll.Add(t.ReadAll), u.WriteAll.Add(t.WriteAll)
	if t.Network {
		u.NetworkRead, u.NetworkWrite = u.NetworkRead.Add(t.Read), u.NetworkWrite.Add(t.Write)
	}
}

// into rounds a transfer up.
func (t *transfer) into(c Transfer) Transfer {
	c.Read, c.Write = upTo(t.read), upTo(t.write)
	c.ReadAll, c.WriteAll = whole(t.read*(1+t.again), t.seconds), whole(t.write*(1+t.again), t.seconds)
	if t.again > 0 && t.write > 0 {
		c.ReadAll = whole(t.write*t.again, t.seconds)
	}
	c.Terms, c.Assumed = strings.Join(t.terms, " + "), t.assumed
	return c
}

func upTo(n float64) bound.Bound { return bound.Between(0, int64(math.Ceil(n))) }

// whole is a rate over a time of which 0 is not known and +Inf has no end.
func whole(perSecond, seconds float64) bound.Bound {
	switch {
	case perSecond == 0:
		return bound.Of(0)
	case math.IsInf(seconds, 1):
		return bound.Inf(0)
	case seconds <= 0:
		return bound.Unknown(0)
	}
	return upTo(perSecond * seconds)
}

// networked reports whether a protocol crosses the network.
func networked(protocol string) bool {
	switch protocol {
	case "", "file", "pipe", "fd", "concat", "concatf", "subfile", "data", "cache", "async", "crypto", "md5", "unix", "bluray", "null":
		return false
	}
	return true
}

func index(role string, n int) string { return role + ":" + strconv.Itoa(n) }
