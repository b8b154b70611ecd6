package discover

import (
	"bytes"
	"io"
)

const (
	maxFileText = "64 MiB"
	// binaryProbe is how many bytes are looked through for a NUL, as git does.
	binaryProbe = 8 << 10
	// bufferSize holds nearly every file that people write, whole.
	bufferSize = 128 << 10
)

// scanner searches files, one after another, in one buffer of its own.
type scanner struct {
	names   *matcher
	overlap int // bytes of a name that may stand before a chunk's border
	buffer  []byte
}

// scanned is what a scanner saw of a file.
type scanned struct {
	named  bool // it holds one of the names
	binary bool // it holds a NUL near its start; only its start was searched
	long   bool // it is longer than MaxFile; only so much was searched
}

func newScanner(names *matcher) *scanner {
	return &scanner{names: names, overlap: max(names.longest-1, 0), buffer: make([]byte, bufferSize)}
}

func needles(names []string) [][]byte {
	var all [][]byte
	for _, name := range names {
		if name != "" && len(name) < bufferSize/2 {
			all = append(all, []byte(name))
		}
	}
	return all
}

// scan searches one file.
func (s *scanner) scan(path string) (scanned, error) {
	file, err := open(path)
	if err != nil {
		return scanned{}, err
	}
	defer file.Close()
	return s.scanFrom(file)
}

func (s *scanner) scanFrom(r io.Reader) (found scanned, err error) {
	kept, total := 0, 0
	for first := true; ; first = false {
		n, err := readChunk(r, s.buffer[kept:])
		chunk := s.buffer[:kept+n]
		total += n
		found.long = total > MaxFile
		found.named = found.named || s.names.in(chunk)
		if first {
			found.binary = bytes.IndexByte(chunk[:min(len(chunk), binaryProbe)], 0) >= 0
		}
		switch {
		case err == io.EOF || found.binary || found.long:
			return found, nil
		case err != nil:
			return found, err
		}
		kept = copy(s.buffer, chunk[max(0, len(chunk)-s.overlap):])
	}
}

// readChunk fills the buffer; the error is io.EOF once the text has ended.
func readChunk(r io.Reader, buffer []byte) (n int, err error) {
	for n < len(buffer) && err == nil {
		var more int
		more, err = r.Read(buffer[n:])
		n += more
	}
	return n, err
}
