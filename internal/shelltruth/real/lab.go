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
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	// patience is how long one script may take.
	patience = 60 * time.Second
	// cache is where GNU parallel keeps what it measures of the machine, in
	// the scratch folder: that takes it seconds otherwise.
	cache = "parallel"
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
	return l, os.MkdirAll(filepath.Join(scratch, cache), 0o755)
}

// Settings say how the fakes of one run behave.
type Settings struct {
	Shell string // "bash"
	Env   string // "MODE=a N=2"
	// Quiet is how long nothing must have been started before a fake ends;
	// Mode is "same"; "odd", where every second one lives much longer than the
	// others; "patient", where those in the background do; or "newest", where
	// they end one after another, the last one first.
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
	messages, group, ended, err := start(dir, s)
	if err != nil {
		return Log{}, err
	}
	log, err := settled(dir, group)
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

// start runs the script to its end, or stops it; ended is false for that. What
// it left running is in its process group.
func start(dir string, s Settings) (messages string, group int, ended bool, err error) {
	in, err := os.Open(filepath.Join(dir, "settings")) // something that is not the null device
	if err != nil {
		return "", 0, false, err
	}
	defer in.Close()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	shell := strings.Fields(s.Shell)
	cmd := exec.CommandContext(ctx, shell[0], append(shell[1:], "main.sh")...)
	var text bytes.Buffer
	cmd.Dir, cmd.Stdin, cmd.Stderr, cmd.WaitDelay = filepath.Join(dir, "work"), in, &text, 200*time.Millisecond
	cmd.Env = append([]string{
		"PATH=" + filepath.Join(dir, "bin") + ":/usr/local/bin:/usr/bin:/bin", "HOME=" + dir, "TMPDIR=" + dir, "LC_ALL=C",
		"PARALLEL_HOME=" + filepath.Join(filepath.Dir(dir), cache),
	}, strings.Fields(s.Env)...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	if err = cmd.Start(); err != nil {
		return "", 0, false, err
	}
	if err = os.WriteFile(filepath.Join(dir, "shell"), []byte(strconv.Itoa(cmd.Process.Pid)), 0o644); err == nil {
		err = cmd.Wait()
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) && !errors.Is(err, exec.ErrWaitDelay) && ctx.Err() == nil {
		return "", 0, false, err
	}
	return text.String(), cmd.Process.Pid, ctx.Err() == nil, nil
}

// linger is how long a script's processes may stay after it without anything
// new in the log.
const linger = 6 * time.Second

// settled reads the log when everything that was started has ended.
func settled(dir string, group int) (Log, error) {
	path, size, changed := filepath.Join(dir, "log"), int64(-1), time.Now()
	for ; ; time.Sleep(40 * time.Millisecond) {
		if info, err := os.Stat(path); err == nil && info.Size() != size {
			size, changed = info.Size(), time.Now()
		}
		log, err := read(path)
		quiet := time.Since(changed)
		if err != nil || log.alive == 0 && !inUse(dir, group) || quiet > linger && log.alive == 0 || quiet > 4*linger {
			return log, err
		}
	}
}

// inUse reports whether a process of the script is there: one that works in
// its folder, or where /proc does not say so, one of its process group.
func inUse(dir string, group int) bool {
	if !errors.Is(syscall.Kill(-group, 0), syscall.ESRCH) {
		return true
	}
	links, _ := filepath.Glob("/proc/[0-9]*/cwd")
	for _, l := range links {
		if to, err := os.Readlink(l); err == nil && strings.HasPrefix(to, dir) {
			return true
		}
	}
	return false
}
