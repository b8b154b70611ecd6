package pod

import (
	"fmt"
	"regexp"

	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// Limits reads a container's resources. Requests default to the limits.
func Limits(u *unit.Unit, resources *yamlpos.Node) {
	l := &u.Limits
	l.CPUQuota = ReadLimit(u, "cpu_quota", resources.Get("limits", "cpu"), MilliCPU)
	l.Memory = ReadLimit(u, "memory", resources.Get("limits", "memory"), WholeBytes)
	l.RequestCPU = ReadLimit(u, "request_cpu", resources.Get("requests", "cpu"), MilliCPU)
	l.RequestMemory = ReadLimit(u, "request_memory", resources.Get("requests", "memory"), WholeBytes)
	if l.CPUQuota != nil {
		l.QuotaAt = resources.Get("limits", "cpu").Span()
	}
	if l.Memory != nil {
		l.MemoryAt = resources.Get("limits", "memory").Span()
	}
	DefaultRequests(l)
}

// DefaultRequests sets the requests that nothing names to the limits.
func DefaultRequests(l *unit.Limits) {
	if l.RequestCPU == nil {
		l.RequestCPU = l.CPUQuota
	}
	if l.RequestMemory == nil {
		l.RequestMemory = l.Memory
	}
}

// ReadLimit reads a quantity and adds it to the unit's evidence; nil if
// there is none, or it is 0, which sets no limit.
func ReadLimit(u *unit.Unit, factor string, n *yamlpos.Node, convert func(resource.Quantity) bound.Bound) *bound.Bound {
	q, diags, ok := Quantity(n, convert)
	u.Diags = append(u.Diags, diags...)
	if !ok || q.IsZero() {
		return nil
	}
	u.Evidence = append(u.Evidence, n.Evidence(factor, q, ""))
	return &q
}

// MilliCPU returns a quantity of CPUs.
func MilliCPU(q resource.Quantity) bound.Bound { return bound.Milli(max(q.MilliValue(), 0)) }

// WholeBytes returns a quantity of bytes, or of other whole things.
func WholeBytes(q resource.Quantity) bound.Bound { return bound.Of(max(q.Value(), 0)) }

// Quantity reads a quantity; one that a later step fills in is unknown.
func Quantity(n *yamlpos.Node, convert func(resource.Quantity) bound.Bound) (bound.Bound, []unit.Diag, bool) {
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

// Parse reads the text of a quantity.
func Parse(text string, convert func(resource.Quantity) bound.Bound) (q bound.Bound, ok bool) {
	parsed, err := parseQuantity(text)
	if err != nil {
		return bound.Bound{}, false
	}
	return convert(parsed), true
}

var longExponent = regexp.MustCompile(`[eE][+-]?\d{3,}`)

// parseQuantity refuses exponents that would take the library long to expand.
func parseQuantity(text string) (resource.Quantity, error) {
	if len(text) > 64 || longExponent.MatchString(text) {
		return resource.Quantity{}, fmt.Errorf("the number is too long")
	}
	return resource.ParseQuantity(text)
}
