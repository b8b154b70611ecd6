//go:build !unix

package discover

import "os"

func open(path string) (*os.File, error) { return os.Open(path) }
