package discover

import "bytes"

// matcher finds out whether a text holds one of many names, looking at a few
// of its bytes (Wu and Manber, "A fast algorithm for multi-pattern
// searching", with blocks of two bytes).
type matcher struct {
	// shortest is the length of the shortest name: only so much of each
	// name's start decides where to look.
	shortest int
	// longest is the length of the longest name.
	longest int
	// shift says for each two bytes how far the text may be skipped when
	// they end its window; 0: a name may stand there.
	shift []uint8
	// ending holds the names whose window ends in the two bytes.
	ending map[uint16][][]byte
	// single are the names of one byte.
	single [][]byte
	// whole says that a name counts only where no letter or digit goes on
	// before or behind it: "enc" is not in "encoder", but in "bin/enc.sh".
	whole bool
}

func newMatcher(names [][]byte) *matcher {
	m := &matcher{ending: map[uint16][][]byte{}, shift: make([]uint8, 1<<16)}
	var long [][]byte
	for _, name := range names {
		m.longest = max(m.longest, len(name))
		if len(name) < 2 {
			m.single = append(m.single, name)
			continue
		}
		long = append(long, name)
		if m.shortest == 0 || len(name) < m.shortest {
			m.shortest = min(len(name), 256) // shifts fit a byte
		}
	}
	for i := range m.shift {
		m.shift[i] = uint8(max(m.shortest-1, 0))
	}
	for _, name := range long {
		for end := 2; end <= m.shortest; end++ {
			at := block(name, end)
			m.shift[at] = min(m.shift[at], uint8(m.shortest-end))
		}
		at := block(name, m.shortest)
		m.ending[at] = append(m.ending[at], name)
	}
	return m
}

// wholeWords returns a matcher that finds names as words of their own.
func wholeWords(names [][]byte) *matcher {
	m := newMatcher(names)
	m.whole = true
	return m
}

// block returns the two bytes before the given end.
func block(text []byte, end int) uint16 { return uint16(text[end-2])<<8 | uint16(text[end-1]) }

// in reports whether the text holds one of the names.
func (m *matcher) in(text []byte) bool {
	for _, name := range m.single {
		if m.holds(text, name) {
			return true
		}
	}
	for end := m.shortest; end > 0 && end <= len(text); {
		at := block(text, end)
		if skip := m.shift[at]; skip > 0 {
			end += int(skip)
			continue
		}
		for _, name := range m.ending[at] {
			if start := end - m.shortest; bytes.HasPrefix(text[start:], name) && m.accepts(text, start, start+len(name)) {
				return true
			}
		}
		end++
	}
	return false
}

// holds looks for one name.
func (m *matcher) holds(text, name []byte) bool {
	for start := 0; ; start++ {
		next := bytes.Index(text[start:], name)
		if next < 0 {
			return false
		}
		if start += next; m.accepts(text, start, start+len(name)) {
			return true
		}
	}
}

// accepts reports whether a name that was found counts. What stands beyond
// the text is not known and does not go on.
func (m *matcher) accepts(text []byte, start, end int) bool {
	return !m.whole || (start == 0 || !goesOn(text[start-1], text[start])) && (end == len(text) || !goesOn(text[end-1], text[end]))
}

// goesOn reports whether two bytes stand in one word. Bytes of other scripts
// are letters.
func goesOn(a, b byte) bool { return alphanumeric(a) && alphanumeric(b) }

func alphanumeric(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b >= 0x80
}
