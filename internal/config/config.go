// Package config is the configuration: .ffvet.yaml, the flags over it, and
// the defaults under it.
package config

import (
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

// Config is the effective configuration.
type Config struct {
	// Path and Digest name the file; empty if there is none.
	Path, Digest string
	File         *source.File // nil if there is none
	Name         string
	Pools        []Pool // in the order of the file
	Roles        []Role
	Assume       Assume
	Policy       Policy
	FFmpeg       FFmpeg
	Commands     []Alias
	Inputs       []Input
	Lint         Lint
	Exclude      []string
	Compose      Compose
	Kustomize    Kustomize
	Watch        Watch

	// Strict takes the worst case where nothing is known; Pedantic shows
	// every rule; NoIgnores shows suppressed findings too.
	Strict, Pedantic, NoIgnores bool

	// Mentions are the rules and groups that the file names.
	Mentions []Mention

	origins map[string]string // by path of keys
}

// Pool is a set of equal nodes.
type Pool struct {
	Name        string
	At          source.Span
	NodesMin    int
	Nodes       int // the most there can be; 1 if not declared
	Instance    string
	CPUs        int
	Memory      int64 // bytes; 0 if not declared
	Pids        int
	PodPids     int64 // processes of one pod that the kubelet allows; 0: no limit
	MaxPods     int   // 110 if not declared
	Runners     int   // CI agents on one node; 0 if not declared
	Disk        Disk
	Network     int64 // bits per second
	GPUs        int
	Sessions    int // encode sessions of one GPU
	StaticCPU   bool
	ReserveCPU  bound.Bound // per node
	ReserveMem  int64
	Allow       Allow
	Match       Match
	HasMatch    bool
	FromFlag    bool // declared by --node
	MaxPodsGive bool // max_pods was given
	// Carries is set on a pool that a file of the repository declares, not the
	// configuration: the labels of its nodes. Nodes is 0 if their number is
	// not known; TotalCPUs and TotalMemory (bytes) are what they have together.
	Carries                map[string]string
	TotalCPUs, TotalMemory *bound.Bound
}

// Disk is the disk of one node; 0: not declared.
type Disk struct {
	Space, Inodes, Write int64 // bytes, files, bytes per second
}

// Allow are the ceilings of a node; nil: the default.
type Allow struct {
	ThreadsPerCPU *bound.Bound // 10 if nil
	CPULimits     *bound.Bound
	Memory        *bound.Bound // share of the node, 1 if nil
}

// Match says which units belong to a pool or a role; any entry that matches
// is enough for a pool, every given kind of entry must match for a role.
type Match struct {
	Labels                      map[string]string
	Nodepools, Hosts            []string
	RunnerLabels, ResourceClass []string
	ECSClusters, Paths          []string
	Kinds, Namespaces, Names    []string
	Images, Services            []string
}

// Role is a role group: a named budget.
type Role struct {
	Name     string
	At       source.Span
	Pool     string
	Match    Match
	HasMatch bool
	// Limits by key of the file: "threads_per_node". Bytes for memory.
	Limits  map[string]Limit
	Require []string
	Window  string // "peak" or "steady"
	Share   *bound.Bound
}

// Limit is one limit of a role.
type Limit struct {
	Value int64
	At    source.Span
}

// Assume turns what is unknown or without limit into numbers.
type Assume struct {
	Variables      map[string]string
	Fanout         []AssumeAt
	Clients        []AssumeAt
	Requests       []AssumeAt
	Durations      []AssumeAt // Max in seconds
	ConcurrentRuns map[string]int64
	UnknownCPUs    int // 64 if not declared
}

// AssumeAt is an assumption for the units that the glob matches.
type AssumeAt struct {
	Glob   string
	Max    int64
	Source source.Span
}

// Policy says how unknowns are reported.
type Policy struct {
	Unbounded, Unknown, PoolMissing finding.Level
	Rollouts                        string // "serial" or "any"
}

// FFmpeg is the declared version; empty strings are not declared.
type FFmpeg struct {
	Version   string
	Libraries map[string]string // x264, x265, svtav1, dav1d, vpx, aom
	// Asked says that --ffmpeg gave Version, Today is what it replaced.
	Asked bool
	Today string
	At    source.Span
}

// Alias is a command of the house that stands for another.
type Alias struct {
	Name, As string
}

// Input declares the streams of the inputs whose URL matches.
type Input struct {
	Match    string
	At       source.Span
	Live     bool
	Duration float64 // seconds; 0 if not declared
	Streams  []Stream
	Probe    string // path of a saved ffprobe output
}

// Stream is one declared stream.
type Stream struct {
	Type, Codec, PixFmt, Language string
	Width, Height                 int
	Rate                          float64 // frames per second; Hz for audio
	Channels, Program, Refs       int
	Attached, Default, Interlaced bool
	BitRate                       int64
	ID                            int // in its container, 0 if not known
}

// Lint says what is reported.
type Lint struct {
	Select, Ignore []string
	FailOn         finding.Level
	Rules          map[string]RuleSettings
}

// RuleSettings are those of one rule.
type RuleSettings struct {
	Level *finding.Level
	// Options are the rule's own, by name: "min_seconds".
	Options      map[string]float64
	NotIgnorable bool
}

// Compose says which profiles and environment files count.
type Compose struct {
	Profiles [][]string
	EnvFiles []string
}

// Kustomize names the roots that are built.
type Kustomize struct {
	Roots []string
}

// Default returns the configuration without a file.
func Default() *Config {
	return &Config{
		Assume: Assume{UnknownCPUs: 64},
		Policy: Policy{Unbounded: finding.Error, Unknown: finding.Note, PoolMissing: finding.Note, Rollouts: "serial"},
		Lint:   Lint{FailOn: finding.Error},
		Watch:  defaultWatch(),
	}
}
