package report

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/lab/series"
)

func TestMemory(t *testing.T) {
	parts := []estimate.Component{{Name: "base", Role: "process", Terms: "process 57.0 MiB"}}
	m := NewMemory()
	for _, r := range []series.Row{
		{Index: 1, FFmpeg: "5.1", Memory: 100 << 20, MemoryEstimate: 120 << 20, Verdict: series.Exact},
		{Index: 2, FFmpeg: "5.1", Memory: 100 << 20, MemoryEstimate: 200 << 20, Verdict: series.Exact},
		{Index: 3, FFmpeg: "5.1", Memory: 100 << 20, MemoryEstimate: 90 << 20, Verdict: series.Exact, Args: "-i a b"},
		{Index: 4, FFmpeg: "5.1", Memory: 100 << 20, MemoryEstimate: 90 << 20, Verdict: series.Exact, Grows: true},
		{Index: 5, FFmpeg: "5.1", Memory: 100 << 20, MemoryEstimate: 90 << 20, Verdict: series.Failed},
	} {
		r.MemoryComponents = parts
		m.Add(r)
	}
	var out strings.Builder
	if err := m.Write(&out); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(out.String()), " ")
	for _, want := range []string{
		"base 1/1/1", "memory of 3 points over the truth: median 1.20, 95 % within 2.00, highest 2.00: point 2",
		"UNDER in memory: point 3, ffmpeg 5.1 on 0 CPUs: 100 MiB, estimate 90 ffmpeg -i a b process base: process 57.0 MiB",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if m.Under() != 1 {
		t.Errorf("%d points are under", m.Under())
	}
}
