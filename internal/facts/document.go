// Package facts is everything that ffvet knows about a repository, as one
// document: what rules, reports, budgets and fleets read.
package facts

import (
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// Schema names the shape of the document. It changes only by adding fields.
const Schema = "ffvet-facts/1"

// Document is the facts of one repository.
type Document struct {
	Schema string `json:"schema"`
	Tool   Tool   `json:"tool"`
	Repo   string `json:"repo"`
	// Commit and Date say what was read, as the caller names it: ffvet looks
	// at no clock. The date is that of the commit, "2026-11-24".
	Commit   string     `json:"commit,omitempty"`
	Date     string     `json:"date,omitempty"`
	Config   ConfigInfo `json:"config"`
	Units    []*Unit    `json:"units"`
	Commands []*Command `json:"commands"`
	Totals   Totals     `json:"totals"`
	Findings []Finding  `json:"findings"`

	// Settings is the effective configuration.
	Settings *config.Config `json:"-"`
	// Whole says that the whole tree was looked through, not only some of
	// its files: what nothing matches is then known.
	Whole bool `json:"-"`
	// Unused are the pools and roles that no unit matches.
	UnusedPools, UnusedRoles []string `json:"-"`
	// Unread are the texts that could not be read.
	Unread []source.Note `json:"-"`
	// Diags are conditions of files that belong to no unit.
	Diags []unit.Diag `json:"-"`
}

// Tool is the program that wrote the document.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// ConfigInfo names the configuration; empty if there is none.
type ConfigInfo struct {
	Path   string `json:"path"`
	Digest string `json:"digest"` // SHA-256, hexadecimal
}

// Unit is one place that runs commands.
type Unit struct {
	ID           string      `json:"id"`
	System       string      `json:"system"`
	File         string      `json:"file"`
	Line         int         `json:"line"`
	Group        string      `json:"group"`
	Phase        string      `json:"phase"`
	Root         string      `json:"root"`
	Profiles     []string    `json:"profiles"`
	Role         string      `json:"role"`
	Pool         string      `json:"pool"`
	Copies       Copies      `json:"copies"`
	ProcsPerCopy bound.Bound `json:"procs_per_copy"`
	// Starts is set on everything that retries or completes, Jobs in CI.
	Starts    *bound.Bound `json:"starts,omitempty"`
	Jobs      *bound.Bound `json:"jobs,omitempty"`
	Transient bool         `json:"transient,omitempty"`
	// Base says that other roots build on the unit's: it counts in no sum.
	Base bool `json:"base,omitempty"`
	// SharedBound is a bound that copies of several units or runs share,
	// PlatformCap what the platform itself allows at most.
	SharedBound string            `json:"shared_bound,omitempty"`
	PlatformCap *bound.Bound      `json:"platform_cap,omitempty"`
	Default     *bound.Bound      `json:"default_value,omitempty"`
	Limits      Limits            `json:"limits"`
	Env         map[string]string `json:"env"`
	Evidence    []Evidence        `json:"evidence"`
	Diags       []string          `json:"diags"`
	Commands    []int             `json:"commands"`
	// Threads and Memory (bytes) are those of all processes of one copy at once.
	Threads bound.Bound `json:"threads_per_copy"`
	Memory  bound.Bound `json:"memory_per_copy"`
	// Scheduling is what decides where and how often the unit runs, before any pool.
	Scheduling *Scheduling `json:"scheduling,omitempty"`

	Found *unit.Unit `json:"-"` // as hosts and link left it
	Index int        `json:"-"`
	// SeenBy says what decides the CPUs that the unit sees.
	SeenBy string `json:"-"`
}

// Copies counts the unit's copies at once.
type Copies struct {
	Steady  bound.Bound `json:"steady"`
	Peak    bound.Bound `json:"peak"`
	PerNode bound.Bound `json:"per_node"`
}

// Limits are those of one copy; null: no limit.
type Limits struct {
	CPUQuota *bound.Bound `json:"cpu_quota"`
	CPUSeen  CPUs         `json:"cpu_seen"`
	CPUHost  CPUs         `json:"cpu_host"`
	Memory   *bound.Bound `json:"memory"` // bytes
	Pids     *bound.Bound `json:"pids"`
	Nofile   *bound.Bound `json:"nofile"`
}

// CPUs is a number of CPUs, "node" (all of a node that nobody declared) or
// "unknown" (a machine that a platform picks and does not document).
type CPUs struct {
	N    int    // 0 if not known
	Word string // "node" or "unknown" if N is 0
}

// Command is one call of ffmpeg, ffprobe or ffplay.
type Command struct {
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Column  int      `json:"column"`
	EndLine int      `json:"end_line"`
	Host    []string `json:"host"`
	Unit    int      `json:"unit"`
	Program string   `json:"program"`
	// Use is what the unit runs it for: "main", "probe", "hook" or "build".
	Use string `json:"use,omitempty"`
	// MaskCPUs are the CPUs that a wrapper such as taskset leaves it; 0: no wrapper does.
	MaskCPUs  int      `json:"mask_cpus,omitempty"`
	Argv      []Arg    `json:"argv"`
	ArgvSHA   string   `json:"argv_sha256,omitempty"` // instead of argv's text, with --redact
	Parallel  Parallel `json:"parallel"`
	Inputs    []Input  `json:"inputs"`
	Outputs   []Output `json:"outputs"`
	Accepted  string   `json:"accepted"` // "yes", "no", "unknown"
	Refusal   *Refusal `json:"refusal"`
	Filters   []Filter `json:"filtergraphs"`
	Estimate  Estimate `json:"estimate"`
	Assumed   []Assume `json:"assumptions"`
	DiagRules []string `json:"diags"`

	Found      *unit.Command      `json:"-"`
	Invocation *ffmpeg.Invocation `json:"-"`
	Graph      *graph.Graph       `json:"-"`
	Index      int                `json:"-"`
	// Upgrade is nil unless --ffmpeg asks for another version than today's.
	Upgrade *Upgrade `json:"-"`
	// Changed says which streams an older and a newer version write that both
	// take the command; "" if they are the same.
	Changed string `json:"-"`
}

// Assume is an assumption that the estimate rests on.
type Assume = graph.Assumption

// Arg is one argument.
type Arg struct {
	Text  string `json:"text"`
	Holes []Hole `json:"holes,omitempty"`
}

// Hole is a part of an argument that is not known.
type Hole struct {
	Name    string  `json:"name"`
	Default *string `json:"default"`
	Splits  bool    `json:"splits"`
}

// Parallel says how many of a command run at once in one copy of its unit.
type Parallel struct {
	Procs    bound.Bound `json:"procs"`
	Window   string      `json:"window"` // "steady" or "peak"
	Evidence []Evidence  `json:"evidence"`
}

// Evidence is one factor of a number and the place that decided it.
type Evidence struct {
	Factor  string      `json:"factor"`
	Value   bound.Bound `json:"value"`
	File    string      `json:"file"`
	Line    int         `json:"line"`
	Path    string      `json:"path"`
	Note    string      `json:"note,omitempty"`
	Default bool        `json:"default"`
}

// Input is one input file.
type Input struct {
	URL     string     `json:"url"`
	Format  string     `json:"format"`
	Options []Option   `json:"options"`
	Streams []InStream `json:"streams"`
	// Duration is how long it plays at most, in seconds.
	Duration bound.Bound `json:"duration"`
}

// Option is an option as typed.
type Option struct {
	Name  string `json:"name"` // with specifier, without dash
	Value string `json:"value"`
}

// InStream is one stream of an input.
type InStream struct {
	Type  string `json:"type"`
	Codec string `json:"codec"`
}

// Output is one output file.
type Output struct {
	URL     string      `json:"url"`
	Format  string      `json:"format"`
	Maps    []string    `json:"maps"`
	Streams []OutStream `json:"streams"`
	// Duration is how long it plays at most, in seconds.
	Duration bound.Bound `json:"duration"`
}

// OutStream is one stream of an output. From is "0:1", "graph", "file:PATH" or null.
type OutStream struct {
	Type  string  `json:"type"`
	Codec string  `json:"codec"`
	Copy  bool    `json:"copy"`
	From  *string `json:"from"`
}

// Refusal says why ffmpeg ends with an error.
type Refusal struct {
	Rule     string `json:"rule"`
	Message  string `json:"message"`
	Argument int    `json:"argument"` // 0-based index into argv
}

// Filter is one filter graph.
type Filter struct {
	Text    string   `json:"text"`
	Complex bool     `json:"complex"`
	Filters int      `json:"filters"`
	Inputs  []string `json:"inputs"`
	Outputs []string `json:"outputs"`
}

// Estimate is the worst case of one process.
type Estimate struct {
	FFmpeg *string `json:"ffmpeg"` // null while the version is not known
	Build  Build   `json:"build"`
	CPUs   int     `json:"cpus"`
	// HostCPUs are those of the host, which libx265, libsvtav1 and libvpx
	// count whatever the mask; CPUsBy says what decides CPUs.
	HostCPUs int      `json:"host_cpus"`
	CPUsBy   string   `json:"cpus_by"`
	Threads  Threads  `json:"threads"`
	Memory   Memory   `json:"memory"`
	Files    Files    `json:"files"`
	Segments Segments `json:"segments"`
	IO       IO       `json:"io"`
	Lifetime Lifetime `json:"lifetime"`

	// Machine is what the process believes it runs on.
	Machine estimate.Machine `json:"-"`
}

// Threads are operating system threads.
type Threads struct {
	Peak       int                  `json:"peak"`
	FFmpeg     string               `json:"ffmpeg"` // version that gave the peak
	Components []estimate.Component `json:"components"`
	// ByCPUs is the peak by CPU count, "1" to "128".
	ByCPUs map[string]int `json:"by_cpus"`

	// CPUs are the machines that ByVersion holds peaks for, ascending.
	CPUs []int `json:"-"`
	// ByVersion are the versions that the command may run on, oldest first.
	ByVersion []VersionThreads `json:"-"`
}

// VersionThreads are the threads of one version of ffmpeg.
type VersionThreads struct {
	Version string
	Refused bool  // it refuses the command and others do not
	Peaks   []int // on each of the CPU counts
}

// Memory is resident memory.
type Memory struct {
	PeakBytes     int64                `json:"peak_bytes"`
	FFmpeg        string               `json:"ffmpeg"`
	Components    []estimate.Component `json:"components"`
	Unbounded     bool                 `json:"unbounded"`
	GrowthPerHour int64                `json:"growth_bytes_per_hour"`
	// Grows are the reasons of the growth: "reverse holds all pictures".
	Grows []estimate.Growth `json:"grows"`
}

// Files counts open files, and files created.
type Files struct {
	Open           int         `json:"open"`
	CreatedPerHour bound.Bound `json:"created_per_hour"`
	// GrowthPerDay are the files, and so inodes, that a day of media adds.
	GrowthPerDay bound.Bound `json:"growth_per_day"`
}

// Segments counts the files of segmenting muxers.
type Segments struct {
	PerHour  bound.Bound `json:"per_hour"`
	Retained bound.Bound `json:"retained"`
}

// Lifetime is how long a process runs.
type Lifetime struct {
	// Seconds of media, of the longest output: inf for a live input.
	Seconds bound.Bound `json:"seconds"`
	// Paced says that these are seconds of the clock.
	Paced bool `json:"paced"`
}

// IO counts bytes.
type IO struct {
	// ReadPerSecond and WritePerSecond are for a second of media, over all
	// files, pipes and networks; the network's part stands beside them.
	ReadPerSecond         bound.Bound `json:"read_bytes_per_second"`
	WritePerSecond        bound.Bound `json:"write_bytes_per_second"`
	NetworkReadPerSecond  bound.Bound `json:"network_read_bytes_per_second"`
	NetworkWritePerSecond bound.Bound `json:"network_write_bytes_per_second"`
	// ReadBytes and WriteBytes are those of the whole run.
	ReadBytes  bound.Bound `json:"read_bytes"`
	WriteBytes bound.Bound `json:"write_bytes"`
	// Paced says that a second of media takes a second of the clock: a live
	// input, or -re. Else it goes as fast as codecs and disks allow.
	Paced      bool                `json:"paced"`
	Components []estimate.Transfer `json:"components"`
}

// Totals sum up everything that can run at once.
type Totals struct {
	Processes bound.Bound          `json:"processes"`
	Pools     map[string]PoolTotal `json:"pools"`
	Roles     map[string]RoleTotal `json:"roles"`
}

// PoolTotal is what one pool holds and what can run on it.
type PoolTotal struct {
	Nodes     bound.Bound `json:"nodes"`
	CPUs      bound.Bound `json:"cpu_total"`
	MemTotal  bound.Bound `json:"mem_total"`
	Processes bound.Bound `json:"processes"`
	Threads   bound.Bound `json:"threads"`
	Memory    bound.Bound `json:"memory"`
	// Node is the worst case of one node.
	Node NodeTotal `json:"node"`
	// Uses are what the units take of each quantity of the pool.
	Uses []Use `json:"uses,omitempty"`
}

// NodeTotal is the worst case of one node: what the scheduler may pack on it.
type NodeTotal struct {
	Copies    bound.Bound `json:"copies"`
	Processes bound.Bound `json:"processes"`
	Threads   bound.Bound `json:"threads"`
	Memory    bound.Bound `json:"memory"`
	// Shares are what each unit adds to it, in the order of the units.
	Shares []Share `json:"-"`
}

// Share is what the copies of one unit add to the worst case of a node.
type Share struct {
	Unit      int         // index into the document's units
	Copies    bound.Bound // of the unit on this node
	Processes bound.Bound // of all these copies
	Threads   bound.Bound
	Memory    bound.Bound // bytes
}

// RoleTotal is what one role group can run at once.
type RoleTotal struct {
	Copies    bound.Bound `json:"copies"`
	Processes bound.Bound `json:"processes"`
	Threads   bound.Bound `json:"threads"`
	Memory    bound.Bound `json:"memory"`
	// Uses are what the units take of each limit that a role can have.
	Uses []Use `json:"uses,omitempty"`
}

// Finding is a finding as the document shows it.
type Finding struct {
	Rule    string        `json:"rule"`
	Level   finding.Level `json:"level"`
	Certain bool          `json:"certain"`
	File    string        `json:"file"`
	Line    int           `json:"line"`
	Column  int           `json:"column"`
	Message string        `json:"message"`
	// Labels are the places that the finding annotates, in their order.
	Labels []Label `json:"labels,omitempty"`
}

// Label is a place in a file with what there is to say about it. The end is
// behind its last character.
type Label struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
	Message   string `json:"message"`
}
