// Package jellyfin reads Jellyfin's encoding.xml: its sessions transcode, and
// nothing in that file bounds how many there are.
package jellyfin

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const (
	system  = "jellyfin"
	threads = "EncodingThreadCount"
)

// Host reads Jellyfin's encoding options.
type Host struct{}

// Name returns "jellyfin".
func (Host) Name() string { return system }

// Triggers returns what such a file contains.
func (Host) Triggers() []string { return []string{"<EncodingOptions"} }

// Claims reports whether the file holds encoding options.
func (Host) Claims(name string, text []byte) bool {
	return path.Ext(name) == ".xml" && bytes.Contains(text, []byte("<EncodingOptions"))
}

// Extract returns the unit of a session.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	at, count, root, err := read(f)
	if err != nil {
		return unit.Found{Unread: []source.Note{{At: f.Whole(), Text: err.Error()}}}, true
	}
	u := &unit.Unit{ID: system + "/session", System: system, At: root, Worker: true, Meta: unit.Meta{Kind: "Session", Name: "session"}}
	u.Copies.SetSteady(bound.Inf(1))
	const sessions = "each client that needs another format starts a process: nothing in this file bounds how many do"
	u.Evidence = []bound.Evidence{{Factor: "copies", Value: u.Copies.Steady, At: root, Note: sessions}}
	u.Diags = []unit.Diag{{Rule: "unbounded-by-clients", At: root, Message: sessions, Certain: true}}
	if count <= 0 {
		if at.IsZero() {
			at = root
		}
		u.Diags = append(u.Diags, unit.Diag{Rule: "threads-unbounded", At: at, Certain: true,
			Message: "each session's encoder takes as many threads as the machine has CPUs"})
	}
	return unit.Found{Units: []*unit.Unit{u}}, true
}

// read returns the number of threads and where it stands, and where the
// options begin. -1 holds where the file says nothing.
func read(f *source.File) (at source.Span, count int64, root source.Span, err error) {
	d := xml.NewDecoder(bytes.NewReader(f.Text))
	d.Strict = false
	count = -1
	inside := false
	for {
		before := int(d.InputOffset())
		token, err := d.RawToken()
		if token == nil || err != nil {
			return at, count, root, ignoreEnd(err)
		}
		here := source.Span{File: f, Start: before, End: int(d.InputOffset()), Exact: true}
		switch token := token.(type) {
		case xml.StartElement:
			inside = token.Name.Local == threads
			if token.Name.Local == "EncodingOptions" && root.IsZero() {
				root = here
			}
		case xml.CharData:
			if text := strings.TrimSpace(string(token)); inside && text != "" {
				at = here
				if n, err := strconv.ParseInt(text, 10, 32); err == nil {
					count = n
				}
			}
		case xml.EndElement:
			inside = false
		}
	}
}

// ignoreEnd returns nil at the end of the text.
func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
