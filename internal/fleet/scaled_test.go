package fleet

import "github.com/ffvet/ffvet/parser/bound"

// scaled returns the copies of the n-th repository: numbers, no limit, and
// what is not known.
func scaled(n int) (steady, peak bound.Bound) {
	switch n % 8 {
	case 5:
		return bound.Of(1), bound.Inf(1)
	case 6:
		return bound.Of(1), bound.Unknown(1)
	}
	return bound.Of(int64(n)), bound.Of(int64(2 * n))
}
