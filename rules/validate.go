package rules

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
)

// Validate returns what is wrong with the rules themselves: ids that are not
// in kebab case or stand twice, missing documentation, unknown groups.
func Validate(all []Rule) error {
	kebab := regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	seen := map[string]bool{}
	var problems []error
	for _, r := range all {
		if !kebab.MatchString(r.ID) {
			problems = append(problems, fmt.Errorf("%q is not in kebab case", r.ID))
		}
		if seen[r.ID] {
			problems = append(problems, fmt.Errorf("%s stands twice", r.ID))
		}
		seen[r.ID] = true
		problems = append(problems, r.validate())
	}
	return errors.Join(problems...)
}

func (r Rule) validate() error {
	switch {
	case !slices.Contains(Groups(), r.Group):
		return fmt.Errorf("%s: unknown group %q", r.ID, r.Group)
	case r.Stage != Stable && r.Stage != Preview && r.Stage != Pedantic:
		return fmt.Errorf("%s: unknown stage %q", r.ID, r.Stage)
	case r.Since == "":
		return fmt.Errorf("%s: Since is empty", r.ID)
	case r.Level == 0:
		return fmt.Errorf("%s: no level", r.ID)
	case r.Check == nil:
		return fmt.Errorf("%s: no check", r.ID)
	case (r.Group == Security) != (r.Security > 0):
		return fmt.Errorf("%s: rules of the group security have a severity, and no others", r.ID)
	}
	for name, text := range map[string]string{
		"Summary": r.Summary, "What": r.Doc.What, "Why": r.Doc.Why, "Fix": r.Doc.Fix,
		"Ignore": r.Doc.Ignore, "Bad": r.Doc.Bad, "Good": r.Doc.Good,
	} {
		if text == "" {
			return fmt.Errorf("%s: %s is empty", r.ID, name)
		}
	}
	return nil
}
