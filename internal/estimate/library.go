package estimate

import (
	"strconv"
	"strings"
)

// release returns the first two numbers of a library's version, 0 for what
// is not known: 2, 3 of "2.3.0"; 164, 0 of "164 (2024-09)".
func release(text string) (major, minor int) {
	first, rest, _ := strings.Cut(strings.TrimPrefix(text, "v"), ".")
	return leading(first), leading(rest)
}

// major returns the first number of a library's version, 0 if it is not known.
func major(text string) int {
	n, _ := release(text)
	return n
}

// leading returns the number at the start of the text, 0 if there is none.
func leading(text string) int {
	end := 0
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(text[:end])
	if err != nil {
		return 0
	}
	return n
}
