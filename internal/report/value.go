package report

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/finding"
)

// Value prints the value of a reason: "5,740", "0.5", "inf", "4.5 GiB"; ""
// where the reason has no number.
func Value(r finding.Reason) string {
	if r.Value.IsZero() {
		return ""
	}
	if n, ok := r.Value.Hi(); ok && r.Bytes {
		return Bytes(n)
	}
	return Thousands(r.Value.String())
}

// Thousands puts commas into the whole part of a number: "5740.5" becomes "5,740.5".
func Thousands(number string) string {
	whole, fraction, _ := strings.Cut(number, ".")
	if len(whole) <= 3 || strings.Trim(whole, "0123456789") != "" {
		return number
	}
	var b strings.Builder
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	if fraction != "" {
		b.WriteString("." + fraction)
	}
	return b.String()
}

// Bytes prints a size in the largest binary unit that keeps it above one:
// "512 MiB", "4.5 GiB".
func Bytes(n int64) string {
	units := []string{"B", "KiB", "MiB", "GiB", "TiB", "PiB"}
	size, i := float64(n), 0
	for size >= 1024 && i < len(units)-1 {
		size, i = size/1024, i+1
	}
	text := strings.TrimSuffix(fmt.Sprintf("%.1f", size), ".0")
	return text + " " + units[i]
}
