// Package mask takes passwords and tokens out of what ffvet prints.
package mask

import (
	"regexp"
	"strings"
)

// Stars stands where a secret stood.
const Stars = "***"

// Masker masks texts. The zero Masker is not ready: use New.
type Masker struct {
	userinfo, query, header *regexp.Regexp
}

// New returns a Masker.
func New() *Masker {
	return &Masker{
		// user:password@ of a URL, the user stays.
		userinfo: regexp.MustCompile(`(://[^\s:/@"']*:)[^\s/@"']+@`),
		query:    regexp.MustCompile(`(?i)([?&](?:token|access_token|password|passwd|secret|sig|signature|key|api_key|apikey|auth)=)[^\s&"'#]+`),
		header:   regexp.MustCompile(`(?i)((?:authorization|x-api-key|cookie)\s*:\s*(?:(?:bearer|basic)\s+)?)[^\s"'\\]+`),
	}
}

// Text masks the secrets in a text: userinfo of URLs, tokens in queries,
// authorisation headers. Variables (${PASSWORD}) are not secrets and stay.
func (m *Masker) Text(text string) string {
	if !strings.ContainsAny(text, ":=") {
		return text
	}
	text = m.replace(m.userinfo, text, "@")
	text = m.replace(m.query, text, "")
	return m.replace(m.header, text, "")
}

func (m *Masker) replace(re *regexp.Regexp, text, tail string) string {
	return re.ReplaceAllStringFunc(text, func(found string) string {
		head := re.FindStringSubmatch(found)[1]
		if strings.HasPrefix(found[len(head):], "$") {
			return found
		}
		return head + Stars + tail
	})
}

// Value masks the value of an option or a variable whose name says that it
// holds a secret, else the secrets in it.
func (m *Masker) Value(name, value string) string {
	if IsSecretName(name) && value != "" && !strings.HasPrefix(value, "$") {
		return Stars
	}
	return m.Text(value)
}

// IsSecretName reports whether an option or a variable of that name holds a
// password or a token.
func IsSecretName(name string) bool {
	name = strings.ToLower(name)
	for _, part := range []string{"password", "passwd", "passphrase", "token", "secret", "api_key", "apikey", "credential", "private_key", "access_key", "cryptokey", "decryption_key"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}
