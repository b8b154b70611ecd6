package run_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/procs"
	"github.com/ffvet/ffvet/internal/report/running"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/internal/testneed"
	"github.com/ffvet/ffvet/parser/source"
)

// binaries are the ffmpegs at hand: that of PATH and those in the folders of
// FFVET_FFMPEGS.
func binaries(t *testing.T) []string {
	testneed.Program(t, "ffmpeg")
	all := []string{"ffmpeg"}
	for _, folder := range filepath.SplitList(os.Getenv("FFVET_FFMPEGS")) {
		all = append(all, filepath.Join(folder, "ffmpeg"))
	}
	return all
}

// script names the line that the processes of TestRealProcesses come from.
const script = "#!/bin/sh\nffmpeg -i other.mov other.mp4\nffmpeg -nostdin -v error -re -f lavfi -i \"testsrc=s=320x180:r=$RATE\" -c:v libx264 -f null -\n"

// list lists what runs here, with the script as its repository.
func list(t *testing.T) running.Listing {
	t.Helper()
	table, err := procs.Read(procs.System{Proc: os.DirFS("/proc"), Cgroup: os.DirFS("/sys/fs/cgroup")})
	if err != nil {
		t.Fatal(err)
	}
	doc := lint(t, map[string]string{"live.sh": script}, "", nil).Doc
	l, err := run.Running(context.Background(), run.Input{Config: config.Default(), Tree: source.NewMemory(nil)}, table, doc)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestRealProcesses starts every ffmpeg at hand and holds it against its
// estimate.
func TestRealProcesses(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("there is no /proc")
	}
	pids := map[int]string{}
	for _, name := range binaries(t) {
		c := exec.Command(name, "-nostdin", "-v", "error", "-re", "-f", "lavfi", "-i", "testsrc=s=320x180:r=25", "-c:v", "libx264", "-f", "null", "-")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Process.Kill(); c.Wait() })
		pids[c.Process.Pid] = name
	}
	rows := map[int]running.Process{}
	for deadline := time.Now().Add(20 * time.Second); len(rows) < len(pids) && time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		for _, p := range list(t).Processes {
			if pids[p.PID] != "" && p.Threads.Actual != nil && *p.Threads.Actual > 4 { // the encoder runs
				rows[p.PID] = p
			}
		}
	}
	for pid, name := range pids {
		p, found := rows[pid]
		switch {
		case !found:
			t.Errorf("%s (%d) is not among what runs", name, pid)
			continue
		case len(p.Above) > 0 || p.Threads.Estimate == nil || p.Memory.Actual == nil:
			t.Errorf("%s: above %v: %+v", name, p.Above, p)
		case len(p.FFmpeg) > 2: // none of a static build
			t.Errorf("%s: versions %v, want that of its libavcodec", name, p.FFmpeg)
		case p.Files.Actual == nil || p.CPUs == nil:
			t.Errorf("%s: %+v", name, p)
		}
		if len(p.Sources) != 1 || p.Sources[0] != (running.Source{File: "live.sh", Line: 3}) {
			t.Errorf("%s comes from %v, want live.sh:3", name, p.Sources)
		}
	}
}

// fixed is a table of one process with the given peak of threads.
func fixed(threads int) procs.Table {
	return procs.Table{HostCPUs: 4, Processes: []procs.Process{{
		PID: 9, Program: "ffmpeg", Argv: []string{"/opt/enc", "-i", "rtsp://u:secret@h/1", "-password", "secret", "-c:v", "libx264", "o\xff.mp4"},
		Threads: threads, Resident: 1, Peak: 1, Files: -1, CPUs: 4, Versions: []string{"7.0", "7.1"},
	}}}
}

func TestRunning(t *testing.T) {
	for _, test := range []struct {
		threads, above int
	}{{5, 0}, {500, 1}} {
		l, err := run.Running(context.Background(), run.Input{Config: config.Default(), Tree: source.NewMemory(nil)}, fixed(test.threads), nil)
		if err != nil || l.Above != test.above {
			t.Errorf("%d threads: %d above, %v", test.threads, l.Above, err)
		}
		p := l.Processes[0]
		if p.Argv[0] != "/opt/enc" || p.Argv[2] != "rtsp://u:***@h/1" || p.Argv[4] != "***" || p.Argv[7] != "o\uFFFD.mp4" {
			t.Errorf("prints %q", p.Argv)
		}
		if len(p.FFmpeg) != 2 || len(p.Notes) != 1 || p.Files.Actual != nil {
			t.Errorf("%+v", p)
		}
	}
}

// TestAskedVersion estimates for --ffmpeg whatever is loaded.
func TestAskedVersion(t *testing.T) {
	cfg := config.Default()
	if err := config.Override(cfg, config.Flags{FFmpeg: "5.1"}); err != nil {
		t.Fatal(err)
	}
	l, err := run.Running(context.Background(), run.Input{Config: cfg, Tree: source.NewMemory(nil)}, fixed(5), nil)
	if err != nil || len(l.Processes[0].FFmpeg) != 1 || l.Processes[0].FFmpeg[0] != "5.1" {
		t.Errorf("%+v, %v", l.Processes[0].FFmpeg, err)
	}
}

// TestWithoutNumbers keeps processes of which little can be read.
func TestWithoutNumbers(t *testing.T) {
	table := procs.Table{Unreadable: 2, Hidden: true, Processes: []procs.Process{{PID: 1, Program: "ffmpeg", Zombie: true, Files: -1}, {PID: 2, Program: "ffprobe", Files: -1}}}
	l, err := run.Running(context.Background(), run.Input{Config: config.Default(), Tree: source.NewMemory(nil)}, table, nil)
	if err != nil || len(l.Processes) != 2 || l.Processes[0].State != "zombie" || len(l.Processes[1].Notes) != 1 || len(l.Notes) != 2 {
		t.Errorf("%+v, %v", l, err)
	}
}
