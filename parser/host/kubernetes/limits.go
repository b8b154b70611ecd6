package kubernetes

import (
	"github.com/ffvet/ffvet/parser/host/pod"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// podLimits reads the pod's own limit on processes, an alpha field of 1.37.
func (w *workload) podLimits(u *unit.Unit) {
	u.Limits.Pids = pod.ReadLimit(u, "pids", w.pod.Get("resources", "limits", "pid"), pod.WholeBytes)
}

func relatedTo(n *yamlpos.Node) []source.Note {
	if n == nil {
		return nil
	}
	return []source.Note{{At: n.Span(), Text: n.Path()}}
}
