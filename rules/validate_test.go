package rules

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/finding"
)

func TestAllRulesAreValid(t *testing.T) {
	if err := Validate(All()); err != nil {
		t.Error(err)
	}
}

func TestValidateNamesWhatIsWrong(t *testing.T) {
	good := func() Rule {
		return Rule{
			ID: "a-rule", Group: Threads, Level: finding.Note, Stage: Stable, Since: "0.1", Summary: "s",
			Doc:   Doc{What: "w", Why: "w", Fix: "f", Ignore: "i", Bad: "b", Good: "g"},
			Check: elsewhere,
		}
	}
	if err := Validate([]Rule{good()}); err != nil {
		t.Fatal(err)
	}
	for want, spoil := range map[string]func(*Rule){
		"kebab case":    func(r *Rule) { r.ID = "A_rule" },
		"unknown group": func(r *Rule) { r.Group = "thread" },
		"unknown stage": func(r *Rule) { r.Stage = "" },
		"Since":         func(r *Rule) { r.Since = "" },
		"no level":      func(r *Rule) { r.Level = finding.Off },
		"no check":      func(r *Rule) { r.Check = nil },
		"severity":      func(r *Rule) { r.Security = 5 },
		"Why is empty":  func(r *Rule) { r.Doc.Why = "" },
	} {
		r := good()
		spoil(&r)
		if err := Validate([]Rule{r}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error with %q, got %v", want, err)
		}
	}
	if err := Validate([]Rule{good(), good()}); err == nil || !strings.Contains(err.Error(), "stands twice") {
		t.Errorf("two rules with one id: %v", err)
	}
}
