package config

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

// whole holds every key that there is; TestExampleIsWhole holds it to that.
const whole = `version: 1
name: media-vod
pools:
  enc:
    nodes: {min: 2, max: 6}
    instance: c6i.4xlarge
    cpus: 16
    memory: 32GiB
    pids: 20000
    max_pods: 110
    runners_per_node: 3
    disk: {space: 500GiB, inodes: 30M, write: 400MB/s}
    network: 10Gbit/s
    gpu: {count: 1, encode_sessions: 8}
    cpu_manager: static
    reserve: {cpus: 1.5, memory: 2Gi}
    allow: {threads_per_cpu: 2.0, cpu_limits: 1.0, memory: 0.9}
    match:
      labels: {pool: enc}
      nodepools: [enc]
      hosts: ["enc-*.example.net"]
      runner_labels: [self-hosted, media]
      resource_classes: [acme/enc]
      ecs_clusters: [enc]
      paths: ["deploy/enc/**"]
  small: 4x8GB*2
roles:
  vod-transcode:
    pool: enc
    match: {paths: ["vod/**"], kinds: [Deployment, Job], namespaces: [media], names: ["xcode-*"], labels: {role: vod}, images: ["*/encoder"], services: [enc]}
    limits:
      copies_total: 20
      copies_per_node: 4
      processes_per_copy: 2
      processes_per_node: 8
      processes_total: 40
      threads_per_process: 4
      threads_per_node: 32
      memory_per_copy: 4GiB
      outputs_per_process: 6
      segments_per_minute: 600
      starts_per_run: 60
      overlap: 0
    require: [explicit_threads, cpu_limit]
    window: steady
    share: 0.6
assume:
  variables: {WORKERS: 12}
  fanout: [{at: "workflow/*/enc", max: 50}]
  clients: [{at: "mediamtx/*/runOnRead", max: 20}]
  requests_per_instance: [{at: "knativeservice/*/clip", max: 2}]
  durations: [{at: "cronjob/media/nightly", max: 45m}]
  concurrent_runs: {".github/workflows/*": 2}
  unknown_cpus: 32
policy: {unbounded: warning, unknown: note, pool_missing: off, rollouts: any}
ffmpeg: {version: 7.1.2, libraries: {x264: 164, x265: "4.1"}}
commands: [{name: enc, as: ffmpeg}]
inputs:
  - match: "mezz/*.mov"
    duration: 246s
    streams: [{type: video, codec: prores, size: 3840x2160, rate: 30000/1001, pix_fmt: yuv422p10le, language: eng, program: 1, attached_picture: false, default: true, refs: 4, interlaced: true, bit_rate: 800k}, {type: audio, codec: pcm_s24le, rate: 48000, channels: 8}]
  - match: "rtsp://*"
    live: true
    probe: probes/camera.json
lint:
  select: [threads, capacity]
  ignore: [overwrite-prompt]
  fail_on: note
  rules: {tiny-segments: {level: error, min_seconds: 2, ignorable: false}, stdin-eaten: off}
watch:
  share: 75%
  io_wait: 0.2
  restarts_per_hour: 2
  queues: [{role: vod-transcode, metric: 'jobs_oldest_seconds{queue="vod"}', max_age: 10m}]
  segments: [{role: vod-transcode, metric: segments_total}]
  nodes: {enc: 'instance=~"enc-.*"'}
  labels: {cluster: prod}
exclude: ["third_party/**"]
compose: {profiles: [[], [batch]], env_files: [.env]}
kustomize: {roots: [overlays/prod]}
`

func load(t *testing.T, text string) *Config {
	t.Helper()
	c, problems := Load(".ffvet.yaml", []byte(text))
	for _, p := range problems {
		t.Error(p)
	}
	return c
}

func TestLoad(t *testing.T) {
	milli := func(n int64) *bound.Bound { b := bound.Milli(n); return &b }
	level := func(l finding.Level) *finding.Level { return &l }
	want := &Config{
		Path: ".ffvet.yaml", Name: "media-vod",
		Pools: []Pool{{
			Name: "enc", NodesMin: 2, Nodes: 6, Instance: "c6i.4xlarge", CPUs: 16, Memory: 32 << 30, Pids: 20000,
			MaxPods: 110, MaxPodsGive: true, Runners: 3,
			Disk: Disk{Space: 500 << 30, Inodes: 30e6, Write: 400e6}, Network: 10e9, GPUs: 1, Sessions: 8, StaticCPU: true,
			ReserveCPU: bound.Milli(1500), ReserveMem: 2 << 30,
			Allow: Allow{ThreadsPerCPU: milli(2000), CPULimits: milli(1000), Memory: milli(900)},
			Match: Match{
				Labels: map[string]string{"pool": "enc"}, Nodepools: []string{"enc"}, Hosts: []string{"enc-*.example.net"},
				RunnerLabels: []string{"self-hosted", "media"}, ResourceClass: []string{"acme/enc"},
				ECSClusters: []string{"enc"}, Paths: []string{"deploy/enc/**"},
			},
			HasMatch: true,
		}, {Name: "small", NodesMin: 2, Nodes: 2, CPUs: 4, Memory: 8e9, MaxPods: 110}},
		Roles: []Role{{
			Name: "vod-transcode", Pool: "enc", HasMatch: true,
			Match: Match{
				Paths: []string{"vod/**"}, Kinds: []string{"Deployment", "Job"}, Namespaces: []string{"media"},
				Names: []string{"xcode-*"}, Labels: map[string]string{"role": "vod"}, Images: []string{"*/encoder"}, Services: []string{"enc"},
			},
			Limits: map[string]Limit{
				"copies_total": {Value: 20}, "copies_per_node": {Value: 4}, "processes_per_copy": {Value: 2},
				"processes_per_node": {Value: 8}, "processes_total": {Value: 40}, "threads_per_process": {Value: 4},
				"threads_per_node": {Value: 32}, "memory_per_copy": {Value: 4 << 30}, "outputs_per_process": {Value: 6},
				"segments_per_minute": {Value: 600}, "starts_per_run": {Value: 60}, "overlap": {Value: 0},
			},
			Require: []string{"explicit_threads", "cpu_limit"}, Window: "steady", Share: milli(600),
		}},
		Assume: Assume{
			Variables: map[string]string{"WORKERS": "12"},
			Fanout:    []AssumeAt{{Glob: "workflow/*/enc", Max: 50}},
			Clients:   []AssumeAt{{Glob: "mediamtx/*/runOnRead", Max: 20}},
			Requests:  []AssumeAt{{Glob: "knativeservice/*/clip", Max: 2}},
			Durations: []AssumeAt{{Glob: "cronjob/media/nightly", Max: 45 * 60}},

			ConcurrentRuns: map[string]int64{".github/workflows/*": 2}, UnknownCPUs: 32,
		},
		Policy:   Policy{Unbounded: finding.Warning, Unknown: finding.Note, PoolMissing: finding.Off, Rollouts: "any"},
		FFmpeg:   FFmpeg{Version: "7.1", Libraries: map[string]string{"x264": "164", "x265": "4.1"}},
		Commands: []Alias{{Name: "enc", As: "ffmpeg"}},
		Inputs: []Input{{
			Match: "mezz/*.mov", Duration: 246,
			Streams: []Stream{{
				Type: "video", Codec: "prores", Width: 3840, Height: 2160, Rate: 30000.0 / 1001, PixFmt: "yuv422p10le",
				Language: "eng", Program: 1, Default: true, Refs: 4, Interlaced: true, BitRate: 800e3,
			}, {Type: "audio", Codec: "pcm_s24le", Rate: 48000, Channels: 8}},
		}, {Match: "rtsp://*", Live: true, Probe: "probes/camera.json"}},
		Lint: Lint{
			Select: []string{"threads", "capacity"}, Ignore: []string{"overwrite-prompt"}, FailOn: finding.Note,
			Rules: map[string]RuleSettings{
				"tiny-segments": {Level: level(finding.Error), Options: map[string]float64{"min_seconds": 2}, NotIgnorable: true},
				"stdin-eaten":   {Level: level(finding.Off)},
			},
		},
		Watch: Watch{
			Share: 0.75, IOWait: 0.2, Restarts: 2,
			Queues:   []Queue{{Role: "vod-transcode", Metric: `jobs_oldest_seconds{queue="vod"}`, MaxAge: 600}},
			Segments: []Counter{{Role: "vod-transcode", Metric: "segments_total"}},
			Nodes:    map[string]string{"enc": `instance=~"enc-.*"`}, Labels: map[string]string{"cluster": "prod"},
		},
		Exclude:   []string{"third_party/**"},
		Compose:   Compose{Profiles: [][]string{nil, {"batch"}}, EnvFiles: []string{".env"}},
		Kustomize: Kustomize{Roots: []string{"overlays/prod"}},
	}
	got := load(t, whole)
	if diff := cmp.Diff(want, got, compareConfig()...); diff != "" {
		t.Error(diff)
	}
}

// compareConfig leaves out where things stand.
func compareConfig() cmp.Options {
	return cmp.Options{
		cmpopts.IgnoreUnexported(Config{}),
		cmpopts.IgnoreFields(Config{}, "Digest", "File", "Mentions"),
		cmpopts.IgnoreTypes(source.Span{}),
		cmp.Comparer(func(a, b bound.Bound) bool { return a == b }),
	}
}

func TestLoadJSON(t *testing.T) {
	c := load(t, `{"pools": {"enc": {"cpus": 16, "memory": "32GiB", "nodes": 4}}, "lint": {"ignore": ["a"]}}`)
	if p := c.Pools[0]; p.CPUs != 16 || p.Nodes != 4 || p.Memory != 32<<30 {
		t.Errorf("pool = %+v", p)
	}
}

func TestMergeKeys(t *testing.T) {
	c := load(t, "pools:\n  a: &a {cpus: 16, memory: 32GiB}\n  b: {<<: *a, cpus: 8}\n  c: {<<: [*a, {pids: 9}]}\n  d: *a\n")
	for i, want := range []int{16, 8, 16, 16} {
		if p := c.Pools[i]; p.CPUs != want || p.Memory != 32<<30 {
			t.Errorf("pool %s = %+v", p.Name, p)
		}
	}
	if c.Pools[2].Pids != 9 {
		t.Error("the second mapping of a merge is lost")
	}
}

func TestDefaults(t *testing.T) {
	for _, text := range []string{"", "# nothing\n", "pools:\nroles: ~\nlint: {}\n"} {
		if diff := cmp.Diff(Default(), load(t, text), append(compareConfig(), cmpopts.IgnoreFields(Config{}, "Path"))...); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestProblems(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"unknown key at the top", "name: a\npool: {}\n", []string{`.ffvet.yaml:2:1: unknown key "pool": did you mean "pools"?`}},
		{"unknown key inside", "pools:\n  enc: {cpu: 4}\n", []string{`.ffvet.yaml:2:9: pools.enc: unknown key "cpu": did you mean "cpus"?`}},
		{"unknown limit", "roles: {a: {limits: {thread_per_node: 4}}}", []string{`.ffvet.yaml:1:22: roles.a.limits: unknown key "thread_per_node": did you mean "threads_per_node"?`}},
		{"unknown key like no other", "kustomize: {zzzzzz: 1}", []string{`.ffvet.yaml:1:13: kustomize: unknown key "zzzzzz": known are roots`}},
		{"unknown library", "ffmpeg: {libraries: {x266: 1}}", []string{`.ffvet.yaml:1:22: ffmpeg.libraries: unknown key "x266": did you mean "x264"?`}},
		{"columns count characters", "pools: {é: {cpus: no}}", []string{`.ffvet.yaml:1:19: pools.é.cpus: want a whole number from 1 to 1000000000, not "no"`}},
		{"pool in one word", "pools: {a: 16x}", []string{`.ffvet.yaml:1:12: pools.a: want CPUSxMEMORY*NODES, such as 16x64GiB*4, or INSTANCE*NODES, such as c7i.16xlarge*4, not "16x"`}},
		{"machine type", "pools: {a: {instance: c99.huge}}", []string{`.ffvet.yaml:1:12: pools.a: no machine type "c99.huge" is known: give cpus and memory`}},
		{"machine type with its size", "pools: {a: {instance: c99.huge, cpus: 3, memory: 1GiB}}", nil},
		{"nodes", "pools: {a: {nodes: {min: 3, max: 2}}}", []string{`.ffvet.yaml:1:20: pools.a.nodes: min 3 is more than max 2`}},
		{"size", "pools: {a: {memory: 3 apples}}", []string{`.ffvet.yaml:1:21: pools.a.memory: want a size such as 64GiB or 500MB, not "3 apples"`}},
		{"negative size", "pools: {a: {memory: -3G}}", []string{`.ffvet.yaml:1:21: pools.a.memory: want a size such as 64GiB or 500MB, not "-3G"`}},
		{"duration", "assume: {durations: [{at: a, max: soon}]}", []string{`.ffvet.yaml:1:35: assume.durations.max: want a time such as 246s, 45m or 1h30m, not "soon"`}},
		{"missing key", "inputs: [{live: true}]", []string{`.ffvet.yaml:1:10: inputs: "match" is missing`}},
		{"a word of several", "roles: {a: {window: sometimes}}", []string{`.ffvet.yaml:1:21: roles.a.window: want one of peak or steady, not "sometimes"`}},
		{"a requirement", "roles: {a: {require: [threads]}}", []string{`.ffvet.yaml:1:23: roles.a.require: want one of explicit_threads, cpu_limit, memory_limit, pids_limit, bounded_fanout, bounded_retry, progress or log, not "threads"`}},
		{"a level", "lint: {fail_on: off}", []string{`.ffvet.yaml:1:17: lint.fail_on: want one of error, warning or note, not "off"`}},
		{"an option that is no number", "lint: {rules: {a: {b: c}}}", []string{`.ffvet.yaml:1:23: lint.rules.a.b: want a number from 0 to 1000000000, not "c"`}},
		{"a glob", `exclude: ["a[b"]`, []string{`.ffvet.yaml:1:11: exclude: "a[b" is not a glob: close its brackets and braces`}},
		{"a list for a mapping", "pools: [a]", []string{`.ffvet.yaml:1:8: pools: want keys and values, not a list`}},
		{"a mapping for a word", "name: {a: b}", []string{`.ffvet.yaml:1:7: name: want one value, not keys and values`}},
		{"key given twice", "name: a\nname: b\n", []string{`.ffvet.yaml:2:1: "name" stands twice: keep one of the two`}},
		{"another version", "version: 2", []string{`.ffvet.yaml:1:10: version: this ffvet reads version 1, not "2"`}},
		{"version of ffmpeg", "ffmpeg: latest", []string{`.ffvet.yaml:1:9: ffmpeg: want a version such as 7.1, not "latest"`}},
		{"streams and probe", "inputs: [{match: a, probe: b, streams: [{type: audio}]}]", []string{`.ffvet.yaml:1:10: inputs: give either streams or a probe, not both`}},
		{"pool of a role", "pools: {enc: 1x1G}\nroles: {a: {pool: encc}}", []string{`.ffvet.yaml:2:9: roles.a.pool: no pool is called "encc": did you mean "enc"?`}},
		{"second role without match", "roles: {a: {}, b: {}}", []string{".ffvet.yaml:1:16: roles.b: from the second role on `match` says which units belong to it"}},
		{"tabs", "pools:\n\tenc: 1\n", []string{`.ffvet.yaml:2:1: this is not YAML: found character that cannot start any token`}},
		{"a merge without end", "pools: {a: &a {<<: *a}}", []string{`.ffvet.yaml:1:12: pools.a: << leads through more than 16 mappings: does it merge itself?`}},
		{"two documents", "name: a\n---\nname: b\n", []string{`.ffvet.yaml:2:1: a second document: keep everything in one`}},
		{"several at once, in order", "a: 1\nname: [x]\nb: 2\n", []string{
			`.ffvet.yaml:1:1: unknown key "a": known are assume, commands, compose, exclude, ffmpeg, inputs, kustomize, lint, name, policy, pools, roles, version, watch`,
			`.ffvet.yaml:2:7: name: want one value, not a list`,
			`.ffvet.yaml:3:1: unknown key "b": known are assume, commands, compose, exclude, ffmpeg, inputs, kustomize, lint, name, policy, pools, roles, version, watch`,
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := Load(".ffvet.yaml", []byte(test.text))
			var got []string
			for _, p := range problems {
				got = append(got, p.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAliasBomb(t *testing.T) {
	var text strings.Builder
	text.WriteString("inputs:\n- &a {match: x, streams: &s [{type: audio}")
	text.WriteString(strings.Repeat(", {type: audio}", 2000) + "]}\n")
	text.WriteString(strings.Repeat("- *a\n", 2000))
	_, problems := Load("bomb", []byte(text.String()))
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "more than 100000 values") {
		t.Errorf("problems = %v", problems)
	}
}

func TestFind(t *testing.T) {
	files := map[string]string{"/repo/.ffvet.yaml": "name: a", "/broken/.ffvet.yaml": ""}
	read := func(path string) ([]byte, error) {
		switch text, ok := files[path]; {
		case !ok:
			return nil, fs.ErrNotExist
		case text == "":
			return nil, fs.ErrPermission
		default:
			return []byte(text), nil
		}
	}
	tests := []struct {
		folder, path string
		err          error
	}{
		{"/repo/deploy/enc", "/repo/.ffvet.yaml", nil},
		{"/repo", "/repo/.ffvet.yaml", nil},
		{"/other/x", "", nil},
		{"/broken/x", "", fs.ErrPermission},
	}
	for _, test := range tests {
		path, text, err := Find(test.folder, read)
		if path != test.path || !errors.Is(err, test.err) || string(text) != files[test.path] && err == nil {
			t.Errorf("Find(%s) = %s, %q, %v", test.folder, path, text, err)
		}
	}
}

func TestMentions(t *testing.T) {
	c := load(t, "lint:\n  select: [a]\n  ignore: [b]\n  rules: {c: error}\n")
	var got []string
	for _, m := range c.Mentions {
		got = append(got, m.Name+"@"+m.At.Text())
	}
	if diff := cmp.Diff([]string{"a@a", "b@b", "c@c"}, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte("pools: &a [*a]"))
	f.Add([]byte("pools: {a: &a {<<: *a}}"))
	f.Add([]byte("{"))
	f.Add([]byte("\xef\xbb\xbfname: x"))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, problems := Load("f", text)
		for _, p := range problems {
			_ = p.String()
		}
		if _, err := c.Effective(); err != nil {
			t.Error(err)
		}
	})
}
