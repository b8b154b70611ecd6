// Package circleci reads the configuration of CircleCI: each job that a
// workflow runs becomes a unit `job/NAME`.
package circleci

import (
	"context"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/moments"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "circleci"

// Host reads configurations of CircleCI.
type Host struct{}

// Name returns "circleci".
func (Host) Name() string { return system }

// Claims reports whether the file stands in the folder of CircleCI.
func (Host) Claims(name string, _ []byte) bool {
	ext := path.Ext(name)
	return (ext == ".yml" || ext == ".yaml") && strings.Contains("/"+path.Dir(name)+"/", "/.circleci/")
}

// Extract returns a unit for each job.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	docs := yamlpos.Split(f)
	if len(docs) == 0 {
		return unit.Found{}, false
	}
	c := &config{file: f, root: docs[0].Root(), uses: map[string][]*use{}}
	found := unit.Found{Unread: docs[0].Notes(), Diags: docs[0].Diags()}
	jobs := c.root.Get("jobs").Pairs()
	if len(jobs) == 0 {
		return found, len(found.Unread) > 0
	}
	profile := c.workflows()
	for _, p := range jobs {
		j := &job{config: c, name: p.Key, node: p.Value, uses: c.uses[p.Key], alive: profile.At(p.Key)}
		if len(j.uses) == 0 && len(c.uses) > 0 { // no workflow runs it
			continue
		}
		found.Units = append(found.Units, j.unit(profile.Peak(p.Key)))
	}
	return found, true
}

// config is what the file says.
type config struct {
	file *source.File
	root *yamlpos.Node
	uses map[string][]*use // by the job's name
}

// use is a place where a workflow runs a job.
type use struct {
	name         string
	node         *yamlpos.Node // its settings; nil if it has none
	at           *yamlpos.Node
	legs         bound.Bound // of the matrix
	workflow     string
	requires     []string
	combinations *yamlpos.Node
}

// workflows returns when the jobs live. Workflows of one push run at once;
// without any the job `build` runs.
func (c *config) workflows() moments.Profile {
	var all []moments.Profile
	for _, w := range c.root.Get("workflows").Pairs() {
		if w.Value.Get("jobs") != nil {
			all = append(all, c.workflow(w))
		}
	}
	if len(all) == 0 {
		for _, p := range c.root.Get("jobs").Pairs() {
			u := &use{name: p.Key, legs: bound.Of(1)}
			if p.Key == "build" {
				c.uses[p.Key] = append(c.uses[p.Key], u)
			}
			all = append(all, moments.Leaf(p.Key).Times(c.parallelism(p.Value, u).n))
		}
	}
	return moments.Together(all...)
}

// workflow returns when the jobs of one workflow live: each waits for those
// that it requires.
func (c *config) workflow(w yamlpos.Pair) moments.Profile {
	var uses []*use
	byName := map[string][]int{}
	for _, item := range w.Value.Get("jobs").Items() {
		u := &use{name: item.Str(), at: item, workflow: w.Key, legs: bound.Of(1)}
		for _, p := range item.Pairs() {
			u.name, u.node = p.Key, p.Value
		}
		u.read()
		own := u.node.Get("name").Str()
		for _, name := range []string{u.name, own} {
			if name != "" {
				byName[name] = append(byName[name], len(uses))
			}
		}
		uses = append(uses, u)
	}
	tasks := make([]moments.Task, len(uses))
	for i, u := range uses {
		job := c.root.Get("jobs", u.name)
		tasks[i] = moments.Task{Each: moments.Leaf(u.name), Count: u.legs.Mul(c.parallelism(job, u).n)}
		for _, name := range u.requires {
			tasks[i].After = append(tasks[i].After, byName[name]...)
		}
		if job != nil {
			c.uses[u.name] = append(c.uses[u.name], u)
		}
	}
	return moments.Graph(tasks, nil)
}

// read takes what the use says: what it waits for, and its matrix.
func (u *use) read() {
	for _, r := range u.node.Get("requires").Items() {
		name := r.Str()
		for _, p := range r.Pairs() { // name: [success, failed]
			name = p.Key
		}
		u.requires = append(u.requires, name)
	}
	matrix := u.node.Get("matrix")
	parameters := matrix.Get("parameters")
	if parameters == nil {
		return
	}
	u.combinations = parameters
	for _, axis := range parameters.Pairs() {
		n := bound.Unknown(1)
		if axis.Value.IsSequence() {
			n = bound.Of(int64(len(axis.Value.Items())))
		}
		u.legs = u.legs.Mul(n)
	}
	excluded := int64(0)
	for _, e := range matrix.Get("exclude").Items() {
		if inside(parameters, e) {
			excluded++
		}
	}
	if n, ok := u.legs.Hi(); ok {
		u.legs = bound.Of(max(n-excluded, 0))
	}
}

// inside reports whether a combination is one of the matrix: it names all
// parameters with values that they have.
func inside(parameters, combination *yamlpos.Node) bool {
	if len(combination.Pairs()) != len(parameters.Pairs()) {
		return false
	}
	for _, p := range combination.Pairs() {
		found := false
		for _, v := range parameters.Get(p.Key).Items() {
			found = found || v.Str() == p.Value.Str()
		}
		if !found {
			return false
		}
	}
	return true
}
