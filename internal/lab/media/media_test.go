package media

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/ffvet/ffvet/internal/config"
)

// TestDeclared holds the declarations against the configuration's own reader.
func TestDeclared(t *testing.T) {
	c, problems := config.Load("lab.yaml", []byte("version: 1\n"+Declared(Files())))
	for _, p := range problems {
		t.Error(p)
	}
	if len(c.Inputs) != len(Files()) {
		t.Fatalf("%d inputs of %d files", len(c.Inputs), len(Files()))
	}
	names := map[string]bool{}
	for i, f := range Files() {
		if names[f.Name] || c.Inputs[i].Match != f.Name || len(c.Inputs[i].Streams) != len(f.streams) {
			t.Errorf("%s is declared as %+v", f.Name, c.Inputs[i])
		}
		names[f.Name] = true
	}
}

// writer stands for an ffmpeg that makes every file but one.
type writer struct{ tries int }

func (w *writer) Make(args ...string) error {
	w.tries++
	name := args[len(args)-1]
	if filepath.Base(name) == "half-h264_180.mp4" {
		return errors.New("no encoder")
	}
	return os.WriteFile(name, []byte("picture"), 0o644)
}

func TestReady(t *testing.T) {
	w := &writer{}
	s := NewStore(filepath.Join(t.TempDir(), "media"), w)
	if err := s.Prepare(); err != nil {
		t.Fatal(err)
	}
	files := Files()
	for range 2 {
		if s.Ready(files[0]) == nil {
			t.Error("a file that cannot be made is ready")
		}
		if err := s.Ready(files[1]); err != nil {
			t.Error(err)
		}
	}
	if w.tries != 2 {
		t.Errorf("%d tries for two files", w.tries)
	}
}
