//go:build unix

package discover

import (
	"io/fs"
	"os"
	"syscall"
)

// open opens a file or folder that was just seen to be one. os.Open would ask
// the kernel five times whether a regular file can be waited for, which
// doubles what it costs to search a small file (measured).
func open(path string) (*os.File, error) {
	for {
		fd, err := syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
		switch err {
		case nil:
			return os.NewFile(uintptr(fd), path), nil
		case syscall.EINTR:
			continue
		}
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
}
