// Package fit proposes the options that bring one ffmpeg command under a
// number of threads at the highest throughput. How many threads a change
// leaves is the estimate's word; how much slower it makes the command follows
// from a table of measured speeds.
package fit

import (
	"strconv"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
)

// Schema names the form of a proposal as JSON.
const Schema = "ffvet-fit/1"

// Proposal is what brings a command under a number of threads, or as near to
// it as options can.
type Proposal struct {
	Schema string `json:"schema"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	// Wanted is the most threads that the command may have, on CPUs CPUs.
	Wanted int `json:"wanted"`
	CPUs   int `json:"cpus"`
	// FFmpeg is the version that has the most threads with the proposal.
	FFmpeg string `json:"ffmpeg"`
	// Before and After are the threads without and with the changes.
	Before int  `json:"before"`
	After  int  `json:"after"`
	Fits   bool `json:"fits"`
	// Slower is by how much longer the command takes with all changes, in
	// percent, as far as the table of speeds tells.
	Slower  float64  `json:"slower_percent"`
	Changes []Change `json:"changes"`
	// Stay are the parts of the process that have most of what is left and
	// that no proposed option makes smaller.
	Stay []Rest `json:"stay"`
	// Notes say what was not proposed, and why.
	Notes []string `json:"notes"`
	// Argv is the whole command with the changes, Command the same as a shell
	// reads it.
	Argv    []string `json:"argv"`
	Command string   `json:"command"`
	// ByCPUs are the threads with the changes on 1 to 128 CPUs.
	ByCPUs map[string]int `json:"by_cpus"`

	edits []edit
}

// Change is one option that is added or made smaller.
type Change struct {
	// Option is the flag and Value what stands behind it: the whole word.
	Option string `json:"option"`
	Value  string `json:"value"`
	// Old is the word that Value replaces; "" if both words are added.
	Old string `json:"old,omitempty"`
	// Where says where the words stand: "before -i of input 0".
	Where string `json:"where"`
	// Index is that of the first word added, or of the word replaced, among
	// the words of the old command, the program being 0.
	Index int `json:"index"`
	// Saves is how many threads fewer there are than with the changes before
	// this one, Slower how much longer the command takes than with them, in
	// percent.
	Saves  int     `json:"saves"`
	Slower float64 `json:"slower_percent"`
	// Output says that encoders write other bytes with it.
	Output bool `json:"changes_output"`

	single bool // it leaves a codec with one thread
}

// Rest is a part of the process that keeps its threads.
type Rest struct {
	Name    string `json:"name"`
	Role    string `json:"role"`
	Threads int    `json:"threads"`
	Why     string `json:"why"`
}

// Propose returns what brings a command to at most wanted threads on the
// machine, by the command's own model. Before counts every change, After all
// of them.
func Propose(c *facts.Command, m estimate.Machine, wanted int) Proposal {
	p := newProblem(c, m)
	a, fits := p.search(wanted)
	out := Proposal{
		Schema: Schema, File: c.File, Line: c.Line, Wanted: wanted, CPUs: m.CPUs, FFmpeg: c.Estimate.Threads.FFmpeg,
		Before: p.peak(p.kept()), After: p.peak(a), Fits: fits, Changes: []Change{}, Notes: append([]string{}, p.notes...),
		ByCPUs: map[string]int{}, Stay: p.rests(a),
	}
	out.Slower = percent(p.seconds(a), p.seconds(p.kept()))
	p.price(&out, a)
	out.write(c)
	for _, n := range estimate.CPUCounts() {
		out.ByCPUs[strconv.Itoa(n)] = p.peakOn(estimate.Machine{CPUs: n, HostCPUs: max(n, hostOf(m))}, a)
	}
	return out
}

// hostOf returns the CPUs of the host where they differ from the mask.
func hostOf(m estimate.Machine) int {
	if m.HostCPUs == m.CPUs {
		return 0
	}
	return m.HostCPUs
}
