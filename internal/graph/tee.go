package graph

import (
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// slaves reads the URL of a tee: outputs separated by "|", each with options
// in brackets in front (libavformat/tee.c). fifo is the tee's own use_fifo.
func slaves(url, format string, fifo bool) []TeeSlave {
	if format != "tee" && !strings.HasPrefix(url, "tee:") {
		return nil
	}
	url = strings.TrimPrefix(url, "tee:")
	var all []TeeSlave
	for at := 0; at <= len(url); {
		token, _, end := value.Token(url, at, "|")
		all = append(all, slave(string(token), fifo))
		at = end + 1
	}
	return all
}

func slave(text string, fifo bool) TeeSlave {
	s := TeeSlave{URL: text, Fifo: fifo}
	if !strings.HasPrefix(text, "[") {
		return s
	}
	options, url, ok := strings.Cut(text[1:], "]")
	if !ok {
		return s
	}
	s.URL = url
	for _, pair := range value.Dictionary(options) {
		switch pair.Key {
		case "f":
			s.Format = pair.Value
		case "use_fifo":
			s.Fifo, _, _ = value.Bool(pair.Value)
		}
	}
	return s
}
