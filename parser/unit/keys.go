package unit

import (
	"maps"
	"slices"
	"strings"
)

// Keys are what effects address: the unit itself, the workload it belongs
// to, and its namespace, most specific first:
// "kubernetes/deployment/media/xcode/c", "kubernetes/deployment/media/xcode",
// "kubernetes/namespace/media".
func (u *Unit) Keys() []string {
	keys := []string{u.System + "/" + u.ID}
	if u.Meta.Kind != "" {
		keys = append(keys, WorkloadKey(u.System, u.Meta.Kind, u.Meta.Namespace, u.Meta.Name))
	}
	if u.Meta.Namespace != "" {
		keys = append(keys, NamespaceKey("kubernetes", u.Meta.Namespace)) // whoever makes the pods
	}
	if u.Meta.Root != "" {
		for _, key := range slices.Clone(keys) {
			keys = append(keys, RootKey(u.Meta.Root, key))
		}
	}
	return keys
}

// RootKey is a key that counts only inside of one root.
func RootKey(root, key string) string { return root + ": " + key }

// WorkloadKey is the key of all containers of one workload.
func WorkloadKey(system, kind, namespace, name string) string {
	return system + "/" + strings.ToLower(kind) + "/" + namespace + "/" + name
}

// NamespaceKey is the key of all units of one namespace.
func NamespaceKey(system, namespace string) string {
	return system + "/namespace/" + namespace
}

// Clone returns a copy that may be changed without touching the original:
// effects of other files act on it.
func (u *Unit) Clone() *Unit {
	c := *u
	c.Env = slices.Clone(u.Env)
	c.Runs = slices.Clone(u.Runs)
	c.Mount = slices.Clone(u.Mount)
	c.GroupLimits = slices.Clone(u.GroupLimits)
	c.Evidence = slices.Clone(u.Evidence)
	c.Diags = slices.Clone(u.Diags)
	c.Meta.Labels = maps.Clone(u.Meta.Labels)
	c.Meta.Annotations = maps.Clone(u.Meta.Annotations)
	return &c
}
