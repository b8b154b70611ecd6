// Package mediamtx reads the configuration of MediaMTX, the former
// rtsp-simple-server: each command that it starts becomes a unit.
//
// A unit's id is `mediamtx/PATH/HOOK`, `mediamtx/HOOK` for what belongs to no
// path.
package mediamtx

import (
	"bytes"
	"context"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "mediamtx"

// Host reads configurations of MediaMTX.
type Host struct{}

// Name returns "mediamtx".
func (Host) Name() string { return system }

// Claims reports whether the file has the server's name or holds its hooks.
func (Host) Claims(name string, text []byte) bool {
	if ext := path.Ext(name); ext != ".yml" && ext != ".yaml" {
		return false
	}
	base := path.Base(name)
	return strings.HasPrefix(base, "mediamtx") || strings.HasPrefix(base, "rtsp-simple-server") ||
		bytes.Contains(text, []byte("runOn")) && (bytes.Contains(text, []byte("\npaths:")) || bytes.HasPrefix(text, []byte("paths:")))
}

// Extract returns a unit for each hook of each path.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	c := &config{}
	docs := yamlpos.Split(f)
	if len(docs) == 0 {
		return c.found, false
	}
	c.root = docs[0].Root()
	c.found.Unread, c.found.Diags = docs[0].Notes(), docs[0].Diags()
	if !c.root.IsMapping() {
		return c.found, len(c.found.Unread) > 0
	}
	for _, h := range hooks() {
		if h.scope == perConnection {
			c.unit(h, route{}, c.root)
		}
	}
	defaults := c.root.Get("pathDefaults")
	for _, p := range c.root.Get("paths").Pairs() {
		r := newRoute(p, defaults)
		for _, h := range hooks() {
			if h.scope != perConnection {
				c.unit(h, r, p.Value, defaults)
			}
		}
	}
	return c.found, true
}

// config is what a file says.
type config struct {
	root  *yamlpos.Node
	found unit.Found
}

// route is one path of the server, or a pattern that any number of names fit.
type route struct {
	name     string
	node     *yamlpos.Node
	pattern  bool
	defaults *yamlpos.Node
}

func newRoute(p yamlpos.Pair, defaults *yamlpos.Node) route {
	return route{name: p.Key, node: p.Value, defaults: defaults,
		pattern: strings.HasPrefix(p.Key, "~") || p.Key == "all" || p.Key == "all_others"}
}

// get returns a setting of the path, else that of all paths.
func (r route) get(key string) *yamlpos.Node {
	if n := r.node.Get(key); !n.IsNull() {
		return n
	}
	return r.defaults.Get(key)
}
