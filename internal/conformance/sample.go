package conformance

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/ffvet/ffvet/internal/conformance/cases"
	"github.com/ffvet/ffvet/internal/conformance/real"
)

// Sample runs command lines against programs and compares.
type Sample struct {
	Binaries []real.Binary
	// Jobs is how many programs run at a time.
	Jobs int
	// Known is where runs are looked up and kept. Offline says that no other
	// runs are made: cases that are not known are not judged.
	Known   *Archive
	Offline bool
	// Until is when no more runs are begun; zero: never.
	Until time.Time
	lab   *real.Lab
	judge *Judge
}

// NewSample makes the fixtures below the scratch folder, with the newest
// program, so that all versions read the same files.
func NewSample(binaries []real.Binary, jobs int, scratch string) (*Sample, error) {
	maker := binaries[len(binaries)-1]
	lab, err := real.NewLab(maker, scratch)
	if err != nil {
		return nil, err
	}
	probed, err := lab.Probed(maker)
	if err != nil {
		return nil, err
	}
	return &Sample{Binaries: binaries, Jobs: jobs, Known: NewArchive(), lab: lab, judge: NewJudge(probed)}, nil
}

// Compare runs all cases with all programs and returns the results in order.
func (s *Sample) Compare(all []cases.Case) ([]Result, error) {
	results := make([]Result, len(all)*len(s.Binaries))
	var group errgroup.Group
	group.SetLimit(s.Jobs)
	for i, c := range all {
		for k, b := range s.Binaries {
			group.Go(func() (err error) {
				results[i*len(s.Binaries)+k], err = s.compare(c, b)
				return err
			})
		}
	}
	return results, group.Wait()
}

func (s *Sample) compare(c cases.Case, b real.Binary) (Result, error) {
	r := Result{ID: c.ID, Topic: c.Topic, Version: b.Short(), Argv: c.Argv, Verdict: NotJudged}
	did, ok := s.Known.Record(b.Version, c.Argv)
	if !ok && (s.Offline || !s.Until.IsZero() && time.Now().After(s.Until)) {
		return r, nil
	}
	if !ok {
		var err error
		if did, err = s.lab.Run(b, c.Argv); err != nil {
			return r, err
		}
		if err := s.Known.Add(b.Version, c.Argv, did); err != nil {
			return r, err
		}
	}
	said, err := s.judge.Explain(b.Short(), c.Argv)
	if err != nil {
		return r, fmt.Errorf("%s: ffmpeg %s: %w", c.ID, strings.Join(c.Argv, " "), err)
	}
	r.Verdict, r.Text = Compare(said, did)
	return r, nil
}
