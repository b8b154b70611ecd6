package run_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/parser/source"
)

// fanOut is a small repository and what is known about its copies.
type fanOut struct {
	ID, System string
	Context    struct {
		Pools []map[string]any
	}
	Files  map[string]string
	Expect struct {
		Units  []map[string]any
		Diags  []string
		Total  any            `yaml:"total_processes"`
		Limits map[string]any `yaml:"capacity"`
	}
}

// floors are how many cases of the systems that are read agree today.
func floors() map[string]int {
	return map[string]int{
		"kubernetes": 17, "keda": 2, "compose": 7, "swarm": 1, "dockerfile": 1, "shell": 4, "fleet": 1, "helm": 1,
		"argo": 8, "github-actions": 4, "gitlab-ci": 2, "gitlab-runner": 1, "tekton": 1,
		"azure-pipelines": 1, "buildkite": 1, "kustomize": 1, "karpenter": 1,
		"circleci": 1, "bitbucket": 1,
		"systemd": 1, "mediamtx": 2, "nginx-rtmp": 1, "frigate": 1, "go2rtc": 1,
		"supervisor": 1, "workers": 1, "pm2": 1, "peertube": 1, "jellyfin": 1, "knative": 1, "cloudrun": 1,
	}
}

func TestFanOut(t *testing.T) {
	text, err := os.ReadFile("../../testdata/vectors/fan-out.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var cases []fanOut
	if err := yaml.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	all, agreed, order := map[string]int{}, map[string]int{}, []string{}
	for _, c := range cases {
		if all[c.System]++; all[c.System] == 1 {
			order = append(order, c.System)
		}
		wrong := c.disagreements(t)
		if len(wrong) == 0 {
			agreed[c.System]++
			continue
		}
		if floors()[c.System] > 0 || testing.Verbose() {
			t.Logf("%s %s: %s", c.System, c.ID, strings.Join(wrong, "; "))
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return -cmp.Compare(all[a], all[b]) })
	for _, system := range order {
		t.Logf("%-16s %3d cases %3d agreed", system, all[system], agreed[system])
		if agreed[system] < floors()[system] {
			t.Errorf("%s: %d cases agree, want %d", system, agreed[system], floors()[system])
		}
	}
}

// disagreements returns in which ways the facts differ from what is known.
func (c *fanOut) disagreements(t *testing.T) (wrong []string) {
	doc := c.facts(t)
	units := map[string]map[string]any{}
	for _, u := range doc["units"].([]any) {
		units[u.(map[string]any)["id"].(string)] = u.(map[string]any)
	}
	differ := func(key string, got, want any) {
		if show(got) != show(want) {
			wrong = append(wrong, fmt.Sprintf("%s = %s, want %s", key, show(got), show(want)))
		}
	}
	for _, want := range c.Expect.Units {
		id := want["unit"].(string)
		u, ok := units[id]
		if !ok {
			wrong = append(wrong, fmt.Sprintf("no unit %s", id))
			continue
		}
		u["argv"] = argv(doc, u)
		for _, key := range sorted(want) {
			if path, ok := paths()[key]; ok {
				differ(id+" "+key, at(u, path), want[key])
			}
		}
	}
	if c.Expect.Total != nil {
		differ("total_processes", at(doc, "totals.processes"), c.Expect.Total)
	}
	if want := c.Expect.Limits; want != nil {
		pool := at(doc, "totals.pools").(map[string]any)[want["pool"].(string)]
		for _, key := range sorted(want) {
			if key != "pool" {
				differ("capacity "+key, at(pool, key), want[key])
			}
		}
	}
	return append(wrong, c.missing(doc)...)
}

// paths are where the facts of a unit hold what a case names.
func paths() map[string]string {
	return map[string]string{
		"steady": "copies.steady", "peak": "copies.peak", "per_node": "copies.per_node",
		"procs_per_copy": "procs_per_copy", "starts": "starts", "jobs": "jobs",
		"cpu_quota": "limits.cpu_quota", "cpu_seen": "limits.cpu_seen", "mem": "limits.memory", "pids": "limits.pids",
		"phase": "phase", "transient": "transient", "profiles": "profiles", "root": "root", "role": "role",
		"env": "env", "default_value": "default_value", "argv": "argv",
		"shared_bound": "shared_bound", "platform_cap": "platform_cap",
	}
}

// missing returns the conditions that should be among the facts.
func (c *fanOut) missing(doc map[string]any) (wrong []string) {
	found, rules := map[string]int{}, map[string]int{}
	for _, list := range []string{"units", "commands"} {
		for _, x := range doc[list].([]any) {
			for _, d := range x.(map[string]any)["diags"].([]any) {
				found[d.(string)]++
			}
		}
	}
	for _, f := range doc["findings"].([]any) {
		rules[f.(map[string]any)["rule"].(string)]++
	}
	want := map[string]int{}
	for _, d := range c.Expect.Diags {
		if want[d]++; max(found[d], rules[d]) < want[d] {
			wrong = append(wrong, "no "+d)
		}
	}
	return wrong
}

// facts runs all stages over the files and returns the document as JSON.
func (c *fanOut) facts(t *testing.T) map[string]any {
	t.Helper()
	ctx := context.Background()
	settings, problems := config.Load(config.FileName, c.config(t))
	if len(problems) > 0 {
		t.Errorf("%s: configuration: %v", c.ID, problems)
	}
	tree := source.NewMemory(c.Files)
	out, err := run.Lint(ctx, run.Input{
		Tree: tree, Named: tree.Search(ctx, run.Names(settings)), Config: settings,
		Tool: facts.Tool{Name: "ffvet"}, Today: "2026-11-24",
	})
	if err != nil {
		t.Fatalf("%s: %v", c.ID, err)
	}
	text, err := json.Marshal(out.Doc)
	if err != nil {
		t.Fatalf("%s: %v", c.ID, err)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var doc map[string]any
	if err := decoder.Decode(&doc); err != nil {
		t.Fatalf("%s: %v", c.ID, err)
	}
	return doc
}

// config is the case's own configuration, or one that declares its pools.
func (c *fanOut) config(t *testing.T) []byte {
	if text, ok := c.Files[config.FileName]; ok {
		return []byte(text)
	}
	pools := map[string]any{}
	for _, p := range c.Context.Pools {
		pool, match := map[string]any{}, map[string]any{}
		for key, value := range p {
			switch key {
			case "name":
				pools[value.(string)] = pool
			case "labels", "runner_labels":
				match[key] = value
				pool["match"] = match
			case "reserved_cpus":
				pool["reserve"] = map[string]any{"cpus": value}
			default:
				pool[key] = value
			}
		}
	}
	text, err := yaml.Marshal(map[string]any{"version": 1, "pools": pools})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// argv is the argument list of the unit's first command.
func argv(doc, u map[string]any) (words []any) {
	commands := u["commands"].([]any)
	if len(commands) == 0 {
		return nil
	}
	i, _ := commands[0].(json.Number).Int64()
	for _, a := range doc["commands"].([]any)[i].(map[string]any)["argv"].([]any) {
		words = append(words, a.(map[string]any)["text"])
	}
	return words
}

// at follows a dotted path of keys.
func at(x any, path string) any {
	for key := range strings.SplitSeq(path, ".") {
		m, _ := x.(map[string]any)
		x = m[key]
	}
	return x
}

func show(x any) string { return fmt.Sprint(x) }

func sorted(m map[string]any) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
