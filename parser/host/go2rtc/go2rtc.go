// Package go2rtc reads the configuration of go2rtc: each source that starts a
// program becomes a unit.
package go2rtc

import (
	"bytes"
	"context"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/host/restream"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// Host reads configurations of go2rtc.
type Host struct{}

// Name returns "go2rtc".
func (Host) Name() string { return "go2rtc" }

// Claims reports whether the file has the program's name, or streams that
// start programs.
func (Host) Claims(name string, text []byte) bool {
	if ext := path.Ext(name); ext != ".yml" && ext != ".yaml" {
		return false
	}
	return strings.HasPrefix(path.Base(name), "go2rtc") || bytes.HasPrefix(text, []byte("streams:")) || bytes.Contains(text, []byte("\nstreams:"))
}

// Extract returns a unit for each source that starts a program.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	var found unit.Found
	docs := yamlpos.Split(f)
	if len(docs) == 0 {
		return found, false
	}
	found.Units = restream.Units(docs[0].Root())
	found.Unread, found.Diags = docs[0].Notes(), docs[0].Diags()
	return found, len(found.Units)+len(found.Unread) > 0
}
