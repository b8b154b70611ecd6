// Package bound is arithmetic that keeps ignorance: quantities that are known,
// have no limit, or depend on something outside the repository.
package bound

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Bound is a quantity known to lie in [Lo, Hi]. Hi is a number, Inf (the
// configuration itself sets no limit) or Unknown (it depends on something
// outside the repository). Quantities are not negative; fractions are kept in
// thousandths. The zero Bound is exactly 0.
type Bound struct {
	lo, hi int64 // thousandths; hi counts only if kind is finite
	kind   kind
}

type kind uint8

const (
	finite kind = iota
	infinite
	unknown
)

const scale = 1000

// Of returns exactly n.
func Of(n int64) Bound { return Milli(clampMul(n, scale)) }

// Milli returns exactly n thousandths.
func Milli(n int64) Bound { return Bound{lo: n, hi: n} }

// Between returns a quantity between lo and hi.
func Between(lo, hi int64) Bound { return Bound{lo: clampMul(lo, scale), hi: clampMul(hi, scale)} }

// Inf returns a quantity that nothing limits and that is at least lo.
func Inf(lo int64) Bound { return Bound{lo: clampMul(lo, scale), kind: infinite} }

// Unknown returns a quantity that the repository does not determine and that
// is at least lo.
func Unknown(lo int64) Bound { return Bound{lo: clampMul(lo, scale), kind: unknown} }

// Lo returns the lower end, rounded down.
func (b Bound) Lo() int64 { return b.lo / scale }

// Hi returns the upper end, rounded up; ok is false if it is not a number.
func (b Bound) Hi() (n int64, ok bool) {
	if b.kind != finite {
		return 0, false
	}
	return b.hi/scale + min(b.hi%scale, 1), true
}

// MilliHi returns the upper end in thousandths; ok is false if it is not a number.
func (b Bound) MilliHi() (n int64, ok bool) { return b.hi, b.kind == finite }

// Upper returns what is left of the quantity in a document: its upper end.
func (b Bound) Upper() Bound {
	switch b.kind {
	case infinite:
		return Inf(0)
	case unknown:
		return Unknown(0)
	}
	return Milli(b.hi)
}

// IsInf reports whether nothing limits the quantity.
func (b Bound) IsInf() bool { return b.kind == infinite }

// IsUnknown reports whether the upper end depends on something outside.
func (b Bound) IsUnknown() bool { return b.kind == unknown }

// IsZero reports whether the quantity is exactly 0.
func (b Bound) IsZero() bool { return b == Bound{} }

// Or returns the upper end if it is a number, else the stand-in.
func (b Bound) Or(standIn int64) int64 {
	if n, ok := b.Hi(); ok {
		return n
	}
	return standIn
}

// Add returns b + c: inf + unknown is inf.
func (b Bound) Add(c Bound) Bound {
	sum := Bound{lo: clampAdd(b.lo, c.lo)}
	switch {
	case b.kind == infinite || c.kind == infinite:
		sum.kind = infinite
	case b.kind == unknown || c.kind == unknown:
		sum.kind = unknown
	default:
		sum.hi = clampAdd(b.hi, c.hi)
	}
	return sum
}

// Mul returns b × c: 0 × anything is 0; inf × unknown is inf if the unknown
// is at least 1, else unknown.
func (b Bound) Mul(c Bound) Bound {
	if b.IsZero() || c.IsZero() {
		return Bound{}
	}
	product := Bound{lo: mulScaled(b.lo, c.lo, 0)}
	switch {
	case b.kind == finite && c.kind == finite:
		product.hi = mulScaled(b.hi, c.hi, scale-1)
	case b.kind == infinite && (c.kind == infinite || c.lo >= scale || c.kind == finite && c.hi > 0),
		c.kind == infinite && (b.lo >= scale || b.kind == finite && b.hi > 0):
		product.kind = infinite
	default:
		product.kind = unknown
	}
	return product
}

// Min returns the smaller of the two: a number caps what has no limit.
func (b Bound) Min(c Bound) Bound {
	least := Bound{lo: min(b.lo, c.lo)}
	switch {
	case b.kind == finite && c.kind == finite:
		least.hi = min(b.hi, c.hi)
	case b.kind == finite:
		least.hi = b.hi
	case c.kind == finite:
		least.hi = c.hi
	case b.kind == unknown || c.kind == unknown:
		least.kind = unknown
	default:
		least.kind = infinite
	}
	return least
}

// Max returns the larger of the two.
func (b Bound) Max(c Bound) Bound {
	most := Bound{lo: max(b.lo, c.lo)}
	switch {
	case b.kind == infinite || c.kind == infinite:
		most.kind = infinite
	case b.kind == unknown || c.kind == unknown:
		most.kind = unknown
	default:
		most.hi = max(b.hi, c.hi)
	}
	return most
}

// Union returns the interval that holds both: one of two branches is taken.
func (b Bound) Union(c Bound) Bound {
	u := b.Max(c)
	u.lo = min(b.lo, c.lo)
	return u
}

// Exceeds answers b > limit: Yes or No only if every pair of possible values
// agrees. What has no limit exceeds every number.
func (b Bound) Exceeds(limit Bound) Truth {
	switch {
	case limit.kind == finite && (b.kind == infinite || b.lo > limit.hi):
		return Yes
	case b.kind == finite && b.hi <= limit.lo:
		return No
	}
	return Undecided
}

// String prints the upper end: a number, "inf" or "unknown".
func (b Bound) String() string {
	switch b.kind {
	case infinite:
		return "inf"
	case unknown:
		return "unknown"
	}
	return formatMilli(b.hi)
}

// MarshalJSON prints the upper end: a number, "inf" or "unknown".
func (b Bound) MarshalJSON() ([]byte, error) {
	if b.kind == finite {
		return []byte(formatMilli(b.hi)), nil
	}
	return json.Marshal(b.String())
}

// UnmarshalJSON reads what MarshalJSON prints.
func (b *Bound) UnmarshalJSON(data []byte) error {
	switch s := string(data); s {
	case `"inf"`:
		*b = Inf(0)
	case `"unknown"`:
		*b = Unknown(0)
	default:
		f, err := strconv.ParseFloat(s, 64)
		if err != nil || f < 0 {
			return fmt.Errorf("%s is not a bound: want a number, \"inf\" or \"unknown\"", s)
		}
		*b = Milli(int64(math.Round(f * scale)))
	}
	return nil
}

func formatMilli(n int64) string {
	if n%scale == 0 {
		return strconv.FormatInt(n/scale, 10)
	}
	return strings.TrimRight(fmt.Sprintf("%d.%03d", n/scale, n%scale), "0")
}

func clampAdd(a, b int64) int64 {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}

func clampMul(a, b int64) int64 {
	if a != 0 && b > math.MaxInt64/a {
		return math.MaxInt64
	}
	return a * b
}

// mulScaled multiplies two quantities in thousandths; up is added before the
// division: scale-1 rounds up, so that an upper end never falls short.
func mulScaled(a, b, up int64) int64 {
	if a == 0 || b <= (math.MaxInt64-up)/a {
		return (a*b + up) / scale
	}
	p := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	p.Quo(p.Add(p, big.NewInt(up)), big.NewInt(scale))
	if !p.IsInt64() {
		return math.MaxInt64
	}
	return p.Int64()
}
