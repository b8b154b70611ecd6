package link_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/link"
	"github.com/ffvet/ffvet/parser"
	"github.com/ffvet/ffvet/parser/source"
)

func TestDeclaredRoots(t *testing.T) {
	files := map[string]string{
		"base/d.yaml":             "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: m, command: [ffmpeg]}]}\n",
		"base/kustomization.yaml": "resources: [d.yaml]\n",
		"dev/kustomization.yaml":  "resources: [../base]\nnamespace: dev\n",
		"prod/kustomization.yaml": "resources: [../base]\nnamespace: prod\n",
	}
	tests := []struct {
		roots []string
		want  []string // those that count by themselves
	}{
		{nil, []string{"pod/dev/a/c", "pod/prod/a/c"}},
		{[]string{"prod"}, []string{"pod/prod/a/c"}},
		{[]string{"prod", "base"}, []string{"pod/default/a/c", "pod/prod/a/c"}},
	}
	tree := source.NewMemory(files)
	for _, test := range tests {
		linked := link.Run(context.Background(), link.Input{Tree: tree, Files: []string{"base/d.yaml"}, Hosts: parser.Hosts(), Roots: test.roots})
		var got []string
		for _, u := range linked.Units {
			if !u.Base {
				got = append(got, u.ID)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("roots %v: %s", test.roots, diff)
		}
	}
}
