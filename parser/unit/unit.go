// Package unit is what hosts find: places that run commands, with how many
// copies of them there are, under which limits, and where.
package unit

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

// Unit is a place that runs commands: a container, a service, a script, an
// image. Hosts make it; link fills in what other files say about it.
type Unit struct {
	// ID names the unit in facts: "deployment/media/xcode/c", "service/enc",
	// "image/encoder", "script/bin/enc.sh".
	ID     string
	System string      // name of the host: "kubernetes"
	At     source.Span // the container, the service, the script's first line
	Meta   Meta

	// Group is what is placed together and runs at once: a pod, a job; ""
	// if the unit stands alone. Units of one group share copies.
	Group   string
	Phase   Phase
	Sidecar bool // runs beside the main phase and every init step after it
	Step    int  // order among the units of one phase that run one after another
	// Until is the last step beside which it still runs, if that is after its
	// own; Left is how many of its processes do so.
	Until     int
	Left      bound.Bound
	Transient bool // starts now and then and ends soon: a hook, a one-off container

	Copies Copies
	Starts *bound.Bound // process starts per activation, of what retries or completes
	Jobs   *bound.Bound // legs that CI creates
	Limits Limits
	// GroupLimits are those of every container that runs in the main phase
	// of the group, this one included: what a namespace's quota counts.
	GroupLimits []Limits
	Place       Place
	// Schedule is set on what a clock starts again and again.
	Schedule *Schedule
	// Flow is set on parts of a run that wait for one another.
	Flow *Flow
	// SharedBound names a bound that the unit shares with others, also of
	// other runs: "semaphore wf/sem/ffmpeg=3"; "" if there is none.
	SharedBound string
	// PlatformCap is the most copies that the platform itself allows, where
	// the file sets no number; nil: nothing is documented.
	PlatformCap *bound.Bound
	// Worker says that the unit runs jobs that are not in the repository: each
	// copy counts as one process, also if no command is known.
	Worker bool
	// Slots is how many processes each copy starts at once where something
	// outside asks for them: requests to a server. Nil: one of each.
	Slots *bound.Bound
	// Beside says that the main runs run beside one another, not in turn.
	Beside bool

	Env   []Var
	Image Image
	// Spec says how the image is made, where this repository makes it: set on
	// an image's own unit, and by link on the containers that run it.
	Spec  *ImageSpec
	Runs  []Run
	Mount []Mount
	// Provides are the names by which other units reach this one.
	Provides []Name
	// Weak says that the unit exists only for others to reach (a library of
	// functions, a stage that another stage builds on).
	Weak bool
	// Base says that other roots build on the one that the unit is part of: it
	// counts only as part of them.
	Base bool

	Evidence []bound.Evidence
	Diags    []Diag
}

// Meta is what role groups and pools match on.
type Meta struct {
	Kind, Namespace, Name string
	Container             string
	Service               string // Compose
	Labels, Annotations   map[string]string
	Role                  string // from an annotation, a label, a mark
	Profiles              []string
	Root                  string // folder of the kustomization, "." for the top
}

// Phase says when in the life of its group a unit runs.
type Phase string

// The phases.
const (
	MainPhase  Phase = ""
	InitPhase  Phase = "init"
	BuildPhase Phase = "build"
)

// Copies counts how many times the unit exists at once.
type Copies struct {
	Steady, Peak bound.Bound
	// PerNode is the most that one node can hold by what the unit itself
	// says (a DaemonSet: 1); nil if only packing decides.
	PerNode *bound.Bound
	// Surge is how many more than Steady a rollout keeps for a while.
	Surge Surge
	// EachNode says that every node of the pool holds one: Steady and Peak
	// are not known before a pool says how many nodes there are.
	EachNode bool
	// EachCPU says that there is one copy for each CPU of the machine, but for
	// CPUsLess of them; Steady and Peak are not known before a pool says how
	// many those are.
	EachCPU  bool
	CPUsLess int64
	// Default is what a placeholder in the file falls back to
	// (`${REPLICAS:=3}`); it is a hint, not a limit. Nil: there is none.
	Default *bound.Bound
}

// Limits are those of one copy, shared by all its processes; nil: no limit.
type Limits struct {
	CPUQuota *bound.Bound // CPUs of time per time: throttles, is not seen by ffmpeg
	Cpuset   *bound.Bound // CPUs in the affinity mask, if the unit itself says so
	Memory   *bound.Bound // bytes
	Pids     *bound.Bound
	Nofile   *bound.Bound
	// Requests are what the scheduler packs by; nil: nothing requested.
	RequestCPU, RequestMemory *bound.Bound
	// QuotaAt and MemoryAt are the scalars that set the limits.
	QuotaAt, MemoryAt source.Span
}

// Place is what decides on which pool a unit runs.
type Place struct {
	// Pool names the pool itself, where somebody knows it: facts that are
	// placed once more. It counts if a pool of that name is declared.
	Pool         string
	NodeLabels   map[string]string // nodeSelector, required node affinity, node.labels
	RunnerLabels []string
	Guaranteed   bool         // every container of the group has requests equal to limits
	SpreadSkew   *bound.Bound // topologySpreadConstraints over hosts, DoNotSchedule
	OnePerNode   bool         // anti-affinity with itself over hosts, DaemonSet
	// Hosts, ResourceClass and Cluster name machines in other systems' words:
	// hosts of a play, the class of a CI runner, an ECS cluster.
	Hosts                  []string
	ResourceClass, Cluster string
	// Elsewhere says that a platform picks the machine and does not document
	// which: its CPUs are unknown, not those of a node.
	Elsewhere bool
	// MachineCPUs are the CPUs of the machine that a platform gives to each
	// copy alone (hosted CI runners, Fargate tasks); nil: it does not.
	MachineCPUs *bound.Bound
}

// Image says what a container is made from.
type Image struct {
	Ref string // "registry/media/encoder:1.2"; "" if only built
	At  source.Span
	// Build is set where the file says how the image is built.
	Build *Build
}

// Build is how an image comes from this repository.
type Build struct {
	Context    string // folder, relative to the tree's root
	Dockerfile string // path, relative to the tree's root
	Target     string // stage; "" for the last one
}

// Mount puts texts that another document holds (a ConfigMap) into a unit's
// file system.
type Mount struct {
	Path   string // folder or file in the container
	Volume string // key of the Volume
	Item   string // one key of the volume, if only that is mounted at Path
	// Dir is the folder or file of the tree that is mounted at Path instead
	// of a Volume, relative to the tree's root; "" if Volume is set.
	Dir string
}

// Volume is a named set of texts: a ConfigMap's data by key.
type Volume struct {
	Key   string
	Files map[string]source.Text
}

// Name is a way to reach a unit.
type Name struct {
	Kind NameKind
	Text string // path in the tree, image reference or stage, function …
}

// NameKind says what a name names.
type NameKind string

// The kinds of names.
const (
	FileName  NameKind = "file"  // path in the tree
	ImageName NameKind = "image" // repository part of an image reference, without tag
	StageName NameKind = "stage" // "Dockerfile path#stage"
)

// Var is an environment variable of the unit.
type Var struct {
	Name  string
	Value VarValue
	At    source.Span
}

// Diag is a condition that a parser noticed: the id of a rule, where, and
// the words for it. Rules turn diags into findings.
type Diag struct {
	Rule    string
	At      source.Span
	Message string
	// Certain says that no hole can change it.
	Certain bool
	// Related are places that explain it.
	Related []source.Note
}

// Effect is what one document does to a unit of another: an autoscaler
// raises copies, a LimitRange sets limits.
type Effect struct {
	// Target is the key of the units it acts on (see Unit.Keys).
	Target string
	// Order sorts effects on one unit: defaults, then scalers, then caps.
	Order int
	// Apply changes a copy of the unit and adds its evidence and diags.
	Apply func(*Unit)
	// Misses is the condition of a unit with the same kind and name in another
	// namespace, where nothing has the target's key; nil: there is none.
	Misses *Diag
}

// Found is all that a host takes from one file.
type Found struct {
	Units   []*Unit
	Effects []Effect
	Volumes []Volume
	// Nodes are sets of nodes that the file declares.
	Nodes []Nodes
	// Unread are texts that could not be read, with the parser's message.
	Unread []source.Note
	// Diags are conditions of the file that belong to no unit: a template
	// that nobody rendered, a key that stands twice.
	Diags []Diag
	// Uses are the files that were put in: their own units stand in these. Nil
	// if the file stands for itself.
	Uses []string
}
