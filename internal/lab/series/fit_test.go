package series

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/ffvet/ffvet/internal/lab/sample"
	"github.com/ffvet/ffvet/internal/testneed"
)

// fitPoints is how many proposals are measured.
const fitPoints = 20

// TestProposalsAreUnder measures the commands that `ffvet explain --fit`
// proposes, on the installed ffmpeg and those in the folders of FFVET_FFMPEGS:
// none may have more threads than were wanted.
func TestProposalsAreUnder(t *testing.T) {
	if testing.Short() {
		t.Skip("measures for half a minute")
	}
	testneed.Program(t, "ffmpeg", "cc")
	programs := []string{"ffmpeg"}
	for _, folder := range filepath.SplitList(os.Getenv("FFVET_FFMPEGS")) {
		programs = append(programs, filepath.Join(folder, "ffmpeg"))
	}
	for _, program := range programs {
		s := prepare(t, program)
		ctx, cancel := context.WithTimeout(t.Context(), testTime)
		measured := map[Verdict]int{}
		for i := 0; i < fitPoints && ctx.Err() == nil; i++ {
			if r, ok := fitPoint(ctx, t, s, i); ok {
				measured[r.Verdict]++
			}
		}
		cancel()
		t.Logf("ffmpeg %s: %v", s.Binary.Exact, measured)
		if measured[Exact] == 0 {
			t.Error("not one proposal has as many threads as it says: nothing was measured")
		}
	}
}

// fitPoint measures one proposal; ok is false if there is nothing to measure.
func fitPoint(ctx context.Context, t *testing.T, s *Series, index int) (r Row, ok bool) {
	t.Helper()
	p, ok := s.draw(index)
	if !ok {
		return Row{}, false
	}
	p.CPUs = []int{4, 16, 64}[index%3]
	c, err := s.Judge.Estimate(ctx, p.Args, p.CPUs)
	if err != nil {
		t.Fatal(err)
	}
	wanted := max(1, c.Estimate.Threads.Peak*(1+index%4)/5)
	proposal, err := s.Judge.Fit(ctx, p.Args, p.CPUs, wanted)
	if err != nil {
		t.Fatal(err)
	}
	if !proposal.Fits || len(proposal.Changes) == 0 {
		return Row{}, false
	}
	fitted := sample.Point{CPUs: p.CPUs, Args: proposal.Argv[1:], Files: p.Files, Outputs: p.Outputs}
	r = Row{Index: index, CPUs: p.CPUs, Args: fitted.String(), Estimate: proposal.After}
	if err := s.measure(ctx, fitted, &r); err != nil && ctx.Err() == nil {
		t.Fatal(err)
	}
	if r.Verdict == Failed {
		t.Logf("ffmpeg %s: %s\n  %s", s.Binary.Version, r.Args, r.Message)
	}
	if r.Verdict == Under && r.Threads > wanted {
		t.Errorf("ffmpeg %s on %d CPUs: %d threads, wanted %d: ffmpeg %s\n  measured: %s",
			s.Binary.Version, p.CPUs, r.Threads, wanted, r.Args, r.Measured())
	}
	return r, ctx.Err() == nil
}
