package cron

import (
	"strings"
	"time"

	"github.com/ffvet/ffvet/parser/clock"
)

// Job is what one line of a table starts.
type Job struct {
	Schedule string // "*/5 * * * *"
	// Period is the smallest gap between two starts; 0 if it is not known.
	Period time.Duration
	// Start and End are the range of the command in the line.
	Start, End int
}

// Line reads one line of a table that stands in another text. A schedule may
// be the expansion of a variable, "${SCHEDULE}". Users says that a word behind
// the schedule names one. ok is false for what starts nothing.
func Line(text string, users bool) (job Job, ok bool) {
	trimmed := strings.TrimLeft(text, " \t")
	if trimmed == "" || trimmed[0] == '#' {
		return Job{}, false
	}
	fields, open := fieldsOf(trimmed), strings.HasPrefix(trimmed, "${")
	if open {
		fields = 1
	}
	schedule, rest := cut(trimmed, fields)
	if !open && !valid(schedule) {
		return Job{}, false
	}
	if user, behind := cut(rest, 1); users || user == "root" {
		rest = behind
	}
	job = Job{Schedule: schedule, Start: len(text) - len(rest), End: len(text)}
	if !open && schedule != "@reboot" {
		job.Period = clock.SmallestGap(schedule)
	}
	if i := percent(rest); i >= 0 {
		job.End = job.Start + i
	}
	return job, strings.TrimSpace(rest) != ""
}

// percent returns where the percent sign stands that ends a command, -1 if
// there is none.
func percent(text string) int {
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '%':
			return i
		}
	}
	return -1
}
