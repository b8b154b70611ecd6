package systemd

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// Systemd's own values (systemd-system.conf(5)).
const (
	startLimitBurst    = 5
	startLimitInterval = 10 * time.Second
	restartPause       = 100 * time.Millisecond
)

// restart says how often a service that ends is started again. The limit of
// starts counts only those that come fast after one another: a service that
// fails later is restarted without end.
func (s *service) restart(u *unit.Unit) {
	at, ok := s.settings.last("Service", "Restart")
	if !ok || at.value.Str == "no" {
		return
	}
	starts := bound.Inf(1)
	u.Starts = &starts
	u.Evidence = append(u.Evidence, bound.Evidence{Factor: "starts", Value: starts, At: at.at, Path: "Service.Restart",
		Note: "Restart=" + at.value.Str})
	message := fmt.Sprintf("Restart=%s starts it again whenever it ends; %s", at.value.Str, s.brake())
	u.Diags = append(u.Diags, unit.Diag{Rule: "unbounded-retry", At: at.at, Message: message, Certain: !s.brakes()})
}

// brakes reports whether a service that fails at once is given up.
func (s *service) brakes() bool {
	burst, interval := s.startLimit()
	return burst > 0 && interval > 0 && time.Duration(burst)*s.pause() < interval
}

// brake says what stops a service that fails at once.
func (s *service) brake() string {
	burst, interval := s.startLimit()
	switch {
	case burst <= 0 || interval <= 0:
		return "the limit of starts is switched off"
	case s.brakes():
		return fmt.Sprintf("only more than %d starts in %s stop it", burst, interval)
	}
	return fmt.Sprintf("with %s between two starts it never reaches the limit of %d in %s", s.pause(), burst, interval)
}

func (s *service) startLimit() (burst int64, interval time.Duration) {
	burst, interval = startLimitBurst, startLimitInterval
	for _, section := range []string{"Service", "Unit"} { // its place before systemd 230, and since
		if at, ok := s.settings.last(section, "StartLimitBurst"); ok {
			burst, _ = strconv.ParseInt(at.value.Str, 10, 32)
		}
		if at, ok := s.settings.last(section, "StartLimitInterval", "StartLimitIntervalSec"); ok {
			interval, _ = span(at.value.Str)
		}
	}
	return burst, interval
}

// pause is the time between the end of a service and its next start.
func (s *service) pause() time.Duration {
	if at, ok := s.settings.last("Service", "RestartSec"); ok {
		if d, ok := span(at.value.Str); ok {
			return d
		}
	}
	return restartPause
}

// span reads a time as `2min 5s` or seconds (systemd.time(7)).
func span(text string) (total time.Duration, ok bool) {
	if text == "infinity" {
		return 1<<63 - 1, true
	}
	rest := strings.ReplaceAll(text, " ", "")
	for rest != "" {
		n := len(rest) - len(strings.TrimLeft(rest, "0123456789."))
		number, err := strconv.ParseFloat(rest[:n], 64)
		name := rest[n:]
		name = name[:len(name)-len(strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyzM"))]
		step, known := step(name)
		if err != nil || !known || number > 1e6 {
			return 0, false
		}
		total += time.Duration(number * float64(step))
		rest = rest[n+len(name):]
	}
	return total, true
}

func step(name string) (time.Duration, bool) {
	switch name {
	case "us", "usec":
		return time.Microsecond, true
	case "ms", "msec":
		return time.Millisecond, true
	case "", "s", "sec", "second", "seconds":
		return time.Second, true
	case "m", "min", "minute", "minutes":
		return time.Minute, true
	case "h", "hr", "hour", "hours":
		return time.Hour, true
	case "d", "day", "days":
		return 24 * time.Hour, true
	case "w", "week", "weeks":
		return 7 * 24 * time.Hour, true
	}
	return 0, false
}
