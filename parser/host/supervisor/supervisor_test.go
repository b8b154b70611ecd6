package supervisor

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

const file = "supervisord.conf"

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", system) {
		t.Run(c.ID, func(t *testing.T) { hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files), "unbounded-retry") })
	}
}

func TestPrograms(t *testing.T) {
	for _, c := range []struct{ settings, want string }{
		{"", "1 copies, inf starts []"},
		{"numprocs=4", "4 copies, inf starts []"},
		{"numprocs=%(ENV_N)s", "unknown copies, inf starts []"},
		{"autorestart=false", "1 copies, 4 starts []"},
		{"autorestart=false\nstartretries=0 ; none", "1 copies, 1 starts []"},
		{"autorestart = True", "1 copies, inf starts [unbounded-retry]"},
		{"numprocs=2\nnumprocs=3", "3 copies, inf starts []"},
	} {
		u := hosttest.Extract(Host{}, map[string]string{file: "[program:e]\ncommand=ffmpeg\n" + c.settings + "\n"}).Units[0]
		rules := []string{}
		for _, d := range u.Diags {
			rules = append(rules, d.Rule)
		}
		if got := fmt.Sprint(u.Copies.Steady, " copies, ", u.Starts, " starts ", rules); got != c.want {
			t.Errorf("%q: got %s, want %s", c.settings, got, c.want)
		}
	}
}

func TestWordsOfACommand(t *testing.T) {
	for _, c := range []struct{ command, want string }{
		{`ffmpeg -i "a b" %(program_name)s ; a comment`, `["ffmpeg" "-i" "a b" "e"]`},
		{`ffmpeg -i x%(process_num)02d %(ENV_OUT)s %%d`, `["ffmpeg" "-i" "x0" "${OUT}" "%d"]`},
		{"ffmpeg\n  -i a\n  # a comment\n  b;c", `["ffmpeg" "-i" "a" "b;c"]`},
		{`bash -c "exec ffmpeg -i 'a' \"b\""`, `["bash" "-c" "exec ffmpeg -i 'a' \"b\""]`},
	} {
		u := hosttest.Extract(Host{}, map[string]string{file: "[program:e]\ncommand=" + c.command + "\n"}).Units[0]
		if got := fmt.Sprintf("%q", word.Strings(u.Runs[0].Command.Words)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.command, got, c.want)
		}
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range []string{"", "[", "[program:", "[program:a]\ncommand", "[program:a]\ncommand=\"", " x\n[program:a]\n y\ncommand=\n  a\n",
		"[program:a]\ncommand=%(\nnumprocs=-1\nenvironment=A=\"", "[program:a]\r\ncommand=b\r\n", "[program:a]\ncommand=x\n" + strings.Repeat(" y\n", 2000)} {
		Host{}.Extract(context.Background(), source.NewFile(file, []byte(text)), source.Memory{})
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("[program:a]\ncommand=ffmpeg \"a b\" %(ENV_X)s\n -y ; c\nnumprocs=2\nautorestart=true\nenvironment=A=\"b\",C=d\n")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile(file, []byte(text)), source.Memory{})
	})
}
