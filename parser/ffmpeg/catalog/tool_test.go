package catalog

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// sourceOption is an option as the source of fftools declares it in its
// newest version (testdata/options.tsv, read from the options[] tables).
type sourceOption map[string]string

func sourceOptions(t *testing.T) []sourceOption {
	t.Helper()
	f, err := os.Open("testdata/options.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var head []string
	var all []sourceOption
	for s := bufio.NewScanner(f); s.Scan(); {
		cells := strings.Split(s.Text(), "\t")
		if head == nil {
			head = cells
			continue
		}
		o := sourceOption{}
		for i, name := range head {
			o[name] = cells[i]
		}
		all = append(all, o)
	}
	return all
}

// TestToolOptions holds the table that was found by trying options against
// the one in the sources. Where an option changed, only the newest is known.
func TestToolOptions(t *testing.T) {
	columns := map[string]string{"4.3": "in_4.3.7", "5.1": "in_5.1.9", "7.1": "in_7.1.5", "9.0": "in_9.0.2"}
	for _, version := range dumped() {
		cat := Load(version)
		for _, want := range sourceOptions(t) {
			if want["name"] == "videotoolbox_pixfmt" { // only in builds for macOS
				continue
			}
			got, ok := cat.ToolOption(want["name"])
			if exists := want[columns[version]] == "y"; ok != exists {
				t.Errorf("%s: -%s is known: %v, exists: %v", version, want["name"], ok, exists)
				continue
			}
			if ok && want["changes"] == "" {
				compareTool(t, version, got, want)
			}
		}
	}
}

func compareTool(t *testing.T, version string, got ToolOption, want sourceOption) {
	t.Helper()
	arguments := map[string]ArgKind{"yes": ArgRequired, "no": ArgNone, "optional": ArgOptional}
	if got.Arg != arguments[want["takes_arg"]] {
		t.Errorf("%s: -%s takes an argument: %v, want %s", version, got.Name, got.Arg, want["takes_arg"])
	}
	scopes := map[string]Scope{
		"global": Global, "input": Input, "output": Output, "input+output": Input | Output, "input+output+decoder": Input | Output,
	}
	if got.Scope != scopes[want["scope"]] {
		t.Errorf("%s: -%s has scope %v, want %s", version, got.Name, got.Scope, want["scope"])
	}
	if got.Bool != (want["type"] == "bool") {
		t.Errorf("%s: -no%s exists: %v, type %s", version, got.Name, got.Bool, want["type"])
	}
	// Options that hand their name on to another one read a specifier,
	// although the table does not say so.
	_, spec := canonical(got.Name)
	if per := want["per_stream"] == "yes"; got.PerStream != per && spec == "" && !got.OwnSpec {
		t.Errorf("%s: -%s is per stream: %v, want %v", version, got.Name, got.PerStream, per)
	}
}

func TestCanonical(t *testing.T) {
	cat := Load("5.1")
	for name, want := range map[string][2]string{
		"vcodec": {"codec", "v"}, "c": {"codec", ""}, "af": {"filter", "a"}, "ab": {"b", "a"}, "qscale": {"q", "v"},
		"lavfi": {"filter_complex", ""}, "t": {"t", ""}, "vframes": {"frames", "v"},
	} {
		o, ok := cat.ToolOption(name)
		if got := [2]string{o.Canonical, o.ImpliedSpec}; !ok || got != want {
			t.Errorf("-%s stands for %v, want %v", name, got, want)
		}
	}
}
