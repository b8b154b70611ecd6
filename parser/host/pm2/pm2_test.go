package pm2

import (
	"context"
	"fmt"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestInstances(t *testing.T) {
	for _, c := range []struct {
		instances string
		want      string
	}{
		{"", "1 false 0"}, {"instances: 4", "4 false 0"}, {"instances: '4'", "4 false 0"}, {"instances: max", "unknown true 0"},
		{"instances: 0", "unknown true 0"}, {"instances: -2", "unknown true 2"}, {"instances: $N", "unknown false 0"},
	} {
		u := hosttest.Extract(Host{}, map[string]string{"pm2.yml": "apps:\n- {name: a, script: x.js, " + c.instances + "}\n"}).Units[0]
		if got := fmt.Sprint(u.Copies.Steady, u.Copies.EachCPU, u.Copies.CPUsLess); got != c.want {
			t.Errorf("%s: got %s, want %s", c.instances, got, c.want)
		}
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range []string{"", "apps", "apps: {a: b}", "apps: [1, {script: []}, {script: x, args: {}, env: [a], instances: []}]", "apps: &a [*a]"} {
		Host{}.Extract(context.Background(), source.NewFile("pm2.yml", []byte(text)), source.Memory{})
	}
}

func FuzzExtract(f *testing.F) {
	f.Add(`{"apps": [{"name": "a", "script": "ffmpeg", "args": "-i a  b", "instances": "max", "env": {"A": "b"}, "interpreter": "none"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile("pm2.json", []byte(text)), source.Memory{})
	})
}
