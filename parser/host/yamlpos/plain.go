package yamlpos

import "strings"

// plain reads an unquoted scalar. Where it ends depends on what surrounds
// it, so it is read along the value that the library found.
func (s *scanner) plain(value string) bool {
	for s.b.Len() < len(value) && s.at < len(s.d.buf) {
		if s.fold() {
			continue
		}
		rest := value[s.b.Len():]
		n := strings.IndexAny(rest, " \t\r\n\u0085\u2028\u2029")
		if n < 0 {
			n = len(rest)
		}
		if n == 0 || s.at+n > len(s.d.buf) || string(s.d.buf[s.at:s.at+n]) != rest[:n] {
			return false
		}
		s.keep(s.at + n)
	}
	return true
}
