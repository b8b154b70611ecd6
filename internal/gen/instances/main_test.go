package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "list.go")
	list := "package aws\nvar types = map[string]*InstanceType{\n" +
		"\t\"b.large\": {InstanceType: \"b.large\", VCPU: 2, MemoryMb: 4096, GPU: 0},\n" +
		"\t\"a.large\": {InstanceType: \"a.large\", SkuFamily: \"x\", VCPU: 64, MemoryMb: 131072, GPU: 1},\n}\n"
	if err := os.WriteFile(file, []byte(list), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := table("a list of today", []string{file})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(got, "\na.large\t64\t131072\t1\nb.large\t2\t4096\t0\n") || !strings.Contains(got, "# Source: a list of today") {
		t.Errorf("table:\n%s", got)
	}
}
