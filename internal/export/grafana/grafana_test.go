package grafana_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/internal/export/exporttest"
	"github.com/ffvet/ffvet/internal/export/grafana"
	"github.com/ffvet/ffvet/internal/export/watch"
	"github.com/ffvet/ffvet/internal/testneed"
)

type panel struct {
	ID          int
	Type, Title string
	GridPos     struct{ H, W, X, Y int }
	Targets     []struct{ RefID, Expr string }
	FieldConfig struct {
		Defaults struct {
			Thresholds struct {
				Steps []struct {
					Color string
					Value *float64
				}
			}
		}
	}
}

func panels(t *testing.T) []panel {
	t.Helper()
	var b strings.Builder
	if err := grafana.Write(&b, watch.New(exporttest.Lint(t, exporttest.Repo()).Doc)); err != nil {
		t.Fatal(err)
	}
	var d struct {
		UID, Title string
		Panels     []panel
	}
	if err := json.Unmarshal([]byte(b.String()), &d); err != nil {
		t.Fatal(err)
	}
	if len(d.UID) > 40 || d.Title != "ffvet: media" { // Grafana takes 40 characters
		t.Errorf("uid %q, title %q", d.UID, d.Title)
	}
	return d.Panels
}

// TestPanels holds the structure: ids once, no panel over another, the budget
// as the last threshold.
func TestPanels(t *testing.T) {
	ids := map[int]bool{}
	cells := map[[2]int]string{}
	for _, p := range panels(t) {
		if ids[p.ID] || p.ID < 1 {
			t.Errorf("%s: id %d twice", p.Title, p.ID)
		}
		ids[p.ID] = true
		for x := p.GridPos.X; x < p.GridPos.X+p.GridPos.W; x++ {
			for y := p.GridPos.Y; y < p.GridPos.Y+p.GridPos.H; y++ {
				if other := cells[[2]int{x, y}]; other != "" || x >= 24 {
					t.Fatalf("%s lies over %s at %d,%d", p.Title, other, x, y)
				}
				cells[[2]int{x, y}] = p.Title
			}
		}
		if p.Type == "row" {
			continue
		}
		last := 0.0
		for i, s := range p.FieldConfig.Defaults.Thresholds.Steps {
			if (s.Value == nil) != (i == 0) || s.Value != nil && *s.Value < last {
				t.Errorf("%s: step %d is %v", p.Title, i, s.Value)
			}
			if s.Value != nil {
				last = *s.Value
			}
		}
	}
	if len(ids) < 30 {
		t.Errorf("only %d panels", len(ids))
	}
}

// TestExpressions has promtool parse every query, as a recording rule.
func TestExpressions(t *testing.T) {
	testneed.Program(t, "promtool")
	type rule struct{ Record, Expr string }
	type group struct {
		Name  string
		Rules []rule
	}
	g := group{Name: "all"}
	for _, p := range panels(t) {
		for _, target := range p.Targets {
			g.Rules = append(g.Rules, rule{"panel:" + string(rune('a'+p.ID%26)) + string(rune('a'+p.ID/26)), target.Expr})
		}
	}
	text, err := yaml.Marshal(map[string][]group{"groups": {g}})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "r.yaml")
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("promtool", "check", "rules", path).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
