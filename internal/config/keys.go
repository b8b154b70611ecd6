package config

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/source"
)

// file is the whole of .ffvet.yaml.
func file() kind[Config] {
	return object(
		key("version", "Version of this file's shape.", fileVersion(), func(*Config) *string { return new(string) }),
		key("name", "Name of the repository in the fleet.", text(), func(c *Config) *string { return &c.Name }),
		key("pools", "Node capacity, by name: in one word (16x64GiB*4) or in full.", pools(), func(c *Config) *[]Pool { return &c.Pools }),
		key("roles", "Role groups: named budgets.",
			byName(role(), func(r *Role) *string { return &r.Name }, func(r *Role) *source.Span { return &r.At }),
			func(c *Config) *[]Role { return &c.Roles }),
		key("assume", "What the repository does not say. Each use is reported.", object(assumeFields()...), func(c *Config) *Assume { return &c.Assume }),
		key("policy", "How bad what is not known is.", object(policyFields()...), func(c *Config) *Policy { return &c.Policy }),
		key("ffmpeg", "The ffmpeg that runs: a version, or {version, libraries}.", ffmpeg(), func(c *Config) *FFmpeg { return &c.FFmpeg }),
		key("commands", "Commands of the house that stand for ffmpeg, ffprobe or ffplay.", list(object(commandFields()...)), func(c *Config) *[]Alias { return &c.Commands }),
		key("inputs", "Streams of inputs, by URL. The first that matches counts.", list(input()), func(c *Config) *[]Input { return &c.Inputs }),
		key("lint", "What is reported.", object(lintFields()...), func(c *Config) *Lint { return &c.Lint }),
		key("watch", "How what runs is watched: for ffvet export.", object(watchFields()...), func(c *Config) *Watch { return &c.Watch }),
		key("exclude", "Globs of files and folders that are not read.", list(glob()), func(c *Config) *[]string { return &c.Exclude }),
		key("compose", "How Compose files are read.", object(composeFields()...), func(c *Config) *Compose { return &c.Compose }),
		key("kustomize", "How kustomizations are read.", object(kustomizeFields()...), func(c *Config) *Kustomize { return &c.Kustomize }),
	)
}

func pools() kind[[]Pool] {
	return byName(pool(), func(p *Pool) *string { return &p.Name }, func(p *Pool) *source.Span { return &p.At })
}

func fileVersion() kind[string] {
	return scalar(schema{"const": 1}, func(text string) (string, error) {
		if text != "1" {
			return "", fmt.Errorf("this ffvet reads version 1")
		}
		return text, nil
	}, func(string) string { return "1" })
}

func assumeFields() []field[Assume] {
	return []field[Assume]{
		key("variables", "Values of variables that come from outside.", mapOf(text()), func(a *Assume) *map[string]string { return &a.Variables }),
		key("fanout", "How many a dynamic loop or matrix makes.", assumptions(count[int64](0)), func(a *Assume) *[]AssumeAt { return &a.Fanout }),
		key("clients", "Clients, readers or streams at once.", assumptions(count[int64](0)), func(a *Assume) *[]AssumeAt { return &a.Clients }),
		key("requests_per_instance", "Requests at once in one instance.", assumptions(count[int64](0)), func(a *Assume) *[]AssumeAt { return &a.Requests }),
		key("durations", "How long a run takes at most.", assumptions(wholeSeconds()), func(a *Assume) *[]AssumeAt { return &a.Durations }),
		key("concurrent_runs", "Runs of a CI file at once, by glob.", mapOf(count[int64](1)), func(a *Assume) *map[string]int64 { return &a.ConcurrentRuns }),
		key("unknown_cpus", "CPUs of a machine that nobody declares, for sums; 64 if not given.", count(1), func(a *Assume) *int { return &a.UnknownCPUs }),
	}
}

// assumptions is a list of {at, max}.
func assumptions(most kind[int64]) kind[[]AssumeAt] {
	one := object(
		required(key("at", "Glob on the unit's id.", glob(), func(a *AssumeAt) *string { return &a.Glob })),
		required(key("max", "The most there can be.", most, func(a *AssumeAt) *int64 { return &a.Max })),
	)
	return list(checked(one, func(d *decoder, n *yaml.Node, a *AssumeAt) { a.Source = d.span(n) }))
}

func policyFields() []field[Policy] {
	return []field[Policy]{
		key("unbounded", "Level of what has no bound over a budget.", anyLevel(), func(p *Policy) *finding.Level { return &p.Unbounded }),
		key("unknown", "Level of what depends on something outside.", anyLevel(), func(p *Policy) *finding.Level { return &p.Unknown }),
		key("pool_missing", "Level of a unit that no pool takes.", anyLevel(), func(p *Policy) *finding.Level { return &p.PoolMissing }),
		key("rollouts", "serial: one workload rolls out at a time; any: all may at once.", oneOf("serial", "any"), func(p *Policy) *string { return &p.Rollouts }),
	}
}

// ffmpeg is a version, or the version and those of its libraries.
func ffmpeg() kind[FFmpeg] {
	version := ffmpegVersion()
	full := object(
		key("version", "MAJOR.MINOR, as \"7.1\".", version, func(f *FFmpeg) *string { return &f.Version }),
		key("libraries", "Versions of the libraries that it is built with.", libraries(), func(f *FFmpeg) *map[string]string { return &f.Libraries }),
	)
	return kind[FFmpeg]{
		schema: schema{"anyOf": []schema{version.schema, full.schema}},
		read: func(d *decoder, n *yaml.Node, into *FFmpeg) {
			n, ok := d.resolve(n)
			if !ok {
				return
			}
			into.At = d.span(n)
			if n.Kind == yaml.ScalarNode {
				version.read(d, n, &into.Version)
				return
			}
			full.read(d, n, into)
		},
		show: full.show,
	}
}

// ffmpegVersion keeps MAJOR.MINOR of a version.
func ffmpegVersion() kind[string] {
	return scalar(schema{"anyOf": []schema{{"type": "number"}, {"type": "string", "pattern": `^[0-9]+\.[0-9]+(\.[0-9]+)?$`}}},
		ParseVersion, func(v string) string { return v })
}

// ParseVersion returns the MAJOR.MINOR of an ffmpeg version.
func ParseVersion(text string) (string, error) {
	parts := strings.Split(text, ".")
	for _, part := range parts {
		if part == "" || len(part) > 4 || strings.Trim(part, "0123456789") != "" {
			return "", fmt.Errorf("want a version such as 7.1")
		}
	}
	if len(parts) < 2 || len(parts) > 3 {
		return "", fmt.Errorf("want a version such as 7.1")
	}
	return parts[0] + "." + parts[1], nil
}

func libraries() kind[map[string]string] {
	names := []string{"x264", "x265", "svtav1", "dav1d", "vpx", "aom"}
	k := mapOf(text())
	k.schema = schema{"type": "object", "additionalProperties": text().schema, "propertyNames": schema{"enum": names}}
	read := k.read
	k.read = func(d *decoder, n *yaml.Node, into *map[string]string) {
		if resolved, ok := d.resolve(n); ok && resolved.Kind == yaml.MappingNode {
			for _, p := range d.pairs(resolved) {
				if !slices.Contains(names, p.key.Value) {
					d.unknownKey(p.key, names)
				}
			}
		}
		read(d, n, into)
	}
	return k
}

func commandFields() []field[Alias] {
	return []field[Alias]{
		required(key("name", "The command's name.", text(), func(a *Alias) *string { return &a.Name })),
		required(key("as", "What it stands for.", oneOf("ffmpeg", "ffprobe", "ffplay"), func(a *Alias) *string { return &a.As })),
	}
}

func composeFields() []field[Compose] {
	return []field[Compose]{
		key("profiles", "Sets of profiles, each judged by itself.", list(profileSet()), func(c *Compose) *[][]string { return &c.Profiles }),
		key("env_files", "Files with the variables of ${…}.", list(text()), func(c *Compose) *[]string { return &c.EnvFiles }),
	}
}

// profileSet is a list of profiles; the empty one is a set too.
func profileSet() kind[[]string] {
	k := list(text())
	show := k.show
	k.show = func(p *printer, from []string) *yaml.Node {
		if len(from) == 0 {
			return &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
		}
		return show(p, from)
	}
	return k
}

func kustomizeFields() []field[Kustomize] {
	return []field[Kustomize]{
		key("roots", "Folders whose kustomization is deployed.", list(text()), func(k *Kustomize) *[]string { return &k.Roots }),
	}
}
