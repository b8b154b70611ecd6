package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// tool is an option of ffmpeg's own table. The help says neither where one
// may stand nor whether it takes an argument, so that the binary is tried.
type tool struct {
	name     string
	argument string // none, required, optional
	kind     string // flag, int, real, time, text
	scope    string // letters i, o; "g" for global
	streams  bool   // a specifier selects streams
	boolean  bool   // -noNAME exists
	retired  bool   // its use is warned about
}

// unlisted are options that some versions' help leaves out.
var unlisted = []string{"dcodec", "dn", "dframes", "L", "s", "sinks", "sources", "videotoolbox_pixfmt"}

// readAsText are options that read a number or a time only where their
// argument is none of the names that they know.
var readAsText = []string{"force_key_frames", "fps_mode", "vsync"}

var (
	toolHeading = regexp.MustCompile(`(?m)^-(\S+?)(\[:<[a-z_]+>\])?([ \t].*|)$`)
	streamSpec  = "[:<stream_spec>]"
)

// probeTools tries every option that the help names.
func probeTools(b *binary) []tool {
	help, _, _ := strings.Cut(b.output("-h", "long"), "AVOptions:")
	p := prober{binary: b, perStream: map[string]bool{}, deprecated: map[string]bool{}}
	names := slices.Clone(unlisted)
	for _, m := range toolHeading.FindAllStringSubmatch(help, -1) {
		names = append(names, m[1])
		p.perStream[m[1]] = m[2] == streamSpec
		p.deprecated[m[1]] = strings.Contains(m[3], "deprecated")
	}
	slices.Sort(names)
	names = slices.Compact(names)
	p.prepare()
	var tools []tool
	for _, name := range names {
		if t, ok := p.probe(name); ok {
			tools = append(tools, t)
		}
	}
	return tools
}

// prober runs a binary to find out about its options.
type prober struct {
	binary     *binary
	perStream  map[string]bool // as the help marks them from 7.0 on, without aliases
	deprecated map[string]bool // as the help says
}

// prepare writes the only input that has to be a file.
func (p prober) prepare() {
	if p.binary.folder == "" {
		return // a dump needs none
	}
	subtitle := "1\n00:00:00,000 --> 00:00:01,000\nx\n"
	_ = os.WriteFile(filepath.Join(p.binary.folder, "s.srt"), []byte(subtitle), 0o644)
}

func (p prober) probe(name string) (tool, bool) {
	t := tool{name: name, argument: "none", kind: "flag"}
	alone := p.binary.messages("-" + name)
	if strings.Contains(alone, "Unrecognized option") {
		return t, false
	}
	t.boolean = !strings.Contains(p.binary.messages("-no"+name), "Unrecognized option")
	switch {
	case strings.Contains(alone, "Missing argument"):
		t.argument = "required"
	case !strings.Contains(p.binary.messages("-"+name, "-unknown_option"), "Unrecognized option"):
		t.argument, t.kind, t.scope = "optional", "text", "g"
		return t, true
	}
	value := p.value(&t)
	t.scope = p.scope(name, value)
	t.streams = p.perStream[name] || t.scope != "g" && p.readsSpecifier(t, value)
	t.retired = p.warns(t, value)
	return t, true
}

// value finds out the type, and returns an argument that is right for it.
func (p prober) value(t *tool) []string {
	if t.argument == "none" {
		return nil
	}
	messages := p.either(t.name, "abc")
	switch {
	case slices.Contains(readAsText, t.name):
		t.kind = "text"
	case strings.Contains(messages, "Expected number"):
		t.kind = "real"
		if strings.Contains(p.either(t.name, "2.5"), "Expected int") {
			t.kind = "int"
		}
	case strings.Contains(messages, "Invalid duration"):
		t.kind = "time"
	default:
		t.kind = "text"
	}
	return []string{"1"}
}

// either tries an option before an input and before an output.
func (p prober) either(name, value string) string {
	return p.asInput("-"+name, value) + p.asOutput("-"+name, value)
}

func (p prober) scope(name string, value []string) string {
	option := append([]string{"-" + name}, value...)
	trailing := append([]string{"-f", "lavfi", "-i", "nullsrc", "-t", "0", "-f", "null", "-"}, option...)
	if !strings.Contains(p.binary.messages(trailing...), "Trailing option") {
		return "g"
	}
	var scope string
	if !strings.Contains(p.asInput(option...), "cannot be applied to") {
		scope += "i"
	}
	if !strings.Contains(p.asOutput(option...), "cannot be applied to") {
		scope += "o"
	}
	return scope
}

// readsSpecifier tries a specifier that is no good: only options that use it
// complain.
func (p prober) readsSpecifier(t tool, value []string) bool {
	option := append([]string{"-" + t.name + ":zz"}, value...)
	var messages string
	if strings.Contains(t.scope, "i") {
		messages += p.asInput(option...) + p.binary.messages(append(option, "-i", "s.srt", "-f", "null", "-")...)
	}
	if strings.Contains(t.scope, "o") {
		messages += p.asOutput(option...)
	}
	// 7.1 reworded the complaint.
	return strings.Contains(messages, "Invalid stream specifier: zz") ||
		strings.Contains(messages, "at the end of a stream specifier: zz")
}

// warns reports whether the binary calls the option deprecated, in its help or
// where it is used.
func (p prober) warns(t tool, value []string) bool {
	if p.deprecated[t.name] {
		return true
	}
	option := append([]string{"-" + t.name}, value...)
	return strings.Contains(p.asInput(option...)+p.asOutput(option...), "-"+t.name+" is deprecated")
}

// sources are endless: 4.3's anullsrc cannot end, so that outputs do.
const sources = "color=s=16x16[out0];anullsrc[out1]"

func (p prober) asInput(option ...string) string {
	return p.binary.messages(append(option, "-t", "0.1", "-f", "lavfi", "-i", sources, "-f", "null", "-")...)
}

func (p prober) asOutput(option ...string) string {
	args := append([]string{"-f", "lavfi", "-i", sources, "-i", "s.srt", "-map", "0", "-map", "1", "-c:s", "srt"}, option...)
	return p.binary.messages(append(args, "-t", "0.1", "-y", "-f", "matroska", "out.mkv")...)
}

// line returns the option as it stands in the data.
func (t tool) line() string {
	flags := ""
	if t.streams {
		flags += "s"
	}
	if t.boolean {
		flags += "b"
	}
	if t.retired {
		flags += "d"
	}
	return strings.TrimRight(strings.Join([]string{"tool", t.name, t.argument, t.kind, t.scope, flags}, "\t"), "\t")
}
