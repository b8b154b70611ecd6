package kubernetes

import (
	"fmt"
	"regexp"

	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// limits reads a container's resources. Requests default to the limits.
func limits(u *unit.Unit, resources *yamlpos.Node) {
	l := &u.Limits
	l.CPUQuota = readLimit(u, "cpu_quota", resources.Get("limits", "cpu"), milliCPU)
	l.Memory = readLimit(u, "memory", resources.Get("limits", "memory"), wholeBytes)
	l.RequestCPU = readLimit(u, "request_cpu", resources.Get("requests", "cpu"), milliCPU)
	l.RequestMemory = readLimit(u, "request_memory", resources.Get("requests", "memory"), wholeBytes)
	if l.CPUQuota != nil {
		l.QuotaAt = resources.Get("limits", "cpu").Span()
	}
	if l.Memory != nil {
		l.MemoryAt = resources.Get("limits", "memory").Span()
	}
	defaultRequests(l)
}

func defaultRequests(l *unit.Limits) {
	if l.RequestCPU == nil {
		l.RequestCPU = l.CPUQuota
	}
	if l.RequestMemory == nil {
		l.RequestMemory = l.Memory
	}
}

// podLimits reads the pod's own limit on processes, an alpha field of 1.37.
func (w *workload) podLimits(u *unit.Unit) {
	u.Limits.Pids = readLimit(u, "pids", w.pod.Get("resources", "limits", "pid"), wholeBytes)
}

// readLimit reads a quantity and adds it to the unit's evidence; nil if
// there is none, or it is 0, which sets no limit.
func readLimit(u *unit.Unit, factor string, n *yamlpos.Node, convert func(resource.Quantity) bound.Bound) *bound.Bound {
	q, diags, ok := quantity(n, convert)
	u.Diags = append(u.Diags, diags...)
	if !ok || q.IsZero() {
		return nil
	}
	u.Evidence = append(u.Evidence, n.Evidence(factor, q, ""))
	return &q
}

func milliCPU(q resource.Quantity) bound.Bound { return bound.Milli(max(q.MilliValue(), 0)) }

func wholeBytes(q resource.Quantity) bound.Bound { return bound.Of(max(q.Value(), 0)) }

// quantity reads a quantity; one that a later step fills in is unknown.
func quantity(n *yamlpos.Node, convert func(resource.Quantity) bound.Bound) (bound.Bound, []unit.Diag, bool) {
	if n.IsNull() {
		return bound.Bound{}, nil, false
	}
	text := n.Str()
	if !n.IsScalar() {
		text = n.Span().Text() // {{ … }} is a mapping to YAML
	}
	if p, ok := yamlpos.PlaceholderIn(text); ok {
		return bound.Unknown(0), []unit.Diag{p.Diag(n)}, true
	}
	q, err := parseQuantity(text)
	if err != nil {
		return bound.Bound{}, []unit.Diag{{Rule: "invalid-type", At: n.Span(), Certain: true,
			Message: fmt.Sprintf("%s: %q is not a quantity such as 500m or 2Gi", n.Path(), text)}}, false
	}
	return convert(q), nil, true
}

var longExponent = regexp.MustCompile(`[eE][+-]?\d{3,}`)

// parseQuantity refuses exponents that would take the library long to expand.
func parseQuantity(text string) (resource.Quantity, error) {
	if len(text) > 64 || longExponent.MatchString(text) {
		return resource.Quantity{}, fmt.Errorf("the number is too long")
	}
	return resource.ParseQuantity(text)
}

func relatedTo(n *yamlpos.Node) []source.Note {
	if n == nil {
		return nil
	}
	return []source.Note{{At: n.Span(), Text: n.Path()}}
}
