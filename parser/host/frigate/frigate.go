// Package frigate reads the configuration of Frigate: what it starts for each
// camera and for all of them. The commands are Frigate's own, each copy of a
// unit counts as one process.
//
// A unit's id is `frigate/CAMERA/capture` or `…/audio`, or
// `frigate/live-converters`, `frigate/birdseye`, `frigate/previews`.
package frigate

import (
	"bytes"
	"context"
	"path"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/restream"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "frigate"

// Host reads configurations of Frigate.
type Host struct{}

// Name returns "frigate".
func (Host) Name() string { return system }

// Claims reports whether the file holds cameras with roles.
func (Host) Claims(name string, text []byte) bool {
	if ext := path.Ext(name); ext != ".yml" && ext != ".yaml" {
		return false
	}
	return (bytes.HasPrefix(text, []byte("cameras:")) || bytes.Contains(text, []byte("\ncameras:"))) &&
		bytes.Contains(text, []byte("inputs")) && bytes.Contains(text, []byte("roles"))
}

// Extract returns the units of all cameras, and those of a go2rtc inside.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	docs := yamlpos.Split(f)
	if len(docs) == 0 {
		return unit.Found{}, false
	}
	c := &config{root: docs[0].Root()}
	c.found.Unread, c.found.Diags = docs[0].Notes(), docs[0].Diags()
	for _, camera := range c.root.Get("cameras").Pairs() {
		c.camera(camera)
	}
	if c.cameras > 0 {
		c.shared()
	}
	c.found.Units = append(c.found.Units, restream.Units(c.root.Get("go2rtc"))...)
	return c.found, len(c.found.Units)+len(c.found.Unread) > 0
}

// config is what a file says.
type config struct {
	root *yamlpos.Node
	// cameras are those that are on.
	cameras int64
	found   unit.Found
}

// setting returns a switch of the camera, else that of all cameras.
func (c *config) setting(camera *yamlpos.Node, section string) (on bool, at *yamlpos.Node) {
	for _, from := range []*yamlpos.Node{camera, c.root} {
		n := from.Get(section, "enabled")
		if on, set := n.Bool(); set {
			return on, n
		}
	}
	return false, nil
}

// camera adds what one camera starts: a process for each input that is
// watched or recorded, and one more for the sound.
func (c *config) camera(p yamlpos.Pair) {
	if on, set := p.Value.Get("enabled").Bool(); set && !on {
		return
	}
	c.cameras++
	records, recordAt := c.setting(p.Value, "record")
	listens, audioAt := c.setting(p.Value, "audio")
	capture, audio := c.add(p.Key+"/capture", p.Value), c.add(p.Key+"/audio", p.Value)
	for _, input := range p.Value.Get("ffmpeg", "inputs").Items() {
		roles := rolesOf(input)
		switch {
		case roles["detect"] != nil:
			capture.count(roles["detect"], "an input whose frames are watched")
		case roles["record"] != nil && records:
			capture.count(roles["record"], "an input that is recorded")
			capture.because(recordAt, "recording is on")
		}
		if roles["audio"] != nil && listens {
			audio.count(roles["audio"], "an input that is listened to")
			audio.because(audioAt, "audio is on")
		}
	}
	for _, a := range []*amount{capture, audio} {
		if !a.n.IsZero() {
			a.again()
			c.found.Units = append(c.found.Units, a.unit())
		}
	}
}

// rolesOf returns the roles of an input; one without roles is watched.
func rolesOf(input *yamlpos.Node) map[string]*yamlpos.Node {
	roles := map[string]*yamlpos.Node{}
	list := input.Get("roles")
	if list.IsScalar() {
		roles[list.Str()] = list
	}
	for _, role := range list.Items() {
		roles[role.Str()] = role
	}
	if len(roles) == 0 {
		roles["detect"] = input
	}
	return roles
}

// shared adds what runs for all cameras together.
func (c *config) shared() {
	cameras := c.root.Get("cameras")
	live := c.add("live-converters", cameras)
	live.n = bound.Of(c.cameras)
	live.because(cameras, "one for each camera that is on")
	c.found.Units = append(c.found.Units, live.unit())
	c.birdseye(cameras)
	previews := c.add("previews", cameras).unit()
	previews.Transient = true
	previews.Copies.Peak = bound.Of(c.cameras)
	previews.Evidence = []bound.Evidence{cameras.Evidence("copies", previews.Copies.Peak, "all cameras write their preview at the top of the same hour")}
	c.found.Units = append(c.found.Units, previews)
}

// birdseye adds the picture of all cameras, which is on unless switched off:
// one process, and an encoder if it is offered as a stream.
func (c *config) birdseye(cameras *yamlpos.Node) {
	view := c.root.Get("birdseye")
	if on, set := view.Get("enabled").Bool(); set && !on {
		return
	}
	a := c.add("birdseye", cameras)
	if view != nil {
		a.at = view
	}
	a.n = bound.Of(1)
	a.evidence = append(a.evidence, bound.Evidence{Factor: "copies", Value: bound.Of(1), Path: "birdseye.enabled", Default: true, Note: "on unless switched off"})
	if on, _ := view.Get("restream").Bool(); on {
		a.count(view.Get("restream"), "an encoder for the stream of it")
	}
	c.found.Units = append(c.found.Units, a.unit())
}
