package kustomize

import "go.yaml.in/yaml/v3"

// renames are new names by "Kind/old name".
type renames map[string]*yaml.Node

// refer gives the references of an object the new names.
func (l *layer) refer(o *object, renamed renames) {
	visit(o.node, func(m *yaml.Node) {
		for i := 0; i+1 < len(m.Content); i += 2 {
			kind, field := referenced(m.Content[i].Value, m.Content[i+1])
			if kind == "" {
				continue
			}
			old := get(m.Content[i+1], field)
			if old == nil {
				continue
			}
			if name, ok := renamed[kind+"/"+old.Value]; ok {
				put(m.Content[i+1], field, l.draft.Scalar(name.Value, old))
			}
		}
	})
}

// referenced returns which kind of object a value names, and the field that
// holds the name; "" if it names none.
func referenced(key string, value *yaml.Node) (kind, field string) {
	switch key {
	case "configMap", "configMapRef", "configMapKeyRef":
		return "ConfigMap", "name"
	case "secretRef", "secretKeyRef":
		return "Secret", "name"
	case "secret":
		return "Secret", "secretName"
	case "workflowTemplateRef":
		return "WorkflowTemplate", "name"
	case "scaleTargetRef", "targetRef":
		if kind = text(value, "kind"); kind == "" {
			kind = "Deployment"
		}
		return kind, "name"
	}
	return "", ""
}
