package just

import (
	"regexp"
	"strings"
)

// maxDepth is how many variables may stand inside one another.
const maxDepth = 20

var environment = regexp.MustCompile(`^env(?:_var|_var_or_default)?\(\s*['"]([A-Za-z_][A-Za-z0-9_]*)['"]\s*(?:,\s*(.*))?\)$`)

// value returns the shell text that an expression stands for in a recipe.
func (j *justfile) value(r recipe, expression string, depth int) string {
	expression = strings.TrimSpace(expression)
	if depth > maxDepth {
		return "${" + identifier(expression) + "}"
	}
	if parts := split(expression); len(parts) > 1 {
		var b strings.Builder
		for _, p := range parts {
			if p == "/" {
				b.WriteByte('/')
				continue
			}
			b.WriteString(j.value(r, p, depth+1))
		}
		return b.String()
	}
	return j.operand(r, expression, depth)
}

// operand returns the text of an expression without operators.
func (j *justfile) operand(r recipe, x string, depth int) string {
	if text, ok := literal(x); ok {
		return text
	}
	if fallback, ok := r.params[x]; ok {
		if fallback == "" {
			return "${" + identifier(x) + "}"
		}
		return withDefault(identifier(x), j.value(r, fallback, depth+1))
	}
	if definition, ok := j.vars[x]; ok {
		return j.value(r, definition, depth+1)
	}
	switch m := environment.FindStringSubmatch(x); {
	case m != nil && m[2] != "":
		return withDefault(m[1], j.value(r, m[2], depth+1))
	case m != nil:
		return "${" + m[1] + "}"
	case len(x) > 1 && x[0] == '`' && x[len(x)-1] == '`':
		return "$(" + strings.Trim(x, "`\n") + ")"
	case strings.HasPrefix(x, "shell("):
		if text, ok := literal(strings.TrimSpace(strings.TrimSuffix(x[len("shell("):], ")"))); ok {
			return "$(" + text + ")"
		}
	case strings.HasPrefix(x, "(") && strings.HasSuffix(x, ")"):
		return j.value(r, x[1:len(x)-1], depth+1)
	case strings.HasPrefix(x, "quote(") && strings.HasSuffix(x, ")"):
		return `"` + j.value(r, x[len("quote("):len(x)-1], depth+1) + `"`
	case x == "num_cpus()":
		return "$(nproc)"
	}
	return "${" + identifier(x) + "}"
}

// withDefault is an expansion with a default; one that a shell would take
// apart is left out.
func withDefault(name, text string) string {
	if text == "" || strings.ContainsAny(text, "$`\"'\\{} \t\n") {
		return "${" + name + "}"
	}
	return "${" + name + ":-" + text + "}"
}

// literal returns the text of a string.
func literal(x string) (string, bool) {
	for _, quote := range []string{`"""`, "'''", `"`, "'"} {
		if len(x) < 2*len(quote) || !strings.HasPrefix(x, quote) || !strings.HasSuffix(x, quote) {
			continue
		}
		text := x[len(quote) : len(x)-len(quote)]
		if strings.Contains(text, quote) {
			return "", false
		}
		if quote[0] == '"' {
			text = strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\"`, `"`, `\\`, `\`).Replace(text)
		}
		return text, true
	}
	return "", false
}

// split divides an expression at its operators + and /, outside of quotes and
// brackets. A slash stays as a part of its own.
func split(x string) []string {
	var parts []string
	depth, done := 0, 0
	var quote byte
	for i := 0; i < len(x); i++ {
		switch c := x[i]; {
		case quote != 0:
			if c == '\\' && quote == '"' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '(' || c == '{':
			depth++
		case c == ')' || c == '}':
			depth--
		case depth == 0 && c == '+':
			parts, done = append(parts, x[done:i]), i+1
		case depth == 0 && c == '/' && i > 0:
			parts, done = append(parts, x[done:i], "/"), i+1
		}
	}
	return append(parts, x[done:])
}

// identifier makes the name of a shell variable.
func identifier(name string) string {
	name = strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '_'
	}, strings.TrimSuffix(name, "()"))
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		return "_" + name
	}
	return name
}
