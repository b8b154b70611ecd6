package measure

// tail keeps the end of what a program writes.
type tail struct{ text []byte }

// longestTail is how many bytes are kept.
const longestTail = 600

func (t *tail) Write(p []byte) (int, error) {
	t.text = append(t.text, p...)
	if len(t.text) > longestTail {
		t.text = append(t.text[:0], t.text[len(t.text)-longestTail:]...)
	}
	return len(p), nil
}

func (t *tail) String() string { return string(t.text) }
