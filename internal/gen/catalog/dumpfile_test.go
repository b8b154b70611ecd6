package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestDumpGoesOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "7.1"+dumpSuffix)
	d, err := openDump(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []answer{{Args: []string{"-version"}, Out: "ffmpeg version 7.1.5 x"}, {Args: []string{"-bsfs"}, Err: "a\nb", Killed: true}} {
		if err := d.add(a); err != nil {
			t.Fatal(err)
		}
	}
	d.close()
	cutOff(t, path)
	b, err := replay(path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.close()
	if b.version != "7.1.5" || b.short() != "7.1" {
		t.Errorf("version %q", b.version)
	}
	if said, ok := b.dump.find([]string{"-bsfs"}); !ok || said.Err != "a\nb" || !said.Killed {
		t.Errorf("answer %+v", said)
	}
	if b.output("-filters"); b.err == nil {
		t.Error("an answer that the dump lacks is no error")
	}
}

// cutOff ends a file in the middle of a line.
func cutOff(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, append(text, `{"args":["-fil`...), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestListThatDoesNotEnd(t *testing.T) {
	d, err := openDump(filepath.Join(t.TempDir(), "x"+dumpSuffix))
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	if err := d.add(answer{Args: []string{"-filters"}, Killed: true}); err != nil {
		t.Fatal(err)
	}
	b := &binary{dump: d}
	if b.messages("-filters"); b.err != nil {
		t.Error("a probe may run for ever:", b.err)
	}
	if b.output("-filters"); b.err == nil {
		t.Error("a list that was cut off is taken for whole")
	}
}
