package systemd_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/export/exporttest"
	"github.com/ffvet/ffvet/internal/export/systemd"
)

func dropIns(t *testing.T, o systemd.Options) []systemd.DropIn {
	t.Helper()
	return systemd.DropIns(exporttest.Lint(t, exporttest.Repo()).Doc, o)
}

func TestDropIns(t *testing.T) {
	all := dropIns(t, systemd.Options{})
	if len(all) != 1 || all[0].Path != "batch.service.d/50-ffvet.conf" {
		t.Fatalf("%+v", all)
	}
	for _, want := range []string{"[Service]\n", "\nMemoryMax=", "\nTasksMax=", "\nLimitNOFILE=1024:524288\n", "8 processes at once", "# bin/batch.sh:1"} {
		if !strings.Contains(all[0].Text, want) {
			t.Errorf("no %q in\n%s", want, all[0].Text)
		}
	}
	if strings.Contains(all[0].Text, "CPUQuota") {
		t.Error("a quota that nobody asked for")
	}
	if text := dropIns(t, systemd.Options{CPUQuota: true})[0].Text; !strings.Contains(text, "CPUQuota=") || !strings.Contains(text, "does not lower") {
		t.Error(text)
	}
}

// TestSystemdReadsThem has systemd check a service with each of the files.
func TestSystemdReadsThem(t *testing.T) {
	if _, err := exec.LookPath("systemd-analyze"); err != nil {
		t.Skip("systemd-analyze is not installed")
	}
	folder := t.TempDir()
	for _, d := range dropIns(t, systemd.Options{CPUQuota: true}) {
		path := filepath.Join(folder, filepath.FromSlash(d.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		service := filepath.Join(folder, strings.TrimSuffix(filepath.Base(filepath.Dir(path)), ".d"))
		for name, text := range map[string]string{path: d.Text, service: "[Service]\nExecStart=/bin/true\n"} {
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		out, err := exec.Command("systemd-analyze", "verify", "--man=no", service).CombinedOutput()
		if err != nil || strings.Contains(string(out), "50-ffvet.conf") {
			t.Errorf("%v\n%s", err, out)
		}
	}
}
