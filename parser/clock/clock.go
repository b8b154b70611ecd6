// Package clock reads cron schedules.
package clock

import (
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// SmallestGap returns the shortest time between two firings of a cron
// schedule, 0 if the schedule cannot be read or does not fire twice.
func SmallestGap(text string) time.Duration {
	// A time zone moves all firings alike, and would be looked up on disk.
	if rest, ok := strings.CutPrefix(text, "CRON_TZ="); ok {
		_, text, _ = strings.Cut(rest, " ")
	} else if rest, ok := strings.CutPrefix(text, "TZ="); ok {
		_, text, _ = strings.Cut(rest, " ")
	}
	schedule, err := cron.ParseStandard(strings.TrimSpace(text))
	if err != nil {
		return 0
	}
	// The pattern of minutes repeats every hour, that of hours every day: 64
	// firings cover two busy hours, and a year all days of a sparse schedule.
	const (
		firings = 64
		year    = 366 * 24 * time.Hour
	)
	start := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	at := schedule.Next(start)
	var least time.Duration
	for range firings {
		next := schedule.Next(at)
		if next.IsZero() || at.IsZero() {
			break
		}
		if gap := next.Sub(at); least == 0 || gap < least {
			least = gap
		}
		if at = next; least <= time.Minute || at.Sub(start) > year {
			break // a schedule has no finer grain than a minute
		}
	}
	return least
}

// Valid reports whether a text is a cron schedule: five fields, or a name
// such as @daily.
func Valid(text string) bool {
	_, err := cron.ParseStandard(strings.TrimSpace(text))
	return err == nil
}
