// Package kubernetes writes limits for what runs ffmpeg as a strategic-merge
// patch: one document for each workload.
package kubernetes

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"
	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/ffvet/ffvet/internal/export/limits"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/unit"
)

// Options say what is proposed.
type Options struct {
	// CPULimits adds limits on CPU time.
	CPULimits bool
}

// Write writes the patch, and returns what is left out and why.
func Write(w io.Writer, doc *facts.Document, o Options) (notes []string, err error) {
	var documents []*yaml.Node
	for _, workload := range workloads(doc) {
		first := workload[0]
		if version(first.Found.Meta.Kind) == "" {
			notes = append(notes, fmt.Sprintf("%s: there is no strategic-merge patch for a %s", first.ID, first.Found.Meta.Kind))
			continue
		}
		documents = append(documents, patch(doc, workload, o))
	}
	if len(documents) == 0 {
		return append(notes, "no workload of Kubernetes that takes a patch runs ffmpeg"), nil
	}
	enc := yaml.NewEncoder(w)
	enc.SetIndent(2)
	for _, d := range documents {
		if err := enc.Encode(d); err != nil {
			return notes, err
		}
	}
	return notes, enc.Close()
}

// workloads collects the units that a kubelet runs, by workload.
func workloads(doc *facts.Document) [][]*facts.Unit {
	index := map[string]int{}
	var all [][]*facts.Unit
	for _, u := range doc.Units {
		if u.System != "kubernetes" || len(u.Commands) == 0 {
			continue
		}
		key := u.Root + "\x00" + cmp.Or(u.Group, u.ID)
		i, known := index[key]
		if !known {
			i = len(all)
			index[key] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], u)
	}
	return all
}

// version is the API version of the kinds that hold pods.
func version(kind string) string {
	switch kind {
	case "Pod", "ReplicationController":
		return "v1"
	case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet":
		return "apps/v1"
	case "Job", "CronJob":
		return "batch/v1"
	}
	return ""
}

// patch is the document of one workload.
func patch(doc *facts.Document, units []*facts.Unit, o Options) *yaml.Node {
	meta := units[0].Found.Meta
	identity := mapping("name", text(meta.Name))
	if meta.Namespace != "default" {
		identity.Content = append(identity.Content, mapping("namespace", text(meta.Namespace)).Content...)
	}
	pod := podSpec(doc, units, o)
	switch meta.Kind {
	case "Pod":
	case "CronJob":
		pod = mapping("jobTemplate", mapping("spec", mapping("template", mapping("spec", pod))))
	default:
		pod = mapping("template", mapping("spec", pod))
	}
	document := mapping("apiVersion", text(version(meta.Kind)), "kind", text(meta.Kind), "metadata", identity, "spec", pod)
	document.HeadComment = fmt.Sprintf("%s:%d", units[0].File, units[0].Line)
	return document
}

func podSpec(doc *facts.Document, units []*facts.Unit, o Options) *yaml.Node {
	lists := map[string]*yaml.Node{}
	spec := &yaml.Node{Kind: yaml.MappingNode}
	for _, u := range units {
		key := "containers"
		if u.Found.Phase == unit.InitPhase || u.Found.Sidecar {
			key = "initContainers"
		}
		if lists[key] == nil {
			lists[key] = &yaml.Node{Kind: yaml.SequenceNode}
			spec.Content = append(spec.Content, text(key), lists[key])
		}
		lists[key].Content = append(lists[key].Content, container(limits.New(doc, u), u, o))
	}
	return spec
}

func container(p limits.Proposal, u *facts.Unit, o Options) *yaml.Node {
	if !o.CPULimits {
		p.RequestCPU = p.RequestCPU.Under(u.Limits.CPUQuota)
	}
	requests, most := &yaml.Node{Kind: yaml.MappingNode}, &yaml.Node{Kind: yaml.MappingNode}
	addNumber(requests, "cpu", p.RequestCPU, cpus)
	addNumber(requests, "memory", p.RequestMemory, mebibytes)
	if o.CPULimits {
		addNumber(most, "cpu", p.CPU, cpus)
	}
	addNumber(most, "memory", p.Memory, mebibytes)
	resources := &yaml.Node{Kind: yaml.MappingNode}
	for _, part := range []struct {
		name string
		node *yaml.Node
	}{{"requests", requests}, {"limits", most}} {
		if len(part.node.Content) > 0 {
			resources.Content = append(resources.Content, mapping(part.name, part.node).Content...)
		}
	}
	c := mapping("name", text(u.Found.Meta.Container), "resources", resources)
	c.HeadComment = comments(p, o)
	if len(resources.Content) == 0 {
		resources.Style = yaml.FlowStyle
	}
	return c
}

// comments say what has no place in a pod, and what has no number.
func comments(p limits.Proposal, o Options) string {
	lines := []string{"pids: " + why(p.Tasks, fmt.Sprint) + "; no field of a pod: podPidsLimit of the kubelet must be above it"}
	for _, n := range []struct {
		name string
		limits.Number
	}{{"requests.cpu", p.RequestCPU}, {"requests.memory", p.RequestMemory}, {"limits.memory", p.Memory}, {"limits.cpu", p.CPU}} {
		if n.Value == 0 && (o.CPULimits || n.name != "limits.cpu") {
			lines = append(lines, n.name+": "+n.Why)
		}
	}
	return strings.Join(lines, "\n")
}

func why(n limits.Number, format func(...any) string) string {
	if n.Value == 0 {
		return n.Why
	}
	return format(n.Value) + " (" + n.Why + ")"
}

// addNumber adds a number with what it rests on as its comment.
func addNumber(to *yaml.Node, name string, n limits.Number, format func(int64) string) {
	if n.Value == 0 {
		return
	}
	key := text(name)
	key.HeadComment = n.Why
	to.Content = append(to.Content, key, text(format(n.Value)))
}

func cpus(milli int64) string { return resource.NewMilliQuantity(milli, resource.DecimalSI).String() }

func mebibytes(n int64) string { return resource.NewQuantity(n, resource.BinarySI).String() }

func text(s string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(s)
	return n
}

// mapping returns a mapping of keys and nodes in turn.
func mapping(pairs ...any) *yaml.Node {
	m := &yaml.Node{Kind: yaml.MappingNode}
	for i := 0; i+1 < len(pairs); i += 2 {
		m.Content = append(m.Content, text(pairs[i].(string)), pairs[i+1].(*yaml.Node))
	}
	return m
}
