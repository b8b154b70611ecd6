package link

import (
	"hash/maphash"
	"strconv"

	"github.com/ffvet/ffvet/parser/source"
)

// seed makes digests of one run comparable.
var seed = maphash.MakeSeed()

// summary makes a short key of many texts: whole ones would be held for each
// script and environment.
type summary struct{ hash maphash.Hash }

func newSummary() *summary {
	var s summary
	s.hash.SetSeed(seed)
	return &s
}

func (s *summary) text(text string) {
	_, _ = s.hash.WriteString(text) // never fails
	_ = s.hash.WriteByte(0)
}

func (s *summary) number(n int) { s.text(strconv.Itoa(n)) }

func (s *summary) span(at source.Span) {
	s.text(pathOfSpan(at))
	s.number(at.Start)
}

func (s *summary) String() string { return strconv.FormatUint(s.hash.Sum64(), 36) }
