package run_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAssumed: what the configuration assumes reaches the units, and every
// use is listed.
func TestAssumed(t *testing.T) {
	files := map[string]string{
		"a.sh": "ls *.mp4 | xargs -n1 -P \"$WORKERS\" ffmpeg -nostdin -y -i\n",
		"b.sh": "for f in *.mp4; do ffmpeg -nostdin -y -i \"$f\" o & done; wait\n",
		"pod.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: m, " +
			"command: [ffmpeg, -y, -i, a, -threads, $(N), b.mp4], env: [{name: N, valueFrom: {secretKeyRef: {name: s, key: n}}}]}]}\n",
	}
	out := lint(t, files, "assume:\n  variables: {WORKERS: 12, N: 3}\n  fanout: [{at: script/b.sh, max: 50}]\n", nil)
	got := map[string]string{}
	for _, u := range out.Doc.Units {
		got[u.ID] = u.ProcsPerCopy.String()
		if u.System == "kubernetes" {
			got[u.ID] += " " + out.Doc.Commands[u.Commands[0]].Argv[5].Text
		}
	}
	if diff := cmp.Diff(map[string]string{"script/a.sh": "12", "script/b.sh": "50", "pod/default/p/c": "1 3"}, got); diff != "" {
		t.Error(diff)
	}
	var uses []string
	for _, a := range out.Assumptions[:3] {
		uses = append(uses, fmt.Sprintf("%s = %s (%s)", a.Subject, a.Value, a.Source))
	}
	want := []string{
		"the most at once of script/b.sh = 50 (.ffvet.yaml:3)", "variable N = 3 (.ffvet.yaml)", "variable WORKERS = 12 (.ffvet.yaml)",
	}
	if diff := cmp.Diff(want, uses); diff != "" {
		t.Error(diff)
	}
}
