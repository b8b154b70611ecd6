package link

import (
	"fmt"
	"slices"
	"time"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/cron"
	"github.com/ffvet/ffvet/parser/shell"
	"github.com/ffvet/ffvet/parser/unit"
)

// lasts returns how long a script runs at most, if each of its calls that
// starts a program is limited and none stands in a loop; else 0.
func lasts(calls map[*shell.Call]*reach) time.Duration {
	var sum time.Duration
	for call, r := range calls {
		switch {
		case !r.starts():
		case r.lifetime == 0 || call.Loop:
			return 0
		default:
			sum += r.lifetime
		}
	}
	return sum
}

// shorter returns the smaller of two limits; 0 is none.
func shorter(a, b time.Duration) time.Duration {
	if a == 0 || b > 0 && b < a {
		return b
	}
	return a
}

// shorten counts the runs of a cron line anew where each has a limit.
func shorten(u *unit.Unit, lifetime time.Duration) {
	if u.Schedule == nil || !u.Schedule.Overlap || lifetime == 0 || u.System != cron.System || u.Schedule.Period <= 0 {
		return
	}
	u.Copies.Steady, u.Copies.Peak = u.Schedule.Copies(lifetime)
	one := u.Copies.Peak == bound.Of(1)
	u.Evidence = slices.Clone(u.Evidence)
	for i := range u.Evidence {
		if u.Evidence[i].Factor == "overlap" {
			u.Evidence[i].Value = u.Copies.Peak
			u.Evidence[i].Note += fmt.Sprintf(", a run lasts %v at most", lifetime)
		}
	}
	if one {
		u.Evidence = slices.DeleteFunc(u.Evidence, func(e bound.Evidence) bool { return e.Factor == "overlap" })
	}
	u.Diags = slices.DeleteFunc(slices.Clone(u.Diags), func(d unit.Diag) bool { return one && d.Rule == "cron-allows-overlap" })
	for i := range u.Diags {
		if u.Diags[i].Rule == "cron-allows-overlap" {
			u.Diags[i].Message = overlaps(lifetime, u.Schedule.Period)
		}
	}
}
