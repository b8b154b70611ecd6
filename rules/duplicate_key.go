package rules

import "github.com/ffvet/ffvet/internal/finding"

func duplicateKey() Rule {
	return Rule{
		ID: "duplicate-key", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a mapping has one key twice",
		Doc: Doc{
			What:   "A YAML mapping names the same key twice.",
			Why:    "Which one counts depends on the program that reads it: most take the last without a word, strict ones refuse the file. A limit that stands first may not be the one that holds.",
			Fix:    "Keep one of them.",
			Ignore: "Never.",
			Bad: `limits:
  cpu: "2"
  cpu: "8"`,
			Good: `limits:
  cpu: "2"`,
		},
		Check: noticed("duplicate-key", levels{finding.Off, finding.Warning}),
	}
}
