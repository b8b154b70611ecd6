// Package imageref takes references of container images apart.
package imageref

import "strings"

// Split returns repository and tag of a reference such as
// "registry:5000/media/encoder:1.2@sha256:…", without scheme and digest; the
// tag is "" if there is none.
func Split(reference string) (repository, tag string) {
	reference = strings.TrimPrefix(reference, "docker://")
	reference, _, _ = strings.Cut(reference, "@")
	if i := strings.LastIndexByte(reference, ':'); i > strings.LastIndexByte(reference, '/') {
		return reference[:i], reference[i+1:]
	}
	return reference, ""
}

// Repository returns the reference without scheme, tag and digest.
func Repository(reference string) string {
	repository, _ := Split(reference)
	return repository
}
