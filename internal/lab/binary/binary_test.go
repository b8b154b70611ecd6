package binary

import (
	"testing"

	"github.com/ffvet/ffvet/internal/testneed"
)

func TestOpen(t *testing.T) {
	testneed.Program(t, "ffmpeg")
	b, err := Open("ffmpeg", t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if b.Version.IsZero() || b.Exact == "" {
		t.Errorf("version %v, %q", b.Version, b.Exact)
	}
	if !b.Encodes("ffv1", true, nil) || b.Encodes("no_such_encoder", true, nil) {
		t.Error("which encoders work is wrong")
	}
	if b.listed["libx264"] && b.Libraries["x264"] == "" {
		t.Errorf("x264's version is not found among %v", b.Libraries)
	}
	t.Log(b.Exact, b.Libraries)
}

func TestOpenOther(t *testing.T) {
	if _, err := Open("true", t.TempDir()); err == nil {
		t.Error("a program that is no ffmpeg is opened")
	}
}
