package config

import (
	"strings"
	"testing"
)

func TestParseShare(t *testing.T) {
	for text, want := range map[string]float64{"0.8": 0.8, "80%": 0.8, "1": 1, "100%": 1, " 75 %": 0, "0": 0, "-1": 0, "1.2": 0, "120%": 0, "x": 0, "NaN": 0, "": 0} {
		got, err := ParseShare(text)
		if got != want || (err == nil) != (want > 0) {
			t.Errorf("%q: %v, %v; want %v", text, got, err, want)
		}
	}
}

func TestWatch(t *testing.T) {
	const roles = "pools: {enc: 16x64GiB}\nroles: {vod: {}}\n"
	for _, test := range []struct{ text, problem string }{
		{`watch: {share: 75%, io_wait: 0.3, restarts_per_hour: 2}`, ""},
		{`watch: {queues: [{role: vod, metric: jobs_oldest_seconds, max_age: 10m}]}`, ""},
		{`watch: {queues: {role: vod, metric: 'a:b{queue="v\"od",x!~"1|2"}', max_age: 600}}`, ""},
		{`watch: {segments: [{role: vod, metric: 'segments_total{}'}]}`, ""},
		{`watch: {nodes: {enc: 'instance=~"enc-.*", job="node"'}, labels: {cluster: a}}`, ""},
		{`watch: {share: 0}`, "want a share"},
		{`watch: {queues: [{role: vodd, metric: m, max_age: 1}]}`, `no role is called "vodd": did you mean "vod"?`},
		{`watch: {queues: [{role: vod, metric: m}]}`, `"max_age" is missing`},
		{`watch: {queues: [{role: vod, metric: 'sum(x)', max_age: 1}]}`, "want a metric"},
		{`watch: {segments: [{role: vod, metric: 'x{a="b}'}]}`, "want a metric"},
		{`watch: {nodes: {encc: 'a="b"'}}`, `no pool is called "encc"`},
		{`watch: {nodes: {enc: '{a="b"}'}}`, "want label matchers"},
	} {
		_, problems := Load("c.yaml", []byte(roles+test.text))
		switch {
		case test.problem == "" && len(problems) > 0:
			t.Errorf("%s: %v", test.text, problems)
		case test.problem != "" && (len(problems) != 1 || !strings.Contains(problems[0].String(), test.problem)):
			t.Errorf("%s: %v, want %s", test.text, problems, test.problem)
		}
	}
}

func TestShareFlag(t *testing.T) {
	c, _ := Load("c.yaml", []byte("watch: {share: 0.5}"))
	if err := Override(c, Flags{Share: "90%"}); err != nil || c.Watch.Share != 0.9 {
		t.Errorf("share %v, %v", c.Watch.Share, err)
	}
	if err := Override(c, Flags{Share: "9"}); err == nil || !strings.Contains(err.Error(), "--share") {
		t.Errorf("error %v", err)
	}
}
