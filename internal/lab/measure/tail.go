package measure

import (
	"bytes"
	"sync"
)

// tail keeps the end of what a program writes, and counts a sign in it.
type tail struct {
	sign []byte

	mu   sync.Mutex
	text []byte
	seen int
}

// longestTail is how many bytes are kept.
const longestTail = 600

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.sign) > 0 {
		t.seen += bytes.Count(p, t.sign)
	}
	t.text = append(t.text, p...)
	if len(t.text) > longestTail {
		t.text = append(t.text[:0], t.text[len(t.text)-longestTail:]...)
	}
	return len(p), nil
}

// signs returns how often the sign was written. One that is cut in two
// writes is not counted: ffmpeg writes whole lines.
func (t *tail) signs() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.seen
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.text)
}
