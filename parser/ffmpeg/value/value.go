// Package value reads the texts that ffmpeg's options take: numbers with SI
// suffixes, durations, sizes, rates, flags and dictionaries.
//
// Every reader says with ok whether ffmpeg takes the text; none of them
// computes expressions.
package value

import "strings"

// blank is what libavutil skips between tokens.
const blank = " \n\t\r"

// Token reads like av_get_token (libavutil/avstring.c): the text up to one of
// the terminators, unescaped and without the blanks around it. It returns the
// bytes of the token, where in text each of them stands, and the offset of
// the terminator (or the end). It never fails: a lone backslash at the end is
// literal, a quote that is never closed swallows the rest.
func Token(text string, from int, terminators string) (token []byte, at []int, end int) {
	i := from
	for i < len(text) && strings.IndexByte(blank, text[i]) >= 0 {
		i++
	}
	keep := 0 // trailing blanks behind this are trimmed
	for i < len(text) && strings.IndexByte(terminators, text[i]) < 0 {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text):
			token, at = append(token, text[i+1]), append(at, i+1)
			keep = len(token)
			i += 2
		case c == '\'':
			i++
			for i < len(text) && text[i] != '\'' {
				token, at = append(token, text[i]), append(at, i)
				i++
			}
			i = min(i+1, len(text))
			keep = len(token)
		default:
			token, at = append(token, c), append(at, i)
			i++
		}
	}
	n := len(token)
	for n > keep && strings.IndexByte(blank, token[n-1]) >= 0 {
		n--
	}
	return token[:n], at[:n], i
}
