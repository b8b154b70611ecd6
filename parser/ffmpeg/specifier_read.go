package ffmpeg

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// specifierReader reads one specifier from left to right.
type specifierReader struct {
	spec       Specifier
	text, rest string
}

func specifierError(text, rest string) error {
	if rest == text || rest == "" {
		return fmt.Errorf("%q is no stream specifier", text)
	}
	return fmt.Errorf("%q is no stream specifier: %q is left over", text, rest)
}

// readLegacy reads like avformat_match_stream_specifier
// (libavformat/utils.c): types may repeat, everything else ends the text.
func (r *specifierReader) readLegacy() error {
	for r.rest != "" {
		switch c := r.rest[0]; {
		case isDigit(c):
			return r.index()
		case strings.IndexByte("vVasdt", c) >= 0:
			if len(r.rest) > 1 && r.rest[1] != ':' {
				return specifierError(r.text, r.rest)
			}
			r.spec.Types = append(r.spec.Types, c)
			r.rest = strings.TrimPrefix(r.rest[1:], ":")
		case strings.HasPrefix(r.rest, "p:"):
			if err := r.program(); err != nil {
				return err
			}
		case c == '#' || strings.HasPrefix(r.rest, "i:"):
			return r.id()
		case strings.HasPrefix(r.rest, "m:"):
			r.spec.Key, r.spec.Value, _ = strings.Cut(r.rest[2:], ":")
			r.rest = ""
		case r.rest == "u":
			r.spec.Usable, r.rest = true, ""
		default:
			return specifierError(r.text, r.rest)
		}
	}
	return nil
}

// readModern reads like stream_specifier_parse (fftools/cmdutils.c, from 7.1).
func (r *specifierReader) readModern() error {
	lists := 0 // designators of programs and groups
	for r.rest != "" {
		switch c := r.rest[0]; {
		case isDigit(c):
			return r.index()
		case strings.IndexByte("vVasdt", c) >= 0 && (len(r.rest) == 1 || !isAlnum(r.rest[1])):
			if len(r.spec.Types) > 0 {
				return errors.New("a stream specifier names two stream types")
			}
			r.spec.Types = append(r.spec.Types, c)
			r.rest = r.rest[1:]
		case strings.HasPrefix(r.rest, "p:"), strings.HasPrefix(r.rest, "g:"):
			if lists++; lists > 1 {
				return errors.New("a stream specifier names two programs or groups")
			}
			if err := r.list(); err != nil {
				return err
			}
		case strings.HasPrefix(r.rest, "disp:"):
			if err := r.disposition(); err != nil {
				return err
			}
		case c == '#' || strings.HasPrefix(r.rest, "i:"):
			return r.id()
		case strings.HasPrefix(r.rest, "m:"):
			r.metadata()
			return nil
		case c == 'u' && (len(r.rest) == 1 || r.rest[1] == ':'):
			r.spec.Usable, r.rest = true, r.rest[1:]
			return nil
		default:
			return nil
		}
		r.rest = strings.TrimPrefix(r.rest, ":")
	}
	return nil
}

// index reads a number that ends the specifier.
func (r *specifierReader) index() error {
	n, rest, ok := integer(r.rest)
	if !ok {
		return specifierError(r.text, r.rest)
	}
	r.spec.Index, r.rest = n, rest
	return nil
}

// program reads "p:N" and the colon behind it.
func (r *specifierReader) program() error {
	n, rest, ok := integer(r.rest[2:])
	if !ok || rest != "" && rest[0] != ':' {
		return specifierError(r.text, r.rest)
	}
	r.spec.Program, r.rest = n, strings.TrimPrefix(rest, ":")
	return nil
}

// list reads "p:N", "g:N", "g:#ID" or "g:i:ID".
func (r *specifierReader) list() error {
	if r.rest[0] == 'p' {
		n, rest, ok := integer(r.rest[2:])
		if !ok {
			return specifierError(r.text, r.rest)
		}
		r.spec.Program, r.rest = n, rest
		return nil
	}
	body := strings.TrimPrefix(strings.TrimPrefix(r.rest[2:], "#"), "i:")
	_, rest, ok := integer(body)
	if !ok {
		return specifierError(r.text, r.rest)
	}
	r.spec.Group, r.rest = r.rest[2:len(r.rest)-len(rest)], rest
	return nil
}

func (r *specifierReader) id() error {
	body := strings.TrimPrefix(strings.TrimPrefix(r.rest, "#"), "i:")
	_, rest, ok := integer(body)
	if !ok {
		return specifierError(r.text, r.rest)
	}
	r.spec.ID, r.rest = body[:len(body)-len(rest)], rest
	return nil
}

func (r *specifierReader) disposition() error {
	body := r.rest[len("disp:"):]
	n := strings.IndexFunc(body, func(c rune) bool { return c != '+' && c != '_' && (c < 'a' || c > 'z') })
	if n < 0 {
		n = len(body)
	}
	if n == 0 {
		return specifierError(r.text, r.rest)
	}
	r.spec.Disposition, r.rest = strings.Split(body[:n], "+"), body[n:]
	return nil
}

// metadata reads "m:KEY[:VALUE]" with libavutil's quoting.
func (r *specifierReader) metadata() {
	key, _, end := value.Token(r.rest, 2, ":")
	r.spec.Key = string(key)
	if end < len(r.rest) {
		var val []byte
		val, _, end = value.Token(r.rest, end+1, ":")
		r.spec.Value = string(val)
	}
	r.rest = r.rest[end:]
}

// integer reads like C's strtol with base 0.
func integer(text string) (n int, rest string, ok bool) {
	const longest = 12 // more digits do not fit into an int
	i := 0
	for i < min(len(text), longest) && isAlnum(text[i]) {
		i++
	}
	for ; i > 0; i-- {
		if number, err := strconv.ParseInt(text[:i], 0, 32); err == nil && text[i-1] != '_' {
			return int(number), text[i:], true
		}
	}
	return 0, text, false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isAlnum(c byte) bool {
	return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
