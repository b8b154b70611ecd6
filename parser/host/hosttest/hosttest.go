// Package hosttest runs the fan-out cases of testdata/vectors against a host:
// it extracts the units of a case's files, lets the effects act on them as
// link does, and compares what the host alone can know.
package hosttest

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"sort"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// Case is one fan-out case.
type Case struct {
	ID     string            `yaml:"id"`
	System string            `yaml:"system"`
	Files  map[string]string `yaml:"files"`
	Expect struct {
		Units []map[string]any `yaml:"units"`
		Diags []string         `yaml:"diags"`
	} `yaml:"expect"`
}

// Cases reads the cases of the given systems from a file.
func Cases(t *testing.T, path string, systems ...string) []Case {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []Case
	if err := yaml.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(all, func(c Case) bool { return !slices.Contains(systems, c.System) })
}

// Extract returns what the host finds in the files, in the order of their
// names, with all effects applied.
func Extract(h host.Host, files map[string]string) unit.Found {
	tree := source.NewMemory(files)
	var all unit.Found
	for _, path := range slices.Sorted(maps.Keys(files)) {
		f := tree[path]
		if !h.Claims(path, f.Text) {
			continue
		}
		found, ok := h.Extract(context.Background(), f, tree)
		if !ok {
			continue
		}
		all.Units = append(all.Units, found.Units...)
		all.Effects = append(all.Effects, found.Effects...)
		all.Volumes = append(all.Volumes, found.Volumes...)
		all.Unread = append(all.Unread, found.Unread...)
		all.Diags = append(all.Diags, found.Diags...)
	}
	apply(all.Units, all.Effects)
	return all
}

func apply(units []*unit.Unit, effects []unit.Effect) {
	sort.SliceStable(effects, func(i, j int) bool { return effects[i].Order < effects[j].Order })
	for i, u := range units {
		u = u.Clone()
		keys := u.Keys()
		for _, e := range effects {
			if slices.Contains(keys, e.Target) {
				e.Apply(u)
			}
		}
		units[i] = u
	}
}

// Check compares the units with the case, and of its diags those that the
// host is said to report.
func Check(t *testing.T, c Case, found unit.Found, reported ...string) {
	t.Helper()
	rules := map[string]bool{}
	for _, d := range found.Diags {
		rules[d.Rule] = true
	}
	byID := map[string]*unit.Unit{}
	for _, u := range found.Units {
		byID[u.ID] = u
		for _, d := range u.Diags {
			rules[d.Rule] = true
		}
	}
	if len(byID) != len(c.Expect.Units) {
		t.Errorf("units = %v, want %d", slices.Sorted(maps.Keys(byID)), len(c.Expect.Units))
	}
	for _, want := range c.Expect.Units {
		id := fmt.Sprint(want["unit"])
		if byID[id] == nil {
			t.Errorf("no unit %s in %v", id, slices.Sorted(maps.Keys(byID)))
			continue
		}
		checkUnit(t, byID[id], want)
	}
	for _, rule := range c.Expect.Diags {
		if slices.Contains(reported, rule) && !rules[rule] {
			t.Errorf("no diag %s in %v", rule, slices.Sorted(maps.Keys(rules)))
		}
	}
}

func checkUnit(t *testing.T, u *unit.Unit, want map[string]any) {
	t.Helper()
	steady, peak := u.Copies.Steady.String(), u.Copies.Peak.String()
	if u.Copies.EachNode { // only a pool knows how many nodes there are
		steady, peak = fmt.Sprint(want["steady"]), fmt.Sprint(want["peak"])
	}
	got := map[string]string{
		"steady": steady, "peak": peak, "phase": string(u.Phase),
		"cpu_quota": text(u.Limits.CPUQuota), "mem": text(u.Limits.Memory), "pids": text(u.Limits.Pids),
		"starts": text(u.Starts), "default_value": text(u.Copies.Default),
		"argv": fmt.Sprint(argv(u)), "env": fmt.Sprint(env(u)),
	}
	for key, value := range got {
		if expected, tested := want[key]; tested && fmt.Sprint(expected) != value {
			t.Errorf("%s: %s = %s, want %v", u.ID, key, value, expected)
		}
	}
}

func text(b *bound.Bound) string {
	if b == nil {
		return fmt.Sprint(nil)
	}
	return b.String()
}

// argv returns the words of the main process.
func argv(u *unit.Unit) []string {
	var words []string
	for _, r := range u.Runs {
		if r.Use != unit.UseMain {
			continue
		}
		for _, half := range []*unit.Argv{r.Entrypoint, r.Command} {
			if half == nil {
				continue
			}
			for _, w := range half.Words {
				words = append(words, w.String())
			}
		}
	}
	return words
}

func env(u *unit.Unit) map[string]string {
	m := map[string]string{}
	for _, v := range u.Env {
		m[v.Name] = v.Value.String()
	}
	return m
}
