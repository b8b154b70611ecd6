package pod

import (
	"math/big"
	"strings"

	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/word"
)

// all adds the variables of a whole ConfigMap or Secret. Those of one that is
// not in the repository are not known.
func (s *Scope) all(from *yamlpos.Node) {
	prefix := from.Get("prefix").Str()
	if ref := from.Get("configMapRef"); ref != nil {
		object := s.find("ConfigMap", ref)
		s.open = s.open || object == nil
		for _, p := range object.Get("data").Pairs() {
			s.set(prefix+p.Key, p.Value.Word(), p.Value.Span())
		}
	}
	if ref := from.Get("secretRef"); ref != nil {
		object := s.find("Secret", ref)
		s.open = s.open || object == nil
		for _, field := range []string{"data", "stringData"} {
			for _, p := range object.Get(field).Pairs() { // a value never leaves a Secret
				name := prefix + p.Key
				s.set(name, word.FromHole(word.Hole{Kind: word.Variable, Name: name}, ref.Span()), p.Value.Span())
			}
		}
	}
}

func (s Scope) find(kind string, ref *yamlpos.Node) *yamlpos.Node {
	if s.named == nil {
		return nil
	}
	return s.named(kind, ref.Get("name").Str())
}

// from returns what valueFrom brings, if the repository says it: a key of a
// ConfigMap, a limit of the container, a field of the pod.
func (s Scope) from(from *yamlpos.Node) (word.Word, bool) {
	if ref := from.Get("configMapKeyRef"); ref != nil {
		value := s.find("ConfigMap", ref).Get("data", ref.Get("key").Str())
		return value.Word(), value.IsScalar()
	}
	if ref := from.Get("resourceFieldRef"); ref != nil {
		return s.resource(ref)
	}
	if ref := from.Get("fieldRef"); ref != nil {
		value := s.field(ref.Get("fieldPath").Str())
		return value.Word(), value.IsScalar()
	}
	return word.Word{}, false
}

// resource returns a limit or a request of the container as a variable has
// it: in units of the divisor, 1 unless set, rounded up (core/v1 types.go). A
// limit that is not set is what the node has.
func (s Scope) resource(ref *yamlpos.Node) (word.Word, bool) {
	kind, name, _ := strings.Cut(ref.Get("resource").Str(), ".")
	c := s.node
	if other := ref.Get("containerName").Str(); other != "" && other != c.Get("name").Str() {
		return word.Word{}, false
	}
	at := c.Get("resources", kind, name)
	if at == nil && kind == "requests" { // they are the limits unless set
		at = c.Get("resources", "limits", name)
	}
	amount, err := parseQuantity(at.Str())
	if err != nil {
		return word.Word{}, false
	}
	divisor, err := parseQuantity(ref.Get("divisor").Str())
	if err != nil || divisor.IsZero() {
		divisor = resource.MustParse("1")
	}
	return word.Literal(perUnit(amount, divisor), at.Span()), true
}

// perUnit divides one quantity by another and rounds up.
func perUnit(amount, unit resource.Quantity) string {
	quotient, rest := new(big.Int).DivMod(
		big.NewInt(amount.ScaledValue(resource.Milli)), big.NewInt(max(unit.ScaledValue(resource.Milli), 1)), new(big.Int))
	if rest.Sign() > 0 {
		quotient.Add(quotient, big.NewInt(1))
	}
	return quotient.String()
}

// field returns what the downward API knows before the pod runs: labels,
// annotations and the namespace of its template.
func (s Scope) field(path string) *yamlpos.Node {
	template := s.node
	for template != nil && template.Get("spec") == nil {
		template = template.Parent()
	}
	metadata := template.Get("metadata")
	for _, kind := range []string{"labels", "annotations"} {
		if key, ok := strings.CutPrefix(path, "metadata."+kind+"['"); ok {
			return metadata.Get(kind, strings.TrimSuffix(key, "']"))
		}
	}
	return nil
}
