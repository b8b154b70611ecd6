package series

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/ffvet/ffvet/internal/lab/binary"
	"github.com/ffvet/ffvet/internal/lab/judge"
	"github.com/ffvet/ffvet/internal/lab/measure"
	"github.com/ffvet/ffvet/internal/lab/media"
	"github.com/ffvet/ffvet/internal/lab/sample"
	"github.com/ffvet/ffvet/internal/lab/shim"
)

// Series is a sample to be measured on one program.
type Series struct {
	Binary *binary.Binary
	Shim   shim.Shim
	Store  *media.Store
	// Media is the store's folder, Scratch the one in which commands run.
	Media, Scratch string
	Judge          *judge.Judge
	// Seed and the indexes from First on choose the points.
	Seed          uint64
	First, Points int
	Workers       int
	// Repeats is how often a point is measured that was under the truth; it
	// is under only if it is so every time.
	Repeats int
	// OnlyUnder says that points above the truth are not looked at again.
	OnlyUnder bool
	Patience  measure.Patience
}

// Run measures the points and hands each to done, one at a time, in no order.
func (s *Series) Run(ctx context.Context, done func(Row)) error {
	var one sync.Mutex
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(max(s.Workers, 1))
	for i := s.First; i < s.First+s.Points && ctx.Err() == nil; i++ {
		p, ok := s.draw(i)
		if !ok {
			continue
		}
		group.Go(func() error {
			r, err := s.point(ctx, i, p)
			if err != nil || ctx.Err() != nil {
				return err
			}
			one.Lock()
			defer one.Unlock()
			done(r)
			return nil
		})
	}
	return group.Wait()
}

// draw returns the point of an index, unless this ffmpeg cannot make one of
// the files that it reads.
func (s *Series) draw(index int) (sample.Point, bool) {
	p := sample.Draw(s.Binary, s.Seed, index)
	for _, f := range p.Files {
		if s.Store.Ready(f) != nil {
			return p, false
		}
	}
	return p, true
}

// point estimates and measures one point.
func (s *Series) point(ctx context.Context, index int, p sample.Point) (Row, error) {
	c, err := s.Judge.Estimate(ctx, p.Args, p.CPUs)
	if err != nil {
		return Row{}, fmt.Errorf("ffvet explain -- ffmpeg %s: %w", p, err)
	}
	r := Row{
		Index: index, FFmpeg: s.Binary.Version.String(), CPUs: p.CPUs, Args: p.String(), Estimate: c.Estimate.Threads.Peak,
		MemoryEstimate: c.Estimate.Memory.PeakBytes, Components: c.Estimate.Threads.Components,
		MemoryComponents: c.Estimate.Memory.Components, Grows: c.Estimate.Memory.Unbounded,
	}
	return r, s.measure(ctx, p, &r)
}

// longer is by how much the patience grows with each repetition.
const longer = 6

// measure runs the point until its verdict is certain: one run is enough if
// it shows what was estimated.
func (s *Series) measure(ctx context.Context, p sample.Point, r *Row) error {
	patience := s.Patience
	for {
		m, err := s.once(ctx, p, patience)
		if err != nil {
			return err
		}
		r.add(m)
		again := r.Verdict == Over && r.Runs < 2 && !s.OnlyUnder || r.Verdict == Under && r.Runs < s.Repeats
		if !again || ctx.Err() != nil {
			return nil
		}
		// It may have been ended too early: some encoders start threads only
		// when they have gathered many pictures.
		patience.Settle, patience.Work = longer*patience.Settle, longer*patience.Work
	}
}

// add takes a run into the row: the highest peak counts, but one that is not
// above the estimate again ends an under.
func (r *Row) add(m measure.Result) {
	r.Runs++
	r.Memory = max(r.Memory, m.Memory)
	if m.Threads >= r.Threads || r.Verdict == Under && m.Threads <= r.Estimate {
		r.Threads, r.Names, r.Ended, r.Message = m.Threads, m.Names, m.Ended, m.Message
	}
	switch {
	case m.Failed:
		r.Verdict = Failed
	case r.Threads > r.Estimate:
		r.Verdict = Under
	case r.Threads < r.Estimate:
		r.Verdict = Over
	default:
		r.Verdict = Exact
	}
}

// once runs the command in a folder of its own, in which its files stand.
func (s *Series) once(ctx context.Context, p sample.Point, patience measure.Patience) (measure.Result, error) {
	folder, err := os.MkdirTemp(s.Scratch, "run-")
	if err != nil {
		return measure.Result{}, err
	}
	defer os.RemoveAll(folder)
	names := map[string]bool{media.Subtitles: true}
	for _, f := range p.Files {
		names[f.Name] = true
	}
	for name := range names {
		if err := os.Symlink(filepath.Join(s.Media, name), filepath.Join(folder, name)); err != nil {
			return measure.Result{}, err
		}
	}
	return measure.Run(ctx, measure.Command{
		Program: s.Binary.Path, Args: p.Args, Folder: folder, Environ: s.Shim.Environ(p.CPUs),
		Sign: "Output #", Signs: p.Outputs,
	}, patience)
}
