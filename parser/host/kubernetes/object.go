package kubernetes

import (
	"strings"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// object is one API object of a manifest.
type object struct {
	node                  *yamlpos.Node
	kind, namespace, name string
}

func newObject(n *yamlpos.Node) (o object, ok bool) {
	o = object{node: n, kind: n.Get("kind").Str(), namespace: n.Get("metadata", "namespace").Str()}
	if o.namespace == "" {
		o.namespace = "default"
	}
	if o.name = n.Get("metadata", "name").Str(); o.name == "" {
		o.name = n.Get("metadata", "generateName").Str()
	}
	return o, o.kind != "" && n.Get("apiVersion").IsScalar()
}

// key is the key of all units of the workload that the object is.
func (o object) key() string {
	return strings.ToLower(o.kind) + "/" + o.namespace + "/" + o.name
}

func configMapKey(namespace, name string) string {
	return system + "/configmap/" + namespace + "/" + name
}

// configMap returns the texts of a ConfigMap.
func configMap(o object) unit.Volume {
	v := unit.Volume{Key: configMapKey(o.namespace, o.name), Files: map[string]source.Text{}}
	for _, p := range o.node.Get("data").Pairs() {
		if p.Value.IsScalar() {
			v.Files[p.Key] = p.Value.Text()
		}
	}
	return v
}
