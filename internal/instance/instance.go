// Package instance knows the machine types of large clouds by name: a dated
// table of EC2 and Azure, and the names of Google's types, which say their
// size themselves.
package instance

import (
	_ "embed"
	"strconv"
	"strings"
)

// table is written by internal/gen/instances; its head names source and date.
//
//go:embed instances.tsv
var table string

// Type is a machine.
type Type struct {
	CPUs   int   // hyper-threads count
	Memory int64 // bytes
	GPUs   int
}

// Lookup returns the machine type with the name, "c7i.16xlarge",
// "Standard_F16s_v2", "n2-standard-16"; ok is false if nothing is known of it.
func Lookup(name string) (t Type, ok bool) {
	if name == "" || strings.ContainsAny(name, "\t\n") {
		return Type{}, false
	}
	at := strings.Index(table, "\n"+name+"\t")
	if at < 0 {
		return google(name)
	}
	line, _, _ := strings.Cut(table[at+1:], "\n")
	fields := strings.Split(line, "\t")
	cpus, _ := strconv.Atoi(fields[1])
	mebibytes, _ := strconv.ParseInt(fields[2], 10, 64)
	gpus, _ := strconv.Atoi(fields[3])
	return Type{CPUs: cpus, Memory: mebibytes << 20, GPUs: gpus}, cpus > 0
}

// Source returns where the table comes from, and of which day it is.
func Source() string {
	_, text, _ := strings.Cut(table, "# Source: ")
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// google reads FAMILY-KIND-CPUS; the memory of each CPU depends on the first
// two. FAMILY-custom-CPUS-MEBIBYTES says both.
func google(name string) (Type, bool) {
	parts := strings.Split(name, "-")
	if len(parts) == 4 && parts[1] == "custom" {
		cpus, wrong := strconv.Atoi(parts[2])
		mebibytes, bad := strconv.ParseInt(parts[3], 10, 32)
		return Type{CPUs: cpus, Memory: mebibytes << 20}, wrong == nil && bad == nil && cpus > 0
	}
	if len(parts) != 3 {
		return Type{}, false
	}
	cpus, err := strconv.Atoi(parts[2])
	mebibytes := perCPU(parts[0], parts[1])
	if err != nil || cpus < 1 || cpus > 1024 || mebibytes == 0 {
		return Type{}, false
	}
	return Type{CPUs: cpus, Memory: int64(cpus) * mebibytes << 20}, true
}

// perCPU returns the MiB of memory for each CPU of a family and kind of
// Google's machines; 0 if it is not known.
func perCPU(family, kind string) int64 {
	kinds := map[string][3]int64{ // standard, highcpu, highmem
		"n1": {3840, 922, 6656}, "n2": {4096, 1024, 8192}, "n2d": {4096, 1024, 8192}, "e2": {4096, 1024, 8192},
		"n4": {4096, 2048, 8192}, "c2": {4096, 0, 0}, "c2d": {4096, 2048, 8192}, "c3": {4096, 2048, 8192},
		"c3d": {4096, 2048, 8192}, "c4": {3840, 2048, 7936}, "t2d": {4096, 0, 0}, "g2": {4096, 0, 0},
	}
	switch kind {
	case "standard":
		return kinds[family][0]
	case "highcpu":
		return kinds[family][1]
	case "highmem":
		return kinds[family][2]
	}
	return 0
}
