// Package prometheus writes what is to be watched as alerting rules.
package prometheus

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/internal/export/watch"
)

// rulesFile is the file of a Prometheus server's rule_files.
type rulesFile struct {
	Groups []group `yaml:"groups"`
}

type group struct {
	Name     string `yaml:"name"`
	Interval string `yaml:"interval"`
	Rules    []rule `yaml:"rules"`
}

type rule struct {
	Alert       string            `yaml:"alert"`
	Expr        string            `yaml:"expr"`
	For         string            `yaml:"for"`
	Labels      map[string]string `yaml:"labels"`
	Annotations map[string]string `yaml:"annotations"`
}

// Write writes the plan as alerting rules, one group for each role, pool and
// unit. What cannot be watched stands in comments at the top.
func Write(w io.Writer, p watch.Plan) error {
	file := rulesFile{Groups: []group{}}
	for _, g := range p.Groups {
		out := group{Name: "ffvet " + g.Name, Interval: "1m"}
		for _, watched := range g.Watches {
			out.Rules = append(out.Rules, newRule(watched))
		}
		file.Groups = append(file.Groups, out)
	}
	var node yaml.Node
	if err := node.Encode(file); err != nil {
		return err
	}
	node.HeadComment = head(p)
	enc := yaml.NewEncoder(w)
	enc.SetIndent(2)
	if err := enc.Encode(&node); err != nil {
		return err
	}
	return enc.Close()
}

func head(p watch.Plan) string {
	lines := []string{fmt.Sprintf("Alerts at %s of the declared budgets, by ffvet export prometheus-rules.", percent(p.Share))}
	for _, n := range p.Notes {
		lines = append(lines, "Not watched: "+oneLine(n))
	}
	return "# " + strings.Join(lines, "\n# ")
}

func newRule(w watch.Watch) rule {
	r := rule{
		Alert: "Ffvet" + w.Name, Expr: within(w.Series) + " >= " + number(w.At), For: fmt.Sprintf("%dm", w.For),
		Labels: map[string]string{"severity": severity(w)},
		Annotations: map[string]string{
			"summary":     escape(summary(w)),
			"description": description(w),
			"runbook":     escape(w.Runbook),
		},
	}
	for name, value := range map[string]string{"role": w.Role, "pool": w.Pool, "unit": w.Unit} {
		if value != "" {
			r.Labels[name] = escape(value)
		}
	}
	if w.Source != "" {
		r.Annotations["source"] = escape(w.Source)
	}
	return r
}

// severity is critical where reaching the budget kills or refuses.
func severity(w watch.Watch) string {
	if w.Severe {
		return "critical"
	}
	return "warning"
}

func summary(w watch.Watch) string {
	who := ""
	switch {
	case w.Role != "":
		who = " of role " + w.Role
	case w.Unit != "":
		who = " of " + w.Unit
	case w.Pool != "":
		who = " of pool " + w.Pool
	}
	if w.Limit == 0 {
		return w.Title + who
	}
	return w.Title + who + " near the budget"
}

// description says how much there is, of what, and where the budget stands.
func description(w watch.Watch) string {
	text := value(w.Measure) + escape(fmt.Sprintf(" of %s (%s).", amount(w), w.Basis))
	if w.Limit == 0 {
		return value(w.Measure) + " " + escape(w.Title) + "."
	}
	var subject []string
	for _, label := range w.Subject {
		subject = append(subject, "{{ $labels."+label+" }}")
	}
	if len(subject) > 0 {
		text = strings.Join(subject, "/") + ": " + text
	}
	if w.Source != "" {
		text += " " + escape(w.Source) + " contributes most."
	}
	return text
}

// value is the template of the current value.
func value(m watch.Measure) string {
	switch m {
	case watch.Bytes:
		return "{{ $value | humanize1024 }}B"
	case watch.ByteRate:
		return "{{ $value | humanize }}B/s"
	case watch.BitRate:
		return "{{ $value | humanize }}bit/s"
	case watch.Ratio:
		return "{{ $value | humanizePercentage }}"
	case watch.Seconds:
		return "{{ $value | humanizeDuration }}"
	case watch.PerMinute:
		return `{{ $value | printf "%.0f" }} a minute`
	}
	return `{{ $value | printf "%.0f" }}`
}

// amount is the budget as people read it.
func amount(w watch.Watch) string {
	switch w.Measure {
	case watch.Bytes:
		return fmt.Sprintf("%.0f MiB", w.Limit/(1<<20))
	case watch.Ratio:
		return percent(w.Limit)
	case watch.Seconds:
		return number(w.Limit) + " s"
	}
	return number(w.Limit)
}

func percent(share float64) string { return strconv.FormatFloat(share*100, 'f', -1, 64) + " %" }

// digits is the precision of thresholds: 0.8 × 3 is 2.4, not 2.4000000000000004.
const digits = 12

func number(f float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', digits, 64), 64)
	if err != nil {
		short = f
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// within puts an expression with an operator of its own into parentheses.
func within(series string) string {
	depth := 0
	quoted := false
	for i := 0; i < len(series); i++ {
		switch c := series[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case strings.IndexByte("({[", c) >= 0:
			depth++
		case strings.IndexByte(")}]", c) >= 0:
			depth--
		case depth == 0 && strings.IndexByte("+-*/<>=", c) >= 0, depth == 0 && strings.HasPrefix(series[i:], " or "), depth == 0 && strings.HasPrefix(series[i:], " unless "):
			return "(" + series + ")"
		}
	}
	return series
}

// escape keeps Prometheus from reading a text as a template.
func escape(text string) string { return strings.ReplaceAll(text, "{{", `{{ "{{" }}`) }

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
