package gitlabci

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/moments"
	"github.com/ffvet/ffvet/parser/unit"
)

// job is one job of a pipeline.
type job struct {
	*pipeline
	name         string
	def          definition
	legs, copies bound.Bound
	variables    []matrixVariable
	// limit holds for all pipelines together; nil: there is none.
	limit *bound.Bound
	after []int
	// child is the pipeline that the job triggers.
	child    *pipeline
	evidence []bound.Evidence
	diags    []unit.Diag
	shared   string
	flow     *unit.Flow
}

// run adds the units of all jobs of the pipeline and of its children.
func (p *pipeline) run() {
	jobs := p.jobs()
	tasks, all := p.tasks(jobs, nil, bound.Of(1), nil, nil)
	profile := moments.Graph(tasks, nil)
	for i, j := range all {
		j.flow = &unit.Flow{Run: p.name, Alive: profile.At(fmt.Sprint(i))}
		if u := j.unit(); u != nil {
			p.found.Units = append(p.found.Units, u)
		}
		if j.pipeline != p {
			p.found.Unread = append(p.found.Unread, j.pipeline.found.Unread...)
			j.pipeline.found.Unread = nil
		}
	}
}

// jobs returns the jobs of the pipeline in the order of its files.
func (p *pipeline) jobs() []*job {
	p.readStages()
	var jobs []*job
	for _, top := range p.tops {
		for _, pair := range top.Pairs() {
			if pair.Key == "" || slices.Contains(p.names, pair.Key) || !pair.Value.IsMapping() {
				continue
			}
			d := p.definition(pair.Key, 0)
			if !isJob(pair.Key, d) {
				continue
			}
			p.names = append(p.names, pair.Key)
			j := &job{pipeline: p, name: pair.Key, def: d}
			j.fanOut()
			jobs = append(jobs, j)
		}
	}
	return jobs
}

func (p *pipeline) readStages() {
	stages := texts(definition(p.tops).get("stages"))
	if stages == nil {
		stages = []string{"build", "test", "deploy"}
	}
	p.stages = append(append([]string{".pre"}, stages...), ".post")
}

// maxChildren is how deep child pipelines are followed (docs: two).
const maxChildren = 2

// tasks appends the tasks of the jobs, which start after others and run so
// many times at once; those of a child pipeline stand behind its trigger.
func (p *pipeline) tasks(jobs []*job, before []int, times bound.Bound, tasks []moments.Task, all []*job) ([]moments.Task, []*job) {
	ends := map[string][]int{}
	for range jobs { // a job that is needed may stand below
		progress := false
		for _, j := range jobs {
			if _, done := ends[j.name]; done {
				continue
			}
			after, ready := j.waits(jobs, ends)
			if !ready {
				continue
			}
			progress = true
			j.after = append(after, before...)
			j.copies, j.legs = j.copies.Mul(times), j.legs.Mul(times)
			if j.limit != nil {
				j.copies = j.copies.Min(*j.limit)
			}
			if j.child != nil {
				first := len(tasks)
				tasks, all = j.child.tasks(j.child.jobs(), j.after, j.copies, tasks, all)
				ends[j.name] = []int{}
				if j.def.get("trigger").Get("strategy") == nil {
					continue // the trigger ends before the child does
				}
				for i := first; i < len(tasks); i++ {
					ends[j.name] = append(ends[j.name], i)
				}
				continue
			}
			ends[j.name] = []int{len(tasks)}
			tasks = append(tasks, moments.Task{Each: moments.Leaf(fmt.Sprint(len(tasks))), Count: j.copies, After: j.after})
			all = append(all, j)
		}
		if !progress {
			break // the rest needs itself: GitLab refuses it
		}
	}
	return tasks, all
}

// waits returns what ends before the job starts: what it needs, or else all
// jobs of the stages before its own.
func (j *job) waits(jobs []*job, ends map[string][]int) (after []int, ready bool) {
	names := j.needs()
	if names == nil {
		for _, other := range jobs {
			if other.stage() < j.stage() {
				names = append(names, other.name)
			}
		}
	}
	for _, name := range names {
		before, done := ends[name]
		if !done && slices.Contains(j.names, name) {
			return nil, false
		}
		after = append(after, before...)
	}
	return after, true
}

// needs returns the names in `needs`, nil if the key is absent.
func (j *job) needs() []string {
	n := j.def.get("needs")
	if !n.IsSequence() {
		return nil
	}
	names := []string{}
	for _, item := range n.Items() {
		if name := item.Str(); name != "" {
			names = append(names, name)
		} else if item.Get("pipeline") == nil && item.Get("project") == nil {
			names = append(names, item.Get("job").Str())
		}
	}
	return names
}

func (j *job) stage() int {
	stage := j.def.get("stage").Str()
	if stage == "" {
		stage = "test"
	}
	return slices.Index(j.stages, stage)
}

// children returns the pipeline that the job triggers from files of this
// repository.
func (j *job) children(trigger *yamlpos.Node) *pipeline {
	files := j.locals(trigger.Get("include"))
	if len(files) == 0 || j.depth >= maxChildren || !j.follows() {
		return nil
	}
	child := newPipeline(j.ctx, j.tree)
	child.depth, child.root, child.name, child.expansions = j.depth+1, j.root, j.pipeline.name, j.expansions
	var paths []string
	for _, name := range files {
		if f, err := j.tree.Read(name); err == nil {
			child.include(f, &paths)
		}
	}
	return child
}
