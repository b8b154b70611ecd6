// Package edition keeps data of which each probed version of ffmpeg has its
// own text.
package edition

import "sync"

// Lazy returns a function per version that parses the version's text once,
// when first asked.
func Lazy[T any](texts map[string]string, parse func(text string) T) map[string]func() T {
	all := make(map[string]func() T, len(texts))
	for version, text := range texts {
		all[version] = sync.OnceValue(func() T { return parse(text) })
	}
	return all
}
