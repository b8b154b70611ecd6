// Package peertube reads PeerTube's configuration: how many videos and live
// streams it transcodes at once. The commands are PeerTube's own, each copy
// counts as one process.
package peertube

import (
	"bytes"
	"context"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "peertube"

// Host reads configurations of PeerTube.
type Host struct{}

// Name returns "peertube".
func (Host) Name() string { return system }

// Triggers returns what such a file contains.
func (Host) Triggers() []string { return []string{"max_instance_lives", "transcoding:"} }

// Claims reports whether the file has one of PeerTube's names and its keys.
func (Host) Claims(name string, text []byte) bool {
	if ext := path.Ext(name); ext != ".yml" && ext != ".yaml" {
		return false
	}
	base := path.Base(name)
	for _, prefix := range []string{"production", "default", "local", "peertube", "development"} {
		if strings.HasPrefix(base, prefix) {
			return bytes.HasPrefix(text, []byte("transcoding:")) || bytes.Contains(text, []byte("\ntranscoding:")) || bytes.Contains(text, []byte("max_instance_lives"))
		}
	}
	return false
}

// Extract returns the two units: transcoding of videos, and live streams.
// The file of what PeerTube brings counts only where no other stands beside it.
func (Host) Extract(_ context.Context, f *source.File, tree source.Tree) (unit.Found, bool) {
	var found unit.Found
	if strings.HasPrefix(path.Base(f.Path), "default") {
		if _, err := tree.Read(path.Join(path.Dir(f.Path), "production.yaml")); err == nil {
			return found, true
		}
	}
	docs := yamlpos.Split(f)
	if len(docs) == 0 {
		return found, false
	}
	root := docs[0].Root()
	if on, at := enabled(root.Get("transcoding")); on {
		found.Units = append(found.Units, newUnit("vod", at, root.Get("transcoding", "concurrency"), 1))
	}
	if on, at := enabled(root.Get("live")); on {
		found.Units = append(found.Units, newUnit("live", at, root.Get("live", "max_instance_lives"), 20))
	}
	found.Unread, found.Diags = docs[0].Notes(), docs[0].Diags()
	return found, len(found.Units)+len(found.Unread) > 0
}

func enabled(section *yamlpos.Node) (on bool, at *yamlpos.Node) {
	at = section.Get("enabled")
	on, _ = at.Bool()
	return on, at
}

// newUnit makes a unit whose copies a setting counts; -1 is no limit.
func newUnit(name string, at, setting *yamlpos.Node, unset int64) *unit.Unit {
	u := &unit.Unit{ID: system + "/" + name, System: system, At: at.Span(), Worker: true, Meta: unit.Meta{Kind: "Transcoding", Name: name}}
	copies := bound.Of(unset)
	e := setting.Evidence("copies", copies, "at once")
	if e.Default = !setting.IsScalar(); !e.Default {
		n := setting.Int()
		u.Diags = append(u.Diags, n.Diags...)
		copies = n.Bound
		if n.N < 0 {
			copies = bound.Inf(1)
			u.Diags = append(u.Diags, unit.Diag{Rule: "unbounded-by-clients", At: setting.Span(), Certain: true,
				Message: "any number of streams are transcoded at once"})
		}
		e.Value = copies
	}
	u.Copies.SetSteady(copies)
	u.Evidence = append(u.Evidence, e)
	return u
}
