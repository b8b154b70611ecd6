package githubactions

import (
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// scope is what expressions can name: what one leg, the inputs of a called
// workflow or action, and the environment say. A text that differs between
// the legs of a job, or that only a run tells, is not known.
type scope struct {
	legs []leg
	// inputs are texts by name; a name that is missing is not known.
	inputs map[string]string
	env    map[string]string
	// action is the folder of the action that is read.
	action string
}

// name matches an expression that is one name: `matrix.preset['name']`.
var name = regexp.MustCompile(`^\w[\w-]*(?:\.\w[\w-]*|\[\s*'[^']*'\s*\])*$`)

var index = regexp.MustCompile(`\[\s*'([^']*)'\s*\]`)

// value returns the text of an expression, the same one in all legs.
func (s scope) value(expression string) (text string, known bool) {
	if len(s.legs) == 0 {
		return s.inLeg(nil, expression)
	}
	for i, l := range s.legs {
		here, ok := s.inLeg(l, expression)
		if !ok || i > 0 && here != text {
			return "", false
		}
		text, known = here, true
	}
	return text, known
}

// inLeg returns the text of an expression in one leg.
func (s scope) inLeg(l leg, expression string) (text string, known bool) {
	expression = strings.TrimSpace(expression)
	if quoted, ok := strings.CutPrefix(expression, "'"); ok && strings.Count(expression, "'") == 2 && strings.HasSuffix(quoted, "'") {
		return strings.TrimSuffix(quoted, "'"), true
	}
	if !name.MatchString(expression) {
		return "", false
	}
	steps := strings.Split(index.ReplaceAllString(expression, ".$1"), ".")
	if len(steps) < 2 {
		return "", false
	}
	switch steps[0] {
	case "matrix":
		v, ok := l[steps[1]]
		if !ok {
			return "", len(s.legs) > 0 // a key that the leg does not have is empty
		}
		return v.at(steps[2:])
	case "inputs":
		text, known = s.inputs[steps[1]]
	case "env":
		text, known = s.env[steps[1]]
	case "github":
		return s.action, expression == "github.action_path" && s.action != ""
	}
	return text, known
}

var expressions = regexp.MustCompile(`\$\{\{(.*?)\}\}`)

// fill returns a text with the expressions of one leg put in; what is not
// known stays as it is written.
func (s scope) fill(l leg, text string) string {
	return expressions.ReplaceAllStringFunc(text, func(whole string) string {
		if value, known := s.inLeg(l, strings.Trim(whole, "${} ")); known {
			return value
		}
		return whole
	})
}

// with returns the scope of what is called with the inputs: their defaults,
// and what `with` gives.
func (s scope) with(declared, given *yamlpos.Node) scope {
	inner := scope{legs: []leg{{}}, inputs: map[string]string{}, env: s.env, action: s.action}
	for _, p := range declared.Pairs() {
		if d := p.Value.Get("default"); d.IsScalar() {
			inner.inputs[p.Key] = d.Str()
		}
	}
	for _, p := range given.Pairs() {
		text, known := s.whole(p.Value)
		delete(inner.inputs, p.Key)
		if known {
			inner.inputs[p.Key] = text
		}
	}
	return inner
}

// whole returns a scalar's text if all of its expressions are known.
func (s scope) whole(n *yamlpos.Node) (text string, known bool) {
	known = n.IsScalar()
	text = expressions.ReplaceAllStringFunc(n.Str(), func(whole string) string {
		value, ok := s.value(strings.Trim(whole, "${} "))
		known = known && ok
		return value
	})
	return text, known
}
