// Package grafana writes what is to be watched as a dashboard: one row for
// each role, pool and unit, the budgets as thresholds.
package grafana

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"strings"

	"github.com/ffvet/ffvet/internal/export/watch"
)

// schemaVersion is that of Grafana 11's dashboards; newer ones read it.
const schemaVersion = 39

// The grid of a dashboard: 24 columns, two panels in a line.
const (
	gridWidth   = 24
	panelWidth  = gridWidth / 2
	panelHeight = 8
)

type dashboard struct {
	UID           string    `json:"uid"`
	Title         string    `json:"title"`
	Description   string    `json:"description"`
	Tags          []string  `json:"tags"`
	SchemaVersion int       `json:"schemaVersion"`
	Editable      bool      `json:"editable"`
	Refresh       string    `json:"refresh"`
	Time          timeRange `json:"time"`
	Templating    variables `json:"templating"`
	Panels        []panel   `json:"panels"`
}

type timeRange struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type variables struct {
	List []variable `json:"list"`
}

type variable struct {
	Name  string `json:"name"`
	Label string `json:"label"`
	Type  string `json:"type"`
	Query string `json:"query"`
}

type panel struct {
	ID          int         `json:"id"`
	Type        string      `json:"type"`
	Title       string      `json:"title"`
	Description string      `json:"description,omitempty"`
	GridPos     gridPos     `json:"gridPos"`
	Datasource  *datasource `json:"datasource,omitempty"`
	Targets     []target    `json:"targets,omitempty"`
	FieldConfig *fields     `json:"fieldConfig,omitempty"`
	Collapsed   bool        `json:"collapsed,omitempty"`
}

type gridPos struct {
	H int `json:"h"`
	W int `json:"w"`
	X int `json:"x"`
	Y int `json:"y"`
}

type datasource struct {
	Type string `json:"type"`
	UID  string `json:"uid"`
}

type target struct {
	RefID        string     `json:"refId"`
	Datasource   datasource `json:"datasource"`
	Expr         string     `json:"expr"`
	LegendFormat string     `json:"legendFormat"`
}

type fields struct {
	Defaults  defaults `json:"defaults"`
	Overrides []string `json:"overrides"`
}

type defaults struct {
	Unit       string     `json:"unit"`
	Min        int        `json:"min"`
	Thresholds thresholds `json:"thresholds"`
	Custom     custom     `json:"custom"`
}

type custom struct {
	ThresholdsStyle style `json:"thresholdsStyle"`
}

type style struct {
	Mode string `json:"mode"`
}

type thresholds struct {
	Mode  string `json:"mode"`
	Steps []step `json:"steps"`
}

// step is where a colour begins; null is the lowest.
type step struct {
	Color string   `json:"color"`
	Value *float64 `json:"value"`
}

// Write writes the plan as the JSON of one dashboard.
func Write(w io.Writer, p watch.Plan) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(newDashboard(p))
}

func newDashboard(p watch.Plan) dashboard {
	title := "ffvet"
	if p.Repo != "" {
		title += ": " + p.Repo
	}
	sum := sha256.Sum256([]byte(title))
	d := dashboard{
		UID: "ffvet-" + hex.EncodeToString(sum[:8]), Title: title, Tags: []string{"ffmpeg", "ffvet"},
		Description: "What runs, against the declared budgets. " + strings.Join(p.Notes, " "), SchemaVersion: schemaVersion,
		Editable: true, Refresh: "1m", Time: timeRange{"now-6h", "now"}, Panels: []panel{},
		Templating: variables{[]variable{{Name: "datasource", Label: "Prometheus", Type: "datasource", Query: "prometheus"}}},
	}
	g := &grid{dashboard: &d}
	for _, group := range p.Groups {
		g.row(group.Name)
		for _, watched := range group.Watches {
			g.panel(watched)
		}
	}
	return d
}

// grid places panels, two in a line.
type grid struct {
	dashboard *dashboard
	x, y      int
}

func (g *grid) put(p panel, width, height int) {
	if g.x+width > gridWidth {
		g.x, g.y = 0, g.y+panelHeight
	}
	p.ID = len(g.dashboard.Panels) + 1
	p.GridPos = gridPos{H: height, W: width, X: g.x, Y: g.y}
	g.dashboard.Panels = append(g.dashboard.Panels, p)
	g.x += width
}

func (g *grid) row(name string) {
	if g.x > 0 {
		g.x, g.y = 0, g.y+panelHeight
	}
	g.put(panel{Type: "row", Title: name}, gridWidth, 1)
	g.x, g.y = 0, g.y+1
}

func (g *grid) panel(w watch.Watch) {
	source := datasource{Type: "prometheus", UID: "${datasource}"}
	about := "Budget: " + w.Basis + "."
	if w.Source != "" {
		about += " " + w.Source + " contributes most."
	}
	g.put(panel{
		Type: "timeseries", Title: w.Title, Description: about + " " + w.Runbook, Datasource: &source,
		Targets: []target{{RefID: "A", Datasource: source, Expr: w.Series, LegendFormat: legend(w)}},
		FieldConfig: &fields{Overrides: []string{}, Defaults: defaults{
			Unit: unit(w.Measure), Custom: custom{style{"line"}},
			Thresholds: thresholds{Mode: "absolute", Steps: steps(w)},
		}},
	}, panelWidth, panelHeight)
}

// steps turn orange where the alert fires and red at the budget.
func steps(w watch.Watch) []step {
	all := []step{{Color: "green"}}
	if w.At < w.Limit {
		all = append(all, step{Color: "orange", Value: &w.At})
	}
	return append(all, step{Color: "red", Value: &w.Limit})
}

func legend(w watch.Watch) string {
	var labels []string
	for _, label := range w.Subject {
		labels = append(labels, "{{"+label+"}}")
	}
	if len(labels) == 0 {
		return w.Title
	}
	return strings.Join(labels, "/")
}

// unit is Grafana's name of a measure.
func unit(m watch.Measure) string {
	switch m {
	case watch.Bytes:
		return "bytes"
	case watch.ByteRate:
		return "Bps"
	case watch.BitRate:
		return "bps"
	case watch.Ratio:
		return "percentunit"
	case watch.Seconds:
		return "s"
	}
	return "short"
}
