package githubactions

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ffvet/ffvet/parser/source"
)

// What is made to explode is read in a moment.
func TestHostileWorkflows(t *testing.T) {
	bomb := "x0: &x0 [1, 2]\n"
	for i := range 30 {
		bomb += fmt.Sprintf("x%d: &x%d [*x%d, *x%d]\n", i+1, i+1, i, i)
	}
	const name = ".github/workflows/a.yml"
	again := strings.Repeat("  j%d: {uses: ./.github/workflows/a.yml}\n", 20)
	tests := map[string]string{
		"alias bomb":  bomb + "on: push\njobs: {a: {strategy: {matrix: {v: *x30, include: [{v: *x30}]}}, runs-on: a, steps: [{run: ffmpeg}]}}\n",
		"deep values": "on: push\njobs: {a: {strategy: {matrix: {v: [" + strings.Repeat("[", 200) + strings.Repeat("]", 200) + "], include: [{v: 1}]}}, runs-on: a, steps: [{run: ffmpeg}]}}\n",
		"deep":        "on: push\njobs: " + strings.Repeat("{a: ", 5000) + strings.Repeat("}", 5000),
		"calls itself many times": "on: push\njobs:\n  e: {runs-on: a, steps: [{run: ffmpeg}]}\n" +
			fmt.Sprintf(again, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19),
	}
	for label, text := range tests {
		t.Run(label, func(t *testing.T) {
			start := time.Now()
			tree := source.NewMemory(map[string]string{name: text})
			Host{}.Extract(context.Background(), tree[name], tree)
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}
