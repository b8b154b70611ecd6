package ffmpeg

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// Specifier selects streams of a file: "v:0", "p:1:a", "m:language:eng". The
// zero Specifier selects all.
type Specifier struct {
	Text string
	// Types are the media types that all have to match; 'V' is video that is
	// no attached picture.
	Types []byte
	// Index counts among the streams that the other parts match; -1 for all.
	Index int
	// Program is the number of a program; 0 for any.
	Program int
	// ID is the stream's own id, "" for any.
	ID string
	// Key and Value are a stream's metadata; an empty Value matches any.
	Key, Value string
	// Disposition are names that all have to be set (from 7.1).
	Disposition []string
	// Group is a stream group as written (from 7.1), "" for any.
	Group string
	// Usable asks for streams whose codec parameters are known.
	Usable bool
}

// modern is the first version that reads a specifier once, when it reads the
// option; earlier ones read it when a stream is held against it.
const modern = "7.1"

// Stream is what a specifier asks of a stream.
type Stream interface {
	// StreamMedia is 'v', 'a', 's', 'd' or 't'.
	StreamMedia() byte
	// StreamAttached reports an attached picture (a cover).
	StreamAttached() bool
	// StreamProgram is the number of the program that it belongs to, 0 for none.
	StreamProgram() int
	// StreamTag returns the metadata value of a key, such as "language".
	StreamTag(key string) string
}

// ParseSpecifier reads a stream specifier as the given version of ffmpeg
// does. The error says what is wrong with it.
func ParseSpecifier(text, version string) (Specifier, error) {
	s, rest, err := parseSpecifier(text, version)
	if err == nil && rest != "" {
		err = specifierError(text, rest)
	}
	return s, err
}

// parseSpecifier returns what stands behind the specifier, too; before 7.1
// nothing may.
func parseSpecifier(text, version string) (s Specifier, rest string, err error) {
	r := specifierReader{spec: Specifier{Text: text, Index: -1}, text: text, rest: text}
	if catalog.Compare(version, modern) >= 0 {
		err = r.readModern()
	} else {
		err = r.readLegacy()
	}
	return r.spec, r.rest, err
}

// Select returns the indices of the streams of one file that the specifier
// matches, in order.
func (s Specifier) Select(streams []Stream) []int {
	var found []int
	n := 0
	doubtful := s.Doubtful(streams)
	for i, stream := range streams {
		if !s.matches(stream) || s.ID != "" && !doubtful && !s.identifies(stream) {
			continue
		}
		if s.Index < 0 || s.Index == n {
			found = append(found, i)
		}
		n++
	}
	return found
}

// Identified is a Stream that knows the id that its container gave it.
type Identified interface {
	// StreamID is the id, 0 if it is not known; certain is false if it is only
	// the one that such files usually have.
	StreamID() (id int, certain bool)
}

// Doubtful reports whether the specifier asks for an id that none of the
// streams is known to have, though one of them may: Select returns all of them
// then.
func (s Specifier) Doubtful(streams []Stream) bool {
	return s.ID != "" && !slices.ContainsFunc(streams, s.identifies) && (len(streams) == 0 || slices.ContainsFunc(streams, unidentified))
}

// unidentified reports whether the id of a stream is not certain.
func unidentified(stream Stream) bool {
	known, ok := stream.(Identified)
	if !ok {
		return true
	}
	id, certain := known.StreamID()
	return id == 0 || !certain
}

// identifies reports whether the stream is known to have the specifier's id.
func (s Specifier) identifies(stream Stream) bool {
	known, ok := stream.(Identified)
	if !ok {
		return false
	}
	id, err := strconv.ParseInt(s.ID, 0, 64)
	is, _ := known.StreamID()
	return err == nil && id > 0 && id == int64(is)
}

// Matches reports whether the specifier matches streams[index] of one file:
// an index in it counts among the streams before.
func (s Specifier) Matches(streams []Stream, index int) bool {
	if index < 0 || index >= len(streams) || !s.matches(streams[index]) {
		return false
	}
	if s.Index < 0 {
		return true
	}
	n := 0
	for _, stream := range streams[:index] {
		if s.matches(stream) {
			n++
		}
	}
	return n == s.Index
}

// matches holds all parts but the index against one stream.
func (s Specifier) matches(stream Stream) bool {
	for _, t := range s.Types {
		switch {
		case t == 'V' && (stream.StreamMedia() != 'v' || stream.StreamAttached()):
			return false
		case t != 'V' && stream.StreamMedia() != t:
			return false
		}
	}
	if s.Program != 0 && stream.StreamProgram() != s.Program {
		return false
	}
	if s.Key == "" {
		return true
	}
	tag := stream.StreamTag(s.Key)
	return tag != "" && (s.Value == "" || strings.EqualFold(tag, s.Value))
}
