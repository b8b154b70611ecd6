package config

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/docker/go-units"
)

// size is a number of bytes.
func size() kind[int64] {
	return scalar(quantitySchema(`^[0-9.]+ *([kKmMgGtTpP]([iI]?[bB]?)|[bB])?$`), ParseSize, FormatSize)
}

// ParseSize reads a number of bytes: "64GiB" and "64Gi" count in 1024s,
// "64GB" and "64G" in 1000s.
func ParseSize(text string) (int64, error) {
	word := strings.ToLower(strings.TrimSpace(text))
	if strings.HasSuffix(word, "i") {
		word += "b"
	}
	parse := units.FromHumanSize
	if strings.Contains(word, "i") {
		parse = units.RAMInBytes
	}
	n, err := parse(word)
	if err != nil || n < 0 || n == math.MaxInt64 {
		return 0, fmt.Errorf("want a size such as 64GiB or 500MB")
	}
	return n, nil
}

// FormatSize prints a number of bytes as ParseSize reads it, in the largest
// binary unit that divides it; "" for 0.
func FormatSize(n int64) string {
	suffixes := []string{"", "KiB", "MiB", "GiB", "TiB", "PiB"}
	i := 0
	for ; i+1 < len(suffixes) && n != 0 && n%1024 == 0; i++ {
		n /= 1024
	}
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10) + suffixes[i]
}

// many is a count that may be written as "30M" (millions).
func many() kind[int64] {
	return scalar(quantitySchema(`^[0-9.]+ *[kKmMgGtT]?$`), func(text string) (int64, error) {
		n, err := parseDecimal(text)
		if err != nil {
			return 0, fmt.Errorf("want a count such as 20000 or 30M")
		}
		return n, nil
	}, formatCount)
}

// byteRate is a number of bytes a second: "400MB/s".
func byteRate() kind[int64] {
	return scalar(quantitySchema(`^[0-9.]+ *([kKmMgGtT]?([iI]?[bB]))?(/s)?$`), func(text string) (int64, error) {
		n, err := ParseSize(strings.TrimSuffix(text, "/s"))
		if err != nil {
			return 0, fmt.Errorf("want bytes a second such as 400MB/s")
		}
		return n, nil
	}, func(n int64) string { return suffixed(FormatSize(n), "/s") })
}

// bitRate is a number of bits a second: "10Gbit/s", "800k".
func bitRate() kind[int64] {
	return scalar(quantitySchema(`^[0-9.]+ *[kKmMgGtT]?(bit/s|bps)?$`), func(text string) (int64, error) {
		n, err := parseDecimal(strings.TrimSuffix(strings.TrimSuffix(text, "bit/s"), "bps"))
		if err != nil {
			return 0, fmt.Errorf("want bits a second such as 10Gbit/s or 800k")
		}
		return n, nil
	}, func(n int64) string { return suffixed(formatCount(n), "bit/s") })
}

func parseDecimal(text string) (int64, error) {
	n, err := units.FromHumanSize(strings.TrimSpace(text))
	if err != nil || n < 0 || n == math.MaxInt64 || strings.ContainsAny(text, "bBiI") {
		return 0, fmt.Errorf("want a number")
	}
	return n, nil
}

func formatCount(n int64) string {
	suffixes := []string{"", "k", "M", "G", "T"}
	i := 0
	for ; i+1 < len(suffixes) && n != 0 && n%1000 == 0; i++ {
		n /= 1000
	}
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10) + suffixes[i]
}

func suffixed(text, suffix string) string {
	if text == "" {
		return ""
	}
	return text + suffix
}

// seconds is a span of time: "45m", "246s", or a number of seconds.
func seconds() kind[float64] {
	return scalar(durationSchema(), parseSeconds, func(s float64) string {
		if s == 0 {
			return ""
		}
		return strconv.FormatFloat(s, 'f', -1, 64) + "s"
	})
}

// wholeSeconds is a span of time, rounded up to seconds.
func wholeSeconds() kind[int64] {
	return scalar(durationSchema(), func(text string) (int64, error) {
		s, err := parseSeconds(text)
		return int64(math.Ceil(s)), err
	}, func(s int64) string { return suffixed(formatWhole(s), "s") })
}

func parseSeconds(text string) (float64, error) {
	if s, err := strconv.ParseFloat(text, 64); err == nil && s >= 0 && s <= largest {
		return s, nil
	}
	d, err := time.ParseDuration(text)
	if err != nil || d < 0 {
		return 0, fmt.Errorf("want a time such as 246s, 45m or 1h30m")
	}
	return d.Seconds(), nil
}

func formatWhole(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

func quantitySchema(pattern string) schema {
	return schema{"anyOf": []schema{{"type": "integer", "minimum": 0}, {"type": "string", "pattern": pattern}}}
}

func durationSchema() schema {
	return schema{"anyOf": []schema{
		{"type": "number", "minimum": 0},
		{"type": "string", "pattern": `^[0-9.]+$|^([0-9.]+(h|m|s|ms|us|ns))+$`},
	}}
}
