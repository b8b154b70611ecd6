package value

import (
	"math"
	"strconv"
	"strings"
)

// Number reads a number like av_strtod (libavutil/eval.c): "1.5M", "0x20",
// "2Ki", "-3dB", "1MB" (eight million).
func Number(text string) (number float64, ok bool) {
	number, length := Prefix(text)
	return number, length == len(text) && text != ""
}

// Prefix reads the number at the start of a text and returns how many bytes
// it has, 0 if there is none.
func Prefix(text string) (number float64, length int) {
	number, rest := numberPrefix(text)
	return number, len(text) - len(rest)
}

// Decibels reports whether a text begins with a number in dB.
func Decibels(text string) bool {
	n := mantissa(text)
	return n > 0 && strings.HasPrefix(text[n:], "dB")
}

// numberPrefix returns the number at the start and what follows it; the rest
// is the whole text if there is none.
func numberPrefix(text string) (number float64, rest string) {
	n := mantissa(text)
	if n == 0 {
		return 0, text
	}
	number, ok := parseMantissa(strings.TrimLeft(text[:n], " \n\t\r\v\f"))
	if !ok {
		return 0, text
	}
	rest = text[n:]
	if strings.HasPrefix(rest, "dB") {
		return math.Pow(10, number/20), rest[2:]
	}
	if rest != "" {
		if exponent, ok := prefix(rest[0]); ok {
			rest = rest[1:]
			if strings.HasPrefix(rest, "i") {
				number *= math.Pow(1024, float64(exponent)/3)
				rest = rest[1:]
			} else {
				number *= math.Pow(10, float64(exponent))
			}
		}
	}
	if strings.HasPrefix(rest, "B") {
		return number * 8, rest[1:]
	}
	return number, rest
}

// prefix returns the power of ten of an SI letter.
func prefix(letter byte) (exponent int, ok bool) {
	powers := map[byte]int{
		'y': -24, 'z': -21, 'a': -18, 'f': -15, 'p': -12, 'n': -9, 'u': -6, 'm': -3, 'c': -2, 'd': -1,
		'h': 2, 'k': 3, 'K': 3, 'M': 6, 'G': 9, 'T': 12, 'P': 15, 'E': 18, 'Z': 21, 'Y': 24,
	}
	exponent, ok = powers[letter]
	return exponent, ok
}

// mantissa returns the length of what C's strtod would read.
func mantissa(text string) int {
	i := 0
	for i < len(text) && strings.IndexByte(" \n\t\r\v\f", text[i]) >= 0 {
		i++
	}
	if i < len(text) && (text[i] == '+' || text[i] == '-') {
		i++
	}
	lower := strings.ToLower(text[i:min(len(text), i+len("infinity"))])
	for _, word := range []string{"infinity", "inf", "nan"} {
		if strings.HasPrefix(lower, word) {
			return i + len(word) + payload(text[i+len(word):], word)
		}
	}
	if strings.HasPrefix(lower, "0x") {
		if n := span(text[i+2:], "0123456789abcdefABCDEF"); n > 0 {
			return i + 2 + n
		}
		return i + 1
	}
	whole := span(text[i:], digits)
	end := i + whole
	if end < len(text) && text[end] == '.' {
		fraction := span(text[end+1:], digits)
		if whole+fraction == 0 {
			return 0
		}
		end += 1 + fraction
	} else if whole == 0 {
		return 0
	}
	return end + exponent(text[end:])
}

// payload returns the length of the "(…)" that C allows behind nan.
func payload(rest, word string) int {
	end := strings.IndexByte(rest, ')')
	if word != "nan" || !strings.HasPrefix(rest, "(") || end < 0 {
		return 0
	}
	for _, c := range rest[1:end] {
		if c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return 0
		}
	}
	return end + 1
}

const digits = "0123456789"

// exponent returns the length of "e+10" at the start, 0 if there is none.
func exponent(text string) int {
	if text == "" || text[0] != 'e' && text[0] != 'E' {
		return 0
	}
	i := 1
	if i < len(text) && (text[i] == '+' || text[i] == '-') {
		i++
	}
	if n := span(text[i:], digits); n > 0 {
		return i + n
	}
	return 0
}

func span(text, of string) int { return len(text) - len(strings.TrimLeft(text, of)) }

func parseMantissa(text string) (float64, bool) {
	sign, unsigned := 1.0, strings.TrimPrefix(text, "+")
	if strings.HasPrefix(text, "-") {
		sign, unsigned = -1, text[1:]
	}
	if len(unsigned) > 2 && (unsigned[:2] == "0x" || unsigned[:2] == "0X") {
		n, err := strconv.ParseUint(unsigned[2:], 16, 64) // too large gives the largest
		return sign * float64(n), err == nil || n == math.MaxUint64
	}
	unsigned, _, _ = strings.Cut(unsigned, "(")
	n, err := strconv.ParseFloat(unsigned, 64)
	if err != nil && !math.IsInf(n, 0) {
		return 0, false
	}
	return sign * n, true
}

// Int reads a whole number as the program's own options do: "2.5" is none.
func Int(text string) (number int64, ok bool) {
	n, ok := Number(text)
	if !ok || n != math.Trunc(n) || math.Abs(n) > math.MaxInt64 {
		return 0, false
	}
	return int64(n), true
}

// NumberLength returns how many bytes at the start of a text are a number as
// C's strtod and sscanf read it, without a unit; 0 if there is none.
func NumberLength(text string) int { return mantissa(text) }
