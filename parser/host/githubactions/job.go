package githubactions

import (
	"time"

	"fmt"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/moments"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// maxCalls is how deep workflows call one another: GitHub allows ten.
const maxCalls = 10

// run is one run of a workflow: its jobs, and those of the workflows that
// they call.
type run struct {
	*reader
	root  string // the folder that `./` means
	name  string // of the run: the workflow's path
	clock *yamlpos.Node
	// period is the shortest time between two of its firings.
	period time.Duration
	// alone says that a new run waits for the last one, or ends it.
	alone bool
	jobs  []*job
	ids   map[string]int
	// open are the workflows that are being followed.
	open map[string]bool
}

// workflow adds the units of all jobs of a workflow.
func (r *reader) workflow(f *source.File, root *yamlpos.Node) {
	folder, _ := workflowRoot(f.Path)
	w := &run{reader: r, root: folder, name: f.Path, ids: map[string]int{}, open: map[string]bool{f.Path: true}}
	w.alone = root.Get("concurrency") != nil
	w.clock, w.period = clockOf(root)
	w.add(root, scope{legs: []leg{{}}}, nil, nil, bound.Of(1))
	tasks := make([]moments.Task, len(w.jobs))
	for i, j := range w.jobs {
		tasks[i] = moments.Task{Each: moments.Leaf(j.key), Count: j.copies, After: j.after}
	}
	profile := moments.Graph(tasks, nil)
	for _, j := range w.jobs {
		j.flow = &unit.Flow{Run: w.name, Alive: profile.At(j.key)}
		w.found.Units = append(w.found.Units, w.units(j)...)
	}
}

// job is one job of a run; legs of it run side by side.
type job struct {
	id   string // of the unit: "job/enc"
	key  string // among the run's jobs
	node *yamlpos.Node
	// calls are the jobs that call the workflow in which this one stands.
	calls  []*yamlpos.Node
	scope  scope
	env    environment
	runner runner
	// copies run at once, legs are created.
	copies, legs bound.Bound
	dynamic      bool
	after        []int
	flow         *unit.Flow
	evidence     []bound.Evidence
	diags        []unit.Diag
}

// add adds the jobs of a workflow, which starts after other jobs and runs so
// many times at once. It returns the indices of all jobs that it added.
func (w *run) add(root *yamlpos.Node, s scope, calls []*yamlpos.Node, after []int, times bound.Bound) []int {
	env := newEnvironment(nil, root.Get("env"), &s)
	names := root.Get("jobs").Pairs()
	ends := map[string][]int{}
	var all []int
	for range names { // a job that is needed may stand below
		progress := false
		for _, p := range names {
			if _, done := ends[p.Key]; done {
				continue
			}
			start, ready := waits(p.Value, ends, names)
			if !ready {
				continue
			}
			progress = true
			ends[p.Key] = w.job(p.Key, p.Value, s, env, calls, append(start, after...), times)
			all = append(all, ends[p.Key]...)
		}
		if !progress {
			break // the rest needs itself: GitHub refuses it
		}
	}
	return all
}

// waits returns the jobs that a job needs; ready is false while one of them
// has not been read.
func waits(n *yamlpos.Node, ends map[string][]int, names []yamlpos.Pair) (after []int, ready bool) {
	needs := n.Get("needs")
	items := needs.Items()
	if needs.IsScalar() {
		items = []*yamlpos.Node{needs}
	}
	for _, item := range items {
		before, done := ends[item.Str()]
		if !done && has(names, item.Str()) {
			return nil, false
		}
		after = append(after, before...)
	}
	return after, true
}

func has(names []yamlpos.Pair, key string) bool {
	for _, p := range names {
		if p.Key == key {
			return true
		}
	}
	return false
}

// job adds one job, or the jobs of the workflow that it calls.
func (w *run) job(name string, n *yamlpos.Node, s scope, env environment, calls []*yamlpos.Node, after []int, times bound.Bound) []int {
	j := &job{node: n, calls: calls, after: after, scope: s, env: env, id: "job/" + name}
	j.fanOut(times)
	if uses := n.Get("uses"); uses.IsScalar() {
		return w.call(j, uses)
	}
	if len(calls) > 0 && w.ids[j.id] > 0 {
		j.id = "job/" + calls[len(calls)-1].Key() + "/" + name
	}
	w.ids[j.id]++
	j.key = fmt.Sprintf("%s %d", j.id, len(w.jobs))
	j.env = newEnvironment(&env, n.Get("env"), &j.scope)
	j.runner = runnerOf(n.Get("runs-on"), j.scope)
	w.jobs = append(w.jobs, j)
	return []int{len(w.jobs) - 1}
}

// call adds the jobs of a reusable workflow of this repository.
func (w *run) call(j *job, uses *yamlpos.Node) []int {
	local, ok := localPath(uses.Str())
	if !ok || len(j.calls) >= maxCalls || !w.follows() {
		return nil
	}
	file, root := w.read(path.Join(w.root, local))
	if root == nil || w.open[file.Path] { // GitHub refuses a circle
		return nil
	}
	w.open[file.Path] = true
	defer delete(w.open, file.Path)
	on := root.Get("on")
	if on == nil {
		on = root.Get("true")
	}
	inner := j.scope.with(on.Get("workflow_call", "inputs"), j.node.Get("with"))
	inner.env = nil // a called workflow does not see its caller's environment
	before := len(w.jobs)
	all := w.add(root, inner, append(j.calls[:len(j.calls):len(j.calls)], j.node), j.after, j.copies)
	for _, called := range w.jobs[before:] {
		called.evidence = append(j.evidence[:len(j.evidence):len(j.evidence)], called.evidence...)
		called.diags = append(j.diags[:len(j.diags):len(j.diags)], called.diags...)
		called.dynamic = called.dynamic || j.dynamic
		called.legs = called.legs.Mul(j.legs)
	}
	return all
}

// fanOut counts the legs of the job, and how many of them run at once.
func (j *job) fanOut(times bound.Bound) {
	strategy := j.node.Get("strategy")
	m := readMatrix(strategy.Get("matrix"))
	if m.at != nil {
		j.scope.legs = m.legs
	}
	j.legs, j.copies = m.count, m.count
	j.dynamic = m.dynamic != nil
	switch size, known := m.count.Hi(); {
	case m.dynamic != nil:
		j.note(m.dynamic.Evidence("jobs", j.legs, "only a run tells how many legs the matrix has"))
		j.diag("dynamic-fanout", m.dynamic, fmt.Sprintf("only a run tells how many jobs this matrix makes; GitHub allows %d", maxLegs))
	case known && size > maxLegs:
		j.legs, j.copies = boundLegs(), boundLegs()
		j.diag("invalid-config", m.at, fmt.Sprintf("the matrix makes %d jobs; GitHub refuses more than %d", size, maxLegs))
	}
	if m.at != nil && m.dynamic == nil {
		j.note(m.at.Evidence("jobs", j.legs, "legs of the matrix"))
	}
	if most := strategy.Get("max-parallel"); most != nil {
		j.limit(most)
	} else if m.at != nil && j.copies.Or(2) > 1 {
		j.note(bound.Evidence{Factor: "copies", Value: j.copies, Default: true,
			Path: strategy.Path() + ".max-parallel", Note: "all legs at once unless max-parallel says otherwise"})
	}
	j.group(j.node.Get("concurrency"))
	if m.at != nil && j.copies == j.legs && j.copies.Or(2) > 1 && strategy.Get("max-parallel") == nil {
		j.diag("matrix-fan-out", m.at, fmt.Sprintf("all %sjobs of the matrix may run at once: max-parallel is not set", counted(j.legs)))
	}
	j.copies = j.copies.Mul(times)
}

// counted is a number in front of a noun, nothing if it is not known.
func counted(b bound.Bound) string {
	if _, known := b.Hi(); !known {
		return ""
	}
	return b.String() + " "
}

// limit lowers the legs at once to max-parallel.
func (j *job) limit(n *yamlpos.Node) {
	most := n.Int()
	if strings.Contains(n.Str(), "${{") {
		most.Diags, most.Bound = nil, bound.Unknown(1)
		if text, known := j.scope.whole(n); known {
			most.N, most.Bound = parse(text)
		}
	}
	j.diags = append(j.diags, most.Diags...)
	if !most.Set || most.Bound.IsZero() {
		return
	}
	j.copies = j.copies.Min(most.Bound)
	j.note(n.Evidence("copies", j.copies, "max-parallel"))
}

func (j *job) note(e bound.Evidence) { j.evidence = append(j.evidence, e) }

func (j *job) diag(rule string, at *yamlpos.Node, message string) {
	j.diags = append(j.diags, unit.Diag{Rule: rule, At: at.Span(), Message: message, Certain: true})
}
