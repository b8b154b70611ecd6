// Package real runs scripts with a program in the place of ffmpeg that logs
// how it was started, and says what happened.
package real

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const (
	// patience is how long one script may take.
	patience = 20 * time.Second
	// fakePackage is the program in ffmpeg's place.
	fakePackage = "github.com/ffvet/ffvet/internal/shelltruth/fake"
)

// Lab runs scripts in folders of their own below the scratch folder.
type Lab struct{ fake, scratch string }

// NewLab builds the program that stands in for ffmpeg.
func NewLab(scratch string) (*Lab, error) {
	l := &Lab{fake: filepath.Join(scratch, "fake"), scratch: scratch}
	out, err := exec.Command("go", "build", "-o", l.fake, fakePackage).CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("go build %s: %w\n%s", fakePackage, err, out)
	}
	return l, nil
}

// Settings say how the fakes of one run behave.
type Settings struct {
	Shell string // "bash"
	Env   string // "MODE=a N=2"
	// Quiet is how long nothing must have been started before a fake ends;
	// Mode is "same", "odd" or "even": which of them live three times as long
	// as that, and the others a third of it.
	Quiet time.Duration
	Mode  string
}

// Run runs main.sh of the files. The error is about the scratch folder or the
// shell, never about the script.
func (l *Lab) Run(files map[string]string, s Settings) (Log, error) {
	dir, err := os.MkdirTemp(l.scratch, "run")
	if err != nil {
		return Log{}, err
	}
	defer os.RemoveAll(dir)
	if err := l.prepare(dir, files, s); err != nil {
		return Log{}, err
	}
	messages, ended, err := start(dir, s)
	if err != nil {
		return Log{}, err
	}
	log, err := settled(filepath.Join(dir, "log"), s.Quiet)
	log.Messages, log.Stopped = messages, !ended
	return log, err
}

// prepare writes the script's files, three media files to find, and the fakes.
func (l *Lab) prepare(dir string, files map[string]string, s Settings) error {
	all := map[string]string{"settings": fmt.Sprintf("%d %s", s.Quiet.Milliseconds(), s.Mode)}
	for _, name := range []string{"a.mp4", "b.mp4", "c.mp4"} {
		all["work/"+name] = name
	}
	for name, text := range files {
		all["work/"+name] = text
	}
	for name, text := range all {
		to := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, []byte(text), 0o755); err != nil {
			return err
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "bin"), 0o755); err != nil {
		return err
	}
	for _, name := range []string{"ffmpeg", "ffprobe"} {
		if err := os.Link(l.fake, filepath.Join(dir, "bin", name)); err != nil {
			return err
		}
	}
	return nil
}

// start runs the script to its end, or stops it; ended is false for that.
func start(dir string, s Settings) (messages string, ended bool, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	shell := strings.Fields(s.Shell)
	cmd := exec.CommandContext(ctx, shell[0], append(shell[1:], "main.sh")...)
	var text bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.WaitDelay = filepath.Join(dir, "work"), nil, &text, 200*time.Millisecond
	cmd.Env = append([]string{"PATH=" + filepath.Join(dir, "bin") + ":/usr/local/bin:/usr/bin:/bin", "HOME=" + dir, "TMPDIR=" + dir, "LC_ALL=C"}, strings.Fields(s.Env)...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	err = cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) && !errors.Is(err, exec.ErrWaitDelay) && ctx.Err() == nil {
		return "", false, err
	}
	return text.String(), ctx.Err() == nil, nil
}

// settled reads the log when everything that was started has ended.
func settled(path string, quiet time.Duration) (Log, error) {
	for until := time.Now().Add(5 * time.Second); ; time.Sleep(quiet / 4) {
		log, err := read(path)
		if err != nil || log.alive == 0 && log.old(path, quiet) || time.Now().After(until) {
			return log, err
		}
	}
}
