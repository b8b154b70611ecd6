package config

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/nearest"
	"github.com/ffvet/ffvet/parser/source"
)

// Watch says how what runs is watched: what `ffvet export` writes for
// Prometheus and Grafana.
type Watch struct {
	// Share is the part of each budget at which its alert fires, above 0 and
	// at most 1.
	Share float64
	// IOWait is the part of a node's CPU time that may pass waiting for disks.
	IOWait float64
	// Restarts are how often one container may start again within an hour.
	Restarts int64
	Queues   []Queue
	Segments []Counter
	// Nodes are the label matchers of each pool's nodes, by pool.
	Nodes map[string]string
	// Labels are matchers that every selector gets, by label.
	Labels map[string]string
}

// Queue is a metric that tells how long the oldest job of a role waits.
type Queue struct {
	Role, Metric string
	MaxAge       int64 // seconds
	At           source.Span
}

// Counter is a metric that counts what a role writes.
type Counter struct {
	Role, Metric string
	At           source.Span
}

// The defaults of Watch. A container that starts again more often than that
// is in a loop, as kubelets wait five minutes between tries then.
const (
	defaultShare    = 0.8
	defaultIOWait   = 0.25
	defaultRestarts = 4
)

func defaultWatch() Watch {
	return Watch{Share: defaultShare, IOWait: defaultIOWait, Restarts: defaultRestarts}
}

func watchFields() []field[Watch] {
	return []field[Watch]{
		key("share", "Part of each budget at which its alert fires, as 0.8 or 80%.", share(), func(w *Watch) *float64 { return &w.Share }),
		key("io_wait", "Part of a node's CPU time that may pass waiting for disks, as 0.25 or 25%.", share(), func(w *Watch) *float64 { return &w.IOWait }),
		key("restarts_per_hour", "How often one container may start again within an hour.", count[int64](1), func(w *Watch) *int64 { return &w.Restarts }),
		key("queues", "Metrics that tell in seconds how long the oldest job of a role waits.", list(queue()), func(w *Watch) *[]Queue { return &w.Queues }),
		key("segments", "Metrics that count the segments of a role.", list(counter()), func(w *Watch) *[]Counter { return &w.Segments }),
		key("nodes", "Label matchers of a pool's nodes on node_exporter, by pool: 'instance=~\"enc-.*\"'.", mapOf(matchers()), func(w *Watch) *map[string]string { return &w.Nodes }),
		key("labels", "Labels that every selector asks for: {cluster: prod}.", mapOf(text()), func(w *Watch) *map[string]string { return &w.Labels }),
	}
}

func queue() kind[Queue] {
	k := object(
		required(key("role", "The role whose jobs wait.", text(), func(q *Queue) *string { return &q.Role })),
		required(key("metric", "Metric in seconds, with matchers or without.", metric(), func(q *Queue) *string { return &q.Metric })),
		required(key("max_age", "How long a job may wait, as 10m.", wholeSeconds(), func(q *Queue) *int64 { return &q.MaxAge })),
	)
	return checked(k, func(d *decoder, n *yaml.Node, q *Queue) { q.At = d.span(n) })
}

func counter() kind[Counter] {
	k := object(
		required(key("role", "The role that writes them.", text(), func(c *Counter) *string { return &c.Role })),
		required(key("metric", "Counter, with matchers or without.", metric(), func(c *Counter) *string { return &c.Metric })),
	)
	return checked(k, func(d *decoder, n *yaml.Node, c *Counter) { c.At = d.span(n) })
}

// share is a part of a whole.
func share() kind[float64] {
	return scalar(schema{"anyOf": []schema{
		{"type": "number", "exclusiveMinimum": 0, "maximum": 1},
		{"type": "string", "pattern": `^[0-9.]+%?$`},
	}}, ParseShare, formatNumber)
}

// ParseShare reads a part of a whole: "0.8" and "80%".
func ParseShare(text string) (float64, error) {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	f, err := strconv.ParseFloat(number, 64)
	if percent {
		f /= 100
	}
	if err != nil || !(f > 0 && f <= 1) {
		return 0, fmt.Errorf("want a share such as 0.8 or 80%%")
	}
	return f, nil
}

// One label matcher of PromQL, and what a metric's name is made of.
const (
	matcherPattern = `[a-zA-Z_][a-zA-Z0-9_]* *(=|!=|=~|!~) *"([^"\\]|\\.)*"`
	listPattern    = matcherPattern + `( *, *` + matcherPattern + `)*`
	metricPattern  = `^[a-zA-Z_:][a-zA-Z0-9_:]*(\{ *(` + listPattern + `)? *\})?$`
)

// metric is a selector of PromQL.
func metric() kind[string] {
	return matching(metricPattern, `a metric such as jobs_oldest_seconds{queue="vod"}`)
}

// matchers are label matchers of PromQL, without braces.
func matchers() kind[string] {
	return matching(`^`+listPattern+`$`, `label matchers such as instance=~"enc-.*"`)
}

func matching(pattern, want string) kind[string] {
	re := regexp.MustCompile(pattern)
	return scalar(schema{"type": "string", "pattern": pattern}, func(text string) (string, error) {
		if !re.MatchString(text) {
			return "", fmt.Errorf("want %s", want)
		}
		return text, nil
	}, func(text string) string { return text })
}

// checkWatch reports roles and pools that are watched and not declared.
func (d *decoder) checkWatch(c *Config) {
	var roles, pools []string
	for _, r := range c.Roles {
		roles = append(roles, r.Name)
	}
	for _, p := range c.Pools {
		pools = append(pools, p.Name)
	}
	for _, q := range c.Watch.Queues {
		d.known("role", q.Role, roles, q.At)
	}
	for _, s := range c.Watch.Segments {
		d.known("role", s.Role, roles, s.At)
	}
	for _, name := range slices.Sorted(maps.Keys(c.Watch.Nodes)) {
		d.known("pool", name, pools, d.file.Whole())
	}
}

// known reports a name that is none of the declared ones.
func (d *decoder) known(what, name string, declared []string, at source.Span) {
	if name == "" || slices.Contains(declared, name) {
		return
	}
	message := fmt.Sprintf("watch: no %s is called %q", what, name)
	if near, ok := nearest.Of(name, declared); ok {
		message += fmt.Sprintf(": did you mean %q?", near)
	}
	d.problems = append(d.problems, Problem{At: at, Message: message})
}
