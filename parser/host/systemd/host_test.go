package systemd

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", system) {
		t.Run(c.ID, func(t *testing.T) {
			hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files), "unbounded-retry", "cpuset-shared")
		})
	}
}

func extract(t *testing.T, path string, files map[string]string) *unit.Unit {
	t.Helper()
	for _, u := range hosttest.Extract(Host{}, files).Units {
		if u.ID == path {
			return u
		}
	}
	t.Fatalf("no unit %s", path)
	return nil
}

func TestWordsOfACommandLine(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`ffmpeg -i "a b" 'c d' e\sf`, `["ffmpeg" "-i" "a b" "c d" "e f"]`},
		{`-@/usr/bin/ffmpeg enc -i a`, `["/usr/bin/ffmpeg" "-i" "a"]`},
		{`!!ffmpeg $OPTS -i ${IN}.ts`, `["ffmpeg" "-c" "copy" "-i" "a b.ts"]`},
		{`:ffmpeg $OPTS ${IN}`, `["ffmpeg" "$OPTS" "${IN}"]`},
		{`ffmpeg a$OPTS $$x %%d %p`, `["ffmpeg" "a$OPTS" "$x" "%d" "enc"]`},
		{`ffmpeg $NONE`, `["ffmpeg" "${NONE}"]`},
		{`ffmpeg -i \x41\101 \q`, `["ffmpeg" "-i" "AA" "\\q"]`},
		{`ffmpeg -i {{ src }} @OUT@`, `["ffmpeg" "-i" "${src}" "${OUT}"]`},
		{`ffmpeg -i a \; b`, `["ffmpeg" "-i" "a" ";" "b"]`},
	} {
		u := extract(t, "systemd/enc", map[string]string{"enc.service": "[Service]\nEnvironment=\"OPTS=-c copy\" 'IN=a b'\nExecStart=" + c.line + "\n"})
		if got := fmt.Sprintf("%q", word.Strings(u.Runs[0].Command.Words)); got != strings.ReplaceAll(c.want, "{{ src }}", "src") {
			t.Errorf("%s: got %s, want %s", c.line, got, c.want)
		}
	}
}

func TestInstances(t *testing.T) {
	const template = "[Service]\nExecStart=ffmpeg -i %i\n"
	for _, c := range []struct {
		name   string
		files  map[string]string
		copies string
	}{
		{"nobody names one", map[string]string{}, "unknown"},
		{"a target", map[string]string{"x.target": "[Unit]\nWants=enc@a.service enc@b.service\nRequires=enc@a.service\n"}, "2"},
		{"a script", map[string]string{"up.sh": "systemctl start enc@{1..4} enc@x\n"}, "5"},
		{"a list of a shell", map[string]string{"up.sh": "systemctl enable --now enc@{a,b,c}.service\n"}, "3"},
		{"a loop", map[string]string{"up.sh": "for i in $CAMS; do systemctl start enc@$i; done\n"}, "unknown"},
		{"a document", map[string]string{"README.md": "systemctl start enc@cam1\n"}, "unknown"},
		{"a comment", map[string]string{"x.target": "# Wants=enc@b.service\n[Unit]\nWants=enc@a.service\n"}, "1"},
		{"another template", map[string]string{"x.target": "[Unit]\nWants=my-enc@b.service enc@a.service\n"}, "1"},
		{"a socket", map[string]string{"enc.socket": "[Socket]\nListenStream=9\nAccept=yes\n"}, "64"},
		{"a socket with a limit", map[string]string{"enc.socket": "[Socket]\nAccept=true\nMaxConnections=7\n"}, "7"},
	} {
		c.files["enc@.service"] = template
		if got := extract(t, "systemd/enc@", c.files).Copies.Steady.String(); got != c.copies {
			t.Errorf("%s: %s copies, want %s", c.name, got, c.copies)
		}
	}
}

func TestLimitsOfUnitAndSlice(t *testing.T) {
	u := extract(t, "systemd/enc", map[string]string{
		"enc.service":              "[Service]\nExecStart=ffmpeg\nSlice=media-enc.slice\nCPUQuota=50%\nCPUAffinity=0-3 8\nMemoryMax=infinity\nTasksMax=80%\nLimitNOFILE=1024:4096\n",
		"media.slice":              "[Slice]\nMemoryMax=1G\nAllowedCPUs=0,1\n",
		"media-enc.slice":          "[Slice]\nCPUQuota=400%\nTasksMax=20\n",
		"enc.service.d/10-x.conf":  "[Service]\nCPUQuota=\nCPUQuota=250%\n",
		"other.service.d/1-x.conf": "[Service]\nCPUQuota=1%\n",
	})
	l := u.Limits
	if got := fmt.Sprint(l.CPUQuota, l.Cpuset, l.Memory, l.Pids, l.Nofile); got != "2.5 2 1073741824 20 1024" {
		t.Errorf("limits %s", got)
	}
}

func TestRestarts(t *testing.T) {
	for _, c := range []struct {
		lines   string
		starts  string
		certain bool
	}{
		{"", "<nil>", false},
		{"Restart=no", "<nil>", false},
		{"Restart=always", "inf", false},
		{"Restart=on-failure\nRestartSec=5s", "inf", true},
		{"Restart=on-failure\nRestartSec=1min 30s\nStartLimitInterval=10min\nStartLimitBurst=3", "inf", false},
		{"Restart=always\n[Unit]\nStartLimitIntervalSec=0", "inf", true},
	} {
		u := extract(t, "systemd/enc", map[string]string{"enc.service": "[Service]\nExecStart=ffmpeg\n" + c.lines + "\n"})
		if got := fmt.Sprint(u.Starts); got != c.starts {
			t.Errorf("%q: starts %s, want %s", c.lines, got, c.starts)
		}
		if len(u.Diags) > 0 && u.Diags[0].Certain != c.certain {
			t.Errorf("%q: certain %v", c.lines, u.Diags[0].Certain)
		}
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range []string{"", "=", "[", "[Service", "ExecStart=", "[Service]\nExecStart=\\", "[Service]\nExecStart=\"", "[Service]\nExecStart=;;@",
		"[Service]\nExecStart=" + strings.Repeat("\\\n", 10000), "[Service]\nCPUQuota=1e99%\nMemoryMax=-1\nAllowedCPUs=3-1\nTasksMax=x\nRestartSec=9e99h\nRestart=always",
		"\x00\xff\r\n[Service]\r\nExecStart=ffmpeg\r\n", "[Service]\nSlice=" + strings.Repeat("a-", 1000)} {
		Host{}.Extract(context.Background(), source.NewFile("a@.service", []byte(text)), source.Memory{})
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("[Service]\nExecStart=@ffmpeg x -i $A ${B} %i \\\n # c\n 'q' \\x41 ; b\nEnvironment=A=1 'B=2 3'\nCPUQuota=5%\nRestart=always\nRestartSec=1min 2s\nSlice=a-b.slice\n[Container]\nImage=x\nPodmanArgs=--cpus=2\n")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile("a@.service", []byte(text)), source.Memory{})
	})
}
