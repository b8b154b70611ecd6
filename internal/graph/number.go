package graph

import "github.com/ffvet/ffvet/parser/ffmpeg/value"

// maxSide is more than any codec takes.
const maxSide = 1 << 16

// parseNumber reads a number; 0 if it is none.
func parseNumber(text string) float64 {
	n, ok := value.Number(text)
	if !ok {
		return 0
	}
	return n
}

// parseRate reads a frame rate; 0 if it is none.
func parseRate(text string) float64 {
	r, ok := value.Rate(text)
	if !ok {
		return 0
	}
	return r
}

// parseSeconds reads a duration; 0 if it is none.
func parseSeconds(text string) float64 {
	s, ok := value.Duration(text)
	if !ok {
		return 0
	}
	return s
}

// parseSize reads a picture size; 0, 0 if it is none.
func parseSize(text string) (width, height int) {
	w, h, ok := value.Size(text)
	if !ok || w <= 0 || h <= 0 || w > maxSide || h > maxSide {
		return 0, 0
	}
	return w, h
}
