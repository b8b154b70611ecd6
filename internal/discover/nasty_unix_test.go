//go:build unix

package discover

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestOtherThanFiles(t *testing.T) {
	root := write(t, map[string]string{"a/b.sh": "ffmpeg"})
	must(t, syscall.Mkfifo(filepath.Join(root, "pipe"), 0o644))
	socket, err := net.Listen("unix", filepath.Join(root, "socket"))
	must(t, err)
	defer socket.Close()
	must(t, os.Symlink("..", filepath.Join(root, "a/up")))
	must(t, os.Symlink("self", filepath.Join(root, "self")))
	must(t, os.Symlink("/dev/zero", filepath.Join(root, "zero")))
	must(t, os.Symlink("gone", filepath.Join(root, "dangling")))
	done := make(chan *Tree)
	go func() { done <- walk(t, Options{Root: root, Paths: []string{".", "pipe", "a/up"}}) }()
	select {
	case tree := <-done:
		if diff := cmp.Diff([]Unread{{"pipe", "not a regular file"}}, tree.Unread()); diff != "" {
			t.Error(diff)
		}
		// A link that the user names is followed; those inside are not.
		if diff := cmp.Diff([]string{"a/b.sh", "a/up/a/b.sh"}, tree.Named()); diff != "" {
			t.Error(diff)
		}
		for _, path := range []string{"pipe", "zero", "self", "socket", "dangling"} {
			if _, err := tree.Read(path); err == nil {
				t.Errorf("%s was read", path)
			}
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the walk hangs")
	}
}
