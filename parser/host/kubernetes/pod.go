package kubernetes

import (
	"github.com/ffvet/ffvet/parser/host/pod"
	"strconv"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// units returns one unit for each container of the workload's pod.
func (w *workload) units() []*unit.Unit {
	var units []*unit.Unit
	for i, c := range w.pod.Get("initContainers").Items() {
		u := w.container(c, i, "")
		u.Step = i
		if u.Sidecar = c.Get("restartPolicy").Str() == "Always"; !u.Sidecar {
			u.Phase = unit.InitPhase
		}
		units = append(units, u)
	}
	for i, c := range w.pod.Get("containers").Items() {
		units = append(units, w.container(c, i, ""))
	}
	w.share(units)
	return units
}

// share sets what only all containers together decide.
func (w *workload) share(units []*unit.Unit) {
	var limits []unit.Limits
	guaranteed := true
	for _, u := range units {
		if u.Phase == unit.MainPhase {
			limits = append(limits, u.Limits)
		}
		guaranteed = guaranteed && isGuaranteed(u.Limits)
	}
	for _, u := range units {
		u.GroupLimits = limits
		u.Place.Guaranteed = guaranteed
	}
}

// isGuaranteed reports whether a container has limits on CPU and memory and
// requests as much (cpu-management-policies.md).
func isGuaranteed(l unit.Limits) bool {
	return l.CPUQuota != nil && l.Memory != nil && l.RequestCPU != nil && l.RequestMemory != nil &&
		*l.RequestCPU == *l.CPUQuota && *l.RequestMemory == *l.Memory
}

// container makes the unit of one container; without a name it has the given
// one, or else its index.
func (w *workload) container(c *yamlpos.Node, index int, fallback string) *unit.Unit {
	name := orDefault(c.Get("name").Str(), orDefault(fallback, strconv.Itoa(index)))
	u := &unit.Unit{
		ID: w.key() + "/" + name, System: system, At: c.Span(), Group: w.key(),
		Copies: w.copies, Starts: w.starts, Schedule: w.schedule,
		Meta:  w.meta(name),
		Place: w.place(),
	}
	u.Evidence = append(u.Evidence, w.evidence...)
	u.Diags = append(u.Diags, w.diags...)
	pod.Fill(u, c, w.named)
	w.podLimits(u)
	u.Mount = w.mounts(c)
	return u
}

func (w *workload) meta(container string) unit.Meta {
	own, template := w.node.Get("metadata"), w.pod.Parent().Get("metadata")
	if w.kind == "Pod" {
		template = own
	}
	const role = "ffvet.dev/role"
	m := unit.Meta{
		Kind: w.kind, Namespace: w.namespace, Name: w.name, Container: container,
		Labels: pod.StringMap(template.Get("labels")), Annotations: pod.StringMap(template.Get("annotations")),
		Role: template.Get("annotations", role).Str(),
	}
	if m.Role == "" {
		m.Role = own.Get("annotations", role).Str()
	}
	return m
}

// mounts returns the ConfigMaps that the container sees as files.
func (w *workload) mounts(c *yamlpos.Node) []unit.Mount {
	var mounts []unit.Mount
	for _, m := range c.Get("volumeMounts").Items() {
		name, at, sub := m.Get("name").Str(), m.Get("mountPath").Str(), m.Get("subPath").Str()
		for _, v := range w.pod.Get("volumes").Items() {
			if v.Get("name").Str() != name {
				continue
			}
			mounts = append(mounts, w.mount(v.Get("configMap"), at, sub)...)
			for _, projected := range v.Get("projected", "sources").Items() {
				mounts = append(mounts, w.mount(projected.Get("configMap"), at, sub)...)
			}
		}
	}
	return mounts
}

// mount returns how a ConfigMap appears at a path: whole, by its items, or
// one of its files.
func (w *workload) mount(configMap *yamlpos.Node, at, sub string) []unit.Mount {
	name := configMap.Get("name").Str()
	if name == "" || at == "" {
		return nil
	}
	whole := unit.Mount{Path: at, Volume: configMapKey(w.namespace, name), Item: sub}
	items := configMap.Get("items").Items()
	if len(items) == 0 {
		return []unit.Mount{whole}
	}
	var mounts []unit.Mount
	for _, item := range items {
		m := whole
		m.Item = item.Get("key").Str()
		switch file := item.Get("path").Str(); {
		case sub == "":
			m.Path = at + "/" + file
		case sub != file:
			continue
		}
		mounts = append(mounts, m)
	}
	return mounts
}
