package rules

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/mask"
	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// alone returns a document with one unit of one command, for ffmpeg 4.3 on 64
// CPUs, in copies that share one node.
func alone(copies int64, args string) (*facts.Document, *facts.Unit) {
	var words []word.Word
	for arg := range strings.FieldsSeq(args) {
		words = append(words, word.Literal(arg, source.Span{}))
	}
	cat := catalog.Load("4.3")
	g := graph.Build(ffmpeg.Parse("ffmpeg", words, cat), cat, assume.NewInputs(config.Default(), source.NewMemory(nil)))
	c := facts.NewCommand(&unit.Command{Program: "ffmpeg", Words: words, Procs: bound.Of(1)}, g, mask.New())
	v, _ := version.Parse("4.3")
	m := estimate.Machine{CPUs: 64, HostCPUs: 64}
	peak, components := estimate.Threads(g, v, estimate.Libraries{}, m)
	c.Estimate = facts.Estimate{CPUs: 64, Machine: m, Threads: facts.Threads{
		Peak: peak, FFmpeg: "4.3", ByCPUs: estimate.ByCPUs(g, v, estimate.Libraries{}), Components: components,
	}}
	u := &facts.Unit{
		ID: "service/enc", Found: &unit.Unit{}, Commands: []int{0}, ProcsPerCopy: bound.Of(1), Threads: bound.Of(int64(peak)),
		Copies: facts.Copies{PerNode: bound.Of(copies)}, Limits: facts.Limits{CPUSeen: facts.CPUs{N: 64}},
	}
	return &facts.Document{Units: []*facts.Unit{u}, Commands: []*facts.Command{c}}, u
}

// The commands of the tests: one with an automatic filter pool of 64 threads
// beside the main thread, one with an automatic decoder of 16.
const (
	pooled  = "-threads 1 -i in.mp4 -filter_complex [0:v]unsharp[v] -map [v] -threads 1 -c:v mpeg4 out.mkv"
	decoded = "-filter_threads 1 -i in.mp4 -an -c:v wrapped_avframe -f null -"
)

func TestProposalKeepsMostThreads(t *testing.T) {
	tests := []struct {
		args         string
		copies, left int64
		want         []string
	}{
		// 1 + 32-1 threads a copy fit, and 1 + 7-1.
		{pooled, 20, 640, []string{"-filter_complex_threads 32", "20 × 32 = 640"}},
		{pooled, 20, 150, []string{"-filter_complex_threads 7", "20 × 7 = 140"}},
		// A graph without a pool works as well.
		{pooled, 20, 30, []string{"-filter_complex_threads 1 make it 20 × 1 = 20"}},
		{pooled, 20, 1, []string{"let at most 1 of the 20 copies share a node, with -filter_complex_threads 1: 1 × 1 = 1"}},
		// Not even 2 fit: fewer copies come before -threads 1.
		{decoded, 20, 30, []string{"at most 10 of the 20 copies", "with -threads 2 before -i of input 0: 10 × 3 = 30", "with -threads 1 before -i of input 0 all fit (20 × 1 = 20), about"}},
		{decoded, 20, 1, []string{"let fewer of the 20 copies share a node"}},
	}
	for _, test := range tests {
		d, u := alone(test.copies, test.args)
		got := fewerThreads(d, share{unit: u, copies: bound.Of(test.copies)}, test.left)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%d copies in %d threads: %q, want %q in it", test.copies, test.left, got, want)
			}
		}
	}
}

func TestAutomaticSeesWhatFollowsTheCPUs(t *testing.T) {
	d, _ := alone(1, "-f rawvideo -s 64x64 -i in.yuv -filter_complex [0:v]unsharp[v] -map [v] -c:v wrapped_avframe -f null -")
	roles := automatic(d.Commands[0])
	if len(roles) != 1 || roles[0] != "complex filter graph" {
		t.Errorf("automatic: %v", roles)
	}
	if !byItself(d.Commands[0]) {
		t.Error("the command says how many threads it has")
	}
}
