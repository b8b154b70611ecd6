package githubactions

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", "github-actions") {
		if c.ID == "gha-self-hosted-concurrency" {
			continue // the pool decides
		}
		t.Run(c.ID, func(t *testing.T) { hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files)) })
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("on: push\njobs: {a: {strategy: {matrix: {x: [1, {y: z}], include: [{x: 1, q: [2]}], exclude: [{x: {y: z}}]}}, runs-on: '${{ matrix.x }}', concurrency: 'g-${{ matrix.x.y }}', steps: [{run: 'ffmpeg ${{ matrix.q }}'}]}}\n")
	f.Add("on: {workflow_call: {inputs: {a: {default: 1}}}}\njobs: {a: {uses: ./.github/workflows/a.yml, needs: b}, b: {needs: a, container: {image: m, options: '--cpus 1 -m 3g'}, steps: [{uses: 'docker://m', with: {args: 'a \"b'}}]}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		tree := source.NewMemory(map[string]string{".github/workflows/a.yml": text, "action.yml": text})
		for _, file := range tree {
			Host{}.Extract(context.Background(), file, tree)
		}
	})
}
