package rules_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/ffvet/ffvet/rules"
)

// The examples of the pages do what the pages say: the rule reports the bad
// one and not the good one. Fragments of manifests are left out.
func TestExamples(t *testing.T) {
	flags := map[string]string{
		"split-fan-out": "--strict", "removed-option": "--ffmpeg 9.0", "deprecated-option": "--ffmpeg 7.1",
		"periodic-healthcheck": "--pedantic", "process-per-rendition": "--strict",
		"repeated-decode": "--strict", "local-only-log": "--pedantic", "no-progress": "--pedantic", "discarded-log": "--pedantic", "unlabelled-role": "--pedantic",
	}
	for _, r := range rules.All() {
		name, head := exampleFile(r.Doc.Bad)
		if name == "" {
			continue
		}
		flag := flags[r.ID]
		if r.Group == rules.Capacity {
			flag = "--node 16x64GiB*1"
		}
		t.Run(r.ID, func(t *testing.T) {
			report := func(text string) []reported {
				return lint(t, r.ID, &txtar.Archive{Files: []txtar.File{
					{Name: name, Data: []byte(head + text + "\n")}, {Name: "flags", Data: []byte(flag)},
				}})
			}
			if len(report(r.Doc.Bad)) == 0 {
				t.Errorf("not reported:\n%s", r.Doc.Bad)
			}
			for _, f := range report(r.Doc.Good) {
				t.Errorf("reported: %s: %s\n%s", f.place, f.text, r.Doc.Good)
			}
		})
	}
}

// exampleFile returns the file that an example is, and what goes before it;
// no name if it is only a fragment.
func exampleFile(text string) (name, head string) {
	first, _, _ := strings.Cut(text, " ")
	switch {
	case strings.HasPrefix(text, "services:"):
		return "compose.yaml", ""
	case strings.HasPrefix(text, "# .ffvet.yaml"), strings.HasPrefix(text, "0 3 "), strings.HasPrefix(text, "# enc@.service"):
		return "", ""
	case first == "CMD" || first == "ENTRYPOINT" || first == "HEALTHCHECK":
		return "Dockerfile", "FROM debian\n"
	case strings.HasSuffix(strings.SplitN(text, "\n", 2)[0], ":"), strings.Contains(text, "kind:"), strings.HasPrefix(text, "x-base"), strings.HasPrefix(text, "replicas:"), strings.HasPrefix(text, "strategy:"):
		return "", ""
	}
	return "a.sh", "#!/bin/bash\n"
}
