package ffmpeg

import "errors"

// Specifier selects streams of a file: "v:0", "p:1:a", "m:language:eng".
type Specifier struct {
	Text string
}

// Stream is what a specifier asks of a stream.
type Stream interface {
	// StreamIndex is the position in the file, from 0.
	StreamIndex() int
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
	return Specifier{}, errors.New("not yet")
}

// Select returns the indices of the streams of one file that the specifier
// matches, in order. An index counts among the streams that the parts before
// it match, so that it takes all streams of the file to decide.
func (s Specifier) Select(streams []Stream) []int { return nil }

// Matches reports whether the specifier matches streams[index].
func (s Specifier) Matches(streams []Stream, index int) bool { return false }
