package discover

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFindByName(t *testing.T) {
	root := t.TempDir()
	for _, file := range []string{"a/kustomization.yaml", "kustomization.yaml", "b/kustomization.yaml.bak", "b/other.yaml"} {
		full := filepath.Join(root, file)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte("resources: []\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tree, err := Walk(context.Background(), Options{Root: root})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a/kustomization.yaml", "kustomization.yaml"}, tree.Find([]string{"kustomization.yaml"})); diff != "" {
		t.Error(diff)
	}
}
