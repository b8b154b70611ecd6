package watch

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/unit"
)

// matchers are label matchers of PromQL, in order.
type matchers []string

func equal(label, value string) string { return label + "=" + strconv.Quote(value) }

func like(label, pattern string) string { return label + "=~" + strconv.Quote(pattern) }

// on returns the series of a metric that the matchers select.
func (m matchers) on(metric string) string {
	if len(m) == 0 {
		return metric
	}
	return metric + "{" + strings.Join(m, ",") + "}"
}

// declared are the matchers that the configuration asks for everywhere.
func (p *planner) declared() matchers {
	var m matchers
	for _, label := range slices.Sorted(maps.Keys(p.watch.Labels)) {
		m = append(m, equal(label, p.watch.Labels[label]))
	}
	return m
}

// isPod reports whether a kubelet runs the unit.
func isPod(u *facts.Unit) bool { return u.Found.Meta.Namespace != "" }

// isContainer reports whether cAdvisor sees the unit as a container of its own
// that labels lead to.
func isContainer(u *facts.Unit) bool { return isPod(u) || u.Found.Meta.Service != "" }

// isHost reports whether the unit runs straight on a machine, where only a
// process exporter sees it.
func isHost(u *facts.Unit) bool {
	switch u.System {
	case "script", "cron", "makefile", "systemd", "supervisor", "generic":
		return true
	}
	return false
}

// runs reports whether the unit is something that lives: no step of a build,
// no library of functions.
func runs(u *facts.Unit) bool {
	return u.Found.Phase != unit.BuildPhase && !u.Found.Weak && (len(u.Commands) > 0 || u.Found.Worker)
}

// container returns the matchers of the unit's containers on cAdvisor.
func (p *planner) container(u *facts.Unit) matchers {
	if !isPod(u) {
		return append(p.declared(), equal("container_label_com_docker_compose_service", u.Found.Meta.Service))
	}
	m := append(p.declared(), podMatchers(u)...)
	if knownKind(u) {
		return append(m, equal("container", u.Found.Meta.Container))
	}
	return append(m, `container!=""`, `container!="POD"`)
}

// podMatchers select the pods of the unit's workload. A namespace that the
// files do not name is whatever they are applied to.
func podMatchers(u *facts.Unit) matchers {
	meta := u.Found.Meta
	var m matchers
	if meta.Namespace != "default" {
		m = append(m, equal("namespace", meta.Namespace))
	}
	pattern := podPattern(meta.Kind, regexp.QuoteMeta(meta.Name))
	if pattern == regexp.QuoteMeta(meta.Name) {
		return append(m, equal("pod", meta.Name))
	}
	return append(m, like("pod", pattern))
}

// What controllers add to the names of their pods: five letters of
// generateName, the hash of a template, an ordinal, the minute of a schedule
// (k8s.io/kubernetes/pkg/controller).
const (
	random  = "[a-z0-9]{5}"
	hash    = "[a-z0-9]{1,10}"
	ordinal = "[0-9]+"
)

// podPattern is a pattern for the names of the pods that a workload makes.
func podPattern(kind, name string) string {
	switch kind {
	case "Pod":
		return name
	case "Deployment":
		return name + "-" + hash + "-" + random
	case "ReplicaSet", "DaemonSet", "ReplicationController":
		return name + "-" + random
	case "StatefulSet":
		return name + "-" + ordinal
	case "Job", "ScaledJob":
		return name + "-(" + ordinal + "-|" + random + "-)?" + random
	case "CronJob":
		return name + "-" + ordinal + "-(" + ordinal + "-)?" + random
	}
	return name + ".*"
}

// knownKind reports whether the pods of the unit's kind have the containers
// that the file names.
func knownKind(u *facts.Unit) bool { return podPattern(u.Found.Meta.Kind, "") != ".*" }

// process returns the matchers of the unit's programs on process-exporter,
// which names its groups after the executable unless told otherwise.
func (p *planner) process(units []*facts.Unit) matchers {
	seen := map[string]bool{}
	for _, u := range units {
		for _, i := range u.Commands {
			seen[programName(p.doc.Commands[i])] = true
		}
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(seen)) {
		names = append(names, regexp.QuoteMeta(name))
	}
	return append(p.declared(), like("groupname", strings.Join(names, "|")))
}

// programName is the base name of what the command starts; where a variable
// names it, the program.
func programName(c *facts.Command) string {
	text, known := c.Found.Name.Literal()
	if !known {
		return c.Program
	}
	return text[strings.LastIndexByte(text, '/')+1:]
}
