package graph

import (
	"strings"
	"unicode"
)

// protocolOf returns the protocol of a URL: the letters, digits, "+", "-" and
// "." before its first colon (libavformat/avio.c), "file" without one, and
// "pipe" for "-".
func protocolOf(url string) string {
	if url == "-" {
		return "pipe"
	}
	scheme, _, ok := strings.Cut(url, ":")
	if !ok || len(scheme) < 2 {
		return "file"
	}
	for _, r := range scheme {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("+-.", r) {
			return "file"
		}
	}
	scheme, _, _ = strings.Cut(scheme, ",")
	return scheme
}

// extension returns the text behind the last dot, in lower case.
func extension(url string) string {
	dot := strings.LastIndexByte(url, '.')
	if dot < 0 || strings.ContainsAny(url[dot:], "/${") {
		return ""
	}
	return strings.ToLower(url[dot+1:])
}
