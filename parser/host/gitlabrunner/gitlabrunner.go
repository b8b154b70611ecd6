// Package gitlabrunner reads the config.toml of gitlab-runner: each runner
// becomes a unit without commands, for it runs the jobs of whatever
// repository sends them.
package gitlabrunner

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"path"
	"strconv"
	"strings"

	"github.com/docker/go-units"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "gitlab-runner"

// Host reads the configuration of gitlab-runner.
type Host struct{}

// Name returns "gitlab-runner".
func (Host) Name() string { return system }

// Triggers returns what such a file contains, whatever its jobs run.
func (Host) Triggers() []string { return []string{"[[runners]]"} }

// Claims reports whether the file is TOML with runners.
func (Host) Claims(name string, text []byte) bool {
	return path.Ext(name) == ".toml" && bytes.Contains(text, []byte("[[runners]]"))
}

// Extract returns a unit for each runner.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	c, err := read(f)
	var found unit.Found
	if err != nil {
		found.Unread = append(found.Unread, *err)
	}
	all, note := bound.Of(1), bound.Evidence{Factor: "copies", Value: bound.Of(1), Path: "concurrent", Default: true,
		Note: "one job at a time unless concurrent says otherwise"}
	if n, set := c.top.integer("concurrent"); set {
		all = bound.Of(n)
		note = c.top["concurrent"].evidence("copies", all, "concurrent: jobs of all runners together")
	}
	for i, r := range c.runners {
		found.Units = append(found.Units, r.unit(f, i, all, note))
	}
	return found, len(c.runners) > 0 || err != nil
}

// unit makes the unit of one runner.
func (r runner) unit(f *source.File, index int, all bound.Bound, note bound.Evidence) *unit.Unit {
	name := r.values["name"].text
	if name == "" {
		name = strconv.Itoa(index)
	}
	copies := all
	u := &unit.Unit{
		ID: "runner/" + name, System: system, At: r.at, Worker: true,
		Meta: unit.Meta{Kind: "Runner", Name: name}, Evidence: []bound.Evidence{note},
	}
	if limit, set := r.values.integer("limit"); set && limit > 0 { // 0 is no limit
		copies = copies.Min(bound.Of(limit))
		u.Evidence = append(u.Evidence, r.values["limit"].evidence("copies", bound.Of(limit), "limit of the runner"))
	}
	u.Copies.SetSteady(copies)
	u.Flow = &unit.Flow{Run: f.Path, Alive: []bound.Bound{copies}, Cap: &all}
	u.SharedBound = fmt.Sprintf("concurrent=%s", all)
	r.limits(u)
	switch r.values["executor"].text {
	case "docker+machine", "docker-autoscaler", "instance": // machines that it starts itself
		u.Place.Elsewhere = true
		one := bound.Of(1)
		u.Copies.PerNode = &one
	}
	return u
}

// limits reads what each job's container gets: `cpus` is a quota, which is
// not seen, `cpuset_cpus` is a mask, which is.
func (r runner) limits(u *unit.Unit) {
	set := func(key, factor string, target **bound.Bound, parse func(string) (bound.Bound, bool)) {
		v, ok := r.values[key]
		if !ok {
			return
		}
		b, valid := parse(v.text)
		if !valid {
			u.Diags = append(u.Diags, unit.Diag{Rule: "invalid-type", At: v.at, Certain: true,
				Message: fmt.Sprintf("%s: %q is not what gitlab-runner takes", key, v.text)})
			return
		}
		*target = &b
		u.Evidence = append(u.Evidence, v.evidence(factor, b, ""))
		switch factor {
		case "cpu_quota":
			u.Limits.QuotaAt = v.at
		case "memory":
			u.Limits.MemoryAt = v.at
		}
	}
	set("docker.cpus", "cpu_quota", &u.Limits.CPUQuota, cpus)
	set("docker.cpuset_cpus", "cpuset", &u.Limits.Cpuset, cpuList)
	set("docker.memory", "memory", &u.Limits.Memory, dockerSize)
	set("kubernetes.cpu_limit", "cpu_quota", &u.Limits.CPUQuota, cpus)
	set("kubernetes.memory_limit", "memory", &u.Limits.Memory, kubernetesSize)
}

// cpus reads `2`, `0.5` or `500m`.
func cpus(text string) (bound.Bound, bool) {
	number, milli := strings.CutSuffix(text, "m")
	f, err := strconv.ParseFloat(number, 64)
	if err != nil || f <= 0 || f > 1e6 {
		return bound.Bound{}, false
	}
	if !milli {
		f *= 1000
	}
	return bound.Milli(int64(math.Ceil(f))), true
}

func cpuList(text string) (bound.Bound, bool) {
	n, ok := unit.CountCPUs(text)
	return bound.Of(n), ok && n > 0
}

func dockerSize(text string) (bound.Bound, bool) {
	n, err := units.RAMInBytes(text)
	return bound.Of(max(n, 0)), err == nil && n > 0
}

func kubernetesSize(text string) (bound.Bound, bool) {
	if !strings.HasSuffix(text, "i") { // 4G is a power of ten there
		n, err := units.FromHumanSize(text)
		return bound.Of(max(n, 0)), err == nil && n > 0
	}
	return dockerSize(text)
}
