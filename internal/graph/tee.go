package graph

import (
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// slaves reads the URL of a tee: outputs separated by "|", each with options
// in brackets in front (libavformat/tee.c, tee_write_header). fifo is the
// tee's own use_fifo.
func slaves(url, format string, fifo bool) []TeeSlave {
	if format != "tee" {
		return nil
	}
	var all []TeeSlave
	for at := 0; at < len(url); {
		token, _, end := value.Token(url, at, "|")
		all = append(all, slave(string(token), fifo))
		last := &all[len(all)-1]
		last.Protocol = protocolOf(last.URL)
		at = end + 1
	}
	return all
}

// slave reads one output (libavformat/tee_common.c, ff_tee_parse_slave_options).
func slave(text string, fifo bool) TeeSlave {
	s := TeeSlave{URL: text, Fifo: fifo, Options: map[string]string{}}
	if !strings.HasPrefix(text, "[") {
		return s
	}
	rest := text[1:]
	for first := true; !first || !strings.HasPrefix(rest, "]"); first = false {
		name, after, ok := strings.Cut(rest, "=")
		if name = strings.TrimSpace(name); !ok || !keyName(name) {
			s.Broken = true
			return s
		}
		text, _, end := value.Token(after, 0, ":]")
		s.Options[name] = string(text)
		if rest = after[end:]; rest == "" {
			s.Broken = true
			return s
		}
		if rest[0] == ']' {
			break
		}
		rest = rest[1:]
	}
	s.URL, s.Format = rest[1:], s.Options["f"]
	switch fifoPolicy(s.Options["use_fifo"]) {
	case "yes":
		s.Fifo = true
	case "no":
		s.Fifo = false
	}
	return s
}

// keyName reports whether a text is the name of an option
// (libavutil/opt.c, is_key_char).
func keyName(text string) bool {
	return text != "" && strings.Trim(strings.ToLower(text), "abcdefghijklmnopqrstuvwxyz0123456789-_/.") == ""
}

// fifoPolicy reads use_fifo: "yes", "no", or "" for what tee does not take
// (libavformat/tee.c, parse_slave_fifo_policy).
func fifoPolicy(text string) string {
	switch strings.ToLower(text) {
	case "true", "y", "yes", "enable", "enabled", "on", "1":
		return "yes"
	case "false", "n", "no", "disable", "disabled", "off", "0":
		return "no"
	}
	return ""
}
