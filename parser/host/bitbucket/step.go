package bitbucket

import (
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const (
	// unitMemory is what a step of size 1x gets, in MiB.
	unitMemory = 4096
	// serviceMemory is what a service takes of it unless it says otherwise.
	serviceMemory = 1024
	maxSize       = 1024
)

// memory is that of the step's size without that of its services.
func (p *pipelines) memory(u *unit.Unit, s *step) {
	size, at := int64(1), s.node.Get("size")
	if at == nil {
		at = p.root.Get("options", "size")
	}
	known := true
	if at.IsScalar() {
		n, err := strconv.ParseInt(strings.TrimSuffix(at.Str(), "x"), 10, 64)
		size, known = n, err == nil && n > 0 && n <= maxSize
	}
	e := at.Evidence("memory", bound.Of(size*unitMemory<<20), "size of the step")
	e.Default = at == nil
	memory := size * unitMemory
	u.Evidence = append(u.Evidence, e)
	for _, service := range s.node.Get("services").Items() {
		takes := serviceMemory
		if n := p.root.Get("definitions", "services", service.Str(), "memory").Int(); n.Set && n.N > 0 && n.N < memory {
			takes = int(n.N)
		}
		memory -= int64(takes)
		u.Evidence = append(u.Evidence, service.Evidence("memory", bound.Of(max(memory, 0)<<20), "what the service leaves"))
	}
	b := bound.Of(max(memory, 0) << 20)
	if !known {
		b = bound.Unknown(0)
	}
	u.Limits.Memory, u.Limits.MemoryAt = &b, at.Span()
}

// runs adds the step's script, and what runs after it.
func (p *pipelines) runs(u *unit.Unit, s *step) {
	image := s.node.Get("image")
	if image == nil {
		image = p.root.Get("image")
	}
	if image.IsMapping() {
		image = image.Get("name")
	}
	u.Image = unit.Image{Ref: image.Str(), At: image.Span()}
	for _, key := range []string{"script", "after-script"} {
		n := s.node.Get(key)
		if n == nil {
			continue
		}
		argv := &unit.Argv{At: n.Span(), Script: &unit.Script{Text: lines(n), Shell: "bash", Dir: "."}}
		r := unit.Run{Use: unit.UseMain, At: n.Span(), Command: argv}
		if u.Image.Ref != "" {
			r.Entrypoint, r.Command = argv, &unit.Argv{At: n.Span()}
		}
		u.Runs = append(u.Runs, r)
	}
}

// lines returns the commands of a script; pipes, which run an image, are none.
func lines(n *yamlpos.Node) source.Text {
	var b source.Builder
	for _, item := range append(n.Items(), n) {
		if item.IsScalar() {
			b.AddText(item.Text())
			b.Add("\n", item.Span())
		}
	}
	return b.Text()
}
