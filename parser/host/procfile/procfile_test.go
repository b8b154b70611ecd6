package procfile

import (
	"context"
	"fmt"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", "workers") {
		t.Run(c.ID, func(t *testing.T) { hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files)) })
	}
}

func TestFormation(t *testing.T) {
	found := hosttest.Extract(Host{}, map[string]string{
		"Procfile": "# c\nweb: ffmpeg -i a b\r\n enc:x\nenc:  ffprobe x  \nrelease: ffmpeg\n",
		"app.json": `{"formation": {"enc": {"quantity": 5, "size": "x"}}}`,
	})
	got := ""
	for _, u := range found.Units {
		got += fmt.Sprintf("%s %s %v %q\n", u.ID, u.Copies.Steady, u.Transient, u.Runs[0].Command.Script.Text.Str)
	}
	if want := "proc/web 1 false \"ffmpeg -i a b\"\nproc/enc 5 false \"ffprobe x\"\nproc/release 1 true \"ffmpeg\"\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("web: ffmpeg -i a b &\n# c\nx:\n", `{"formation": {"web": {"quantity": 2}}}`)
	f.Fuzz(func(t *testing.T, text, app string) {
		tree := source.NewMemory(map[string]string{"app.json": app})
		Host{}.Extract(context.Background(), source.NewFile("Procfile", []byte(text)), tree)
	})
}
