package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/ffvet/ffvet/internal/lab/binary"
)

// meter measures the subjects of one ffmpeg.
type meter struct {
	binary  *binary.Binary
	folder  string
	repeats int
}

// cost is what one run took.
type cost struct {
	cpu, wall time.Duration
	busiest   time.Duration // CPU time of the busiest thread but the first
}

// prepare makes the clip: moving patterns with noise, so that encoders find
// neither nothing nor everything to do.
func (m meter) prepare() error {
	source := fmt.Sprintf("testsrc2=s=%dx%d:r=30,noise=alls=5:allf=t", width, height)
	return m.binary.Make("-f", "lavfi", "-i", source, "-frames:v", fmt.Sprint(clipFrames), "-pix_fmt", "yuv420p", "-f", "rawvideo", clip)
}

// points measures a subject with each number of threads. One that this
// ffmpeg lacks is left out of the table and named.
func (m meter) points(ctx context.Context, s subject, out *bufio.Writer) error {
	if err := m.make(s); err != nil {
		fmt.Fprintf(os.Stderr, "%s %s left out: %v\n", s.kind, s.name, err)
		return nil
	}
	base, err := m.least(ctx, s.base(s.loops))
	if err != nil {
		return err
	}
	for _, n := range threadCounts() {
		c, err := m.least(ctx, s.args(n, s.loops))
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s %s left out: %v\n", s.kind, s.name, err)
			return nil
		}
		frames := float64(clipFrames * (s.loops + 1) * max(s.each, 1))
		fmt.Fprintf(out, "%s\t%s\t%s\t%d\t%.3f\t%.3f\t%.3f\n", s.kind, s.name, s.setting, n,
			max(0, milliseconds(c.cpu-base.cpu))/frames, share(c, base), milliseconds(c.wall)/frames)
	}
	return out.Flush()
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// share is the busiest thread's part of what the component costs.
func share(c, base cost) float64 {
	return min(1, float64(c.busiest)/float64(max(c.cpu-base.cpu, c.busiest, 1)))
}

// make writes the file that a decoder reads.
func (m meter) make(s subject) error {
	if len(s.made) == 0 {
		return nil
	}
	return m.binary.Make(append(raw(0), s.made...)...)
}

// least returns the cheapest of the runs: what other programs on the machine
// do only ever adds to it.
func (m meter) least(ctx context.Context, args []string) (cost, error) {
	var best cost
	for i := range m.repeats {
		c, err := m.once(ctx, args)
		if err != nil {
			return cost{}, err
		}
		wall := c.wall
		if i > 0 {
			wall = min(wall, best.wall)
		}
		if i == 0 || c.cpu < best.cpu {
			best = c
		}
		best.wall = wall
	}
	return best, nil
}

func (m meter) once(ctx context.Context, args []string) (cost, error) {
	cmd := exec.CommandContext(ctx, m.binary.Path, append([]string{"-v", "error", "-nostdin"}, append(args, "-f", "null", "-")...)...)
	cmd.Dir = m.folder
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return cost{}, err
	}
	w := newWatch(cmd.Process.Pid)
	err := cmd.Wait()
	c := cost{wall: time.Since(start), busiest: w.stop()}
	if err != nil {
		return c, err
	}
	c.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return c, nil
}
