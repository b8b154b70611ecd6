package nginxrtmp

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", system) {
		t.Run(c.ID, func(t *testing.T) { hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files)) })
	}
}

func TestCopiesAndStarts(t *testing.T) {
	for _, c := range []struct{ conf, want string }{
		{"rtmp{server{application a{exec ffmpeg;}}}", "nginx-rtmp/a/exec inf starts inf: unbounded-by-clients unbounded-retry"},
		{"rtmp{max_connections 5;server{application a{exec_pull ffmpeg;respawn off;}}}", "nginx-rtmp/a/exec_pull 5 starts <nil>:"},
		{"rtmp{respawn off;server{application a{respawn on;exec_static ffmpeg;}}}", "nginx-rtmp/a/exec_static 1 starts inf: unbounded-retry"},
		{"rtmp{server{application a{exec_record_done ffmpeg;}}}", "nginx-rtmp/a/exec_record_done inf starts <nil>: unbounded-by-clients"},
		{"rtmp{exec_push ffmpeg;max_connections 2;respawn off;server{application a{live on;}application b{exec_push ffmpeg 2;}}}",
			"nginx-rtmp/a/exec_push 2 starts <nil>:, nginx-rtmp/b/exec_push 2 starts <nil>:"},
		{"application a { exec_static ffmpeg; respawn off; }", "nginx-rtmp/a/exec_static 1 starts <nil>:"},
		{"http { server { location / { } } }", ""},
	} {
		var got []string
		for _, u := range hosttest.Extract(Host{}, map[string]string{"nginx.conf": c.conf}).Units {
			line := fmt.Sprint(u.ID, " ", u.Copies.Peak, " starts ", u.Starts, ":")
			for _, d := range u.Diags {
				line += " " + d.Rule
			}
			got = append(got, line)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.conf, s, c.want)
		}
	}
}

func TestWordsOfACommand(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`ffmpeg -i rtmp://h/$app/$name 2>>/var/log/$name.log`, `["ffmpeg" "-i" "rtmp://h/a/${name}"]`},
		{`ffmpeg -vf "scale=1:2, fps=3;x" 'a b' c\ d`, `["ffmpeg" "-vf" "scale=1:2, fps=3;x" "a b" "c\\ d"]`},
		{"ffmpeg ${name}_x # no\n -y", `["ffmpeg" "${name}_x" "-y"]`},
		{`bash -c "ffmpeg -i \"$name\" \$x"`, `["bash" "-c" "ffmpeg -i \"${name}\" \\${x}"]`},
	} {
		found := hosttest.Extract(Host{}, map[string]string{"nginx.conf": "application a { exec " + c.line + "; }"})
		if got := fmt.Sprintf("%q", word.Strings(found.Units[0].Runs[0].Command.Words)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.line, got, c.want)
		}
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range []string{"", "{", "}", ";", "application", "application{exec}", "application a{exec", `application a{exec "`, "application a{exec x\\",
		strings.Repeat("rtmp{", 100000) + "application a{exec x;}", strings.Repeat("}", 1000), "rtmp{max_connections x;application a{exec y;}}"} {
		Host{}.Extract(context.Background(), source.NewFile("nginx.conf", []byte(text)), source.Memory{})
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("rtmp { server { max_connections 3; application a { exec ffmpeg -i \"$name\" 'b' c\\;d ${e} # f\n; } } }")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile("nginx.conf", []byte(text)), source.Memory{})
	})
}
