package compose

import "strings"

// parseEnv reads KEY=VALUE lines; quotes around a value and a comment behind
// it are taken off.
func parseEnv(text []byte) map[string]string {
	vars := map[string]string{}
	for line := range strings.Lines(string(text)) {
		name, value, ok := parseEnvLine(line)
		if ok {
			vars[name] = value
		}
	}
	return vars
}

func parseEnvLine(line string) (name, value string, ok bool) {
	line = strings.TrimPrefix(strings.TrimSpace(line), "export ")
	if strings.HasPrefix(line, "#") {
		return "", "", false
	}
	name, value, ok = strings.Cut(line, "=")
	if name = strings.TrimSpace(name); name == "" {
		return "", "", false
	}
	return name, unquote(strings.TrimSpace(value)), ok
}

func unquote(value string) string {
	if value == "" {
		return ""
	}
	if quote := value[0]; quote == '"' || quote == '\'' {
		if end := strings.IndexByte(value[1:], quote); end >= 0 {
			return value[1 : 1+end]
		}
	}
	if i := strings.Index(value, " #"); i >= 0 {
		value = strings.TrimSpace(value[:i])
	}
	return value
}
