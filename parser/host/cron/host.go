// Package cron reads the tables of cron: crontab files and those of
// /etc/cron.d, which name a user on each line.
//
// A unit's id is `cron/PATH#LINE`: "cron/etc/cron.d/clips#3".
package cron

import (
	"context"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/clock"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// System is the name of the host in facts.
const System = "cron"

// Unbounded is the message of cron-allows-overlap where nothing limits a run.
const Unbounded = "nothing bounds how many runs overlap: cron does not wait for the run before, and no lock (flock -n) does"

// Host reads cron tables.
type Host struct{}

// Name returns "cron".
func (Host) Name() string { return System }

// Claims reports whether the file has the name or stands in the folder of a
// cron table.
func (Host) Claims(file string, text []byte) bool {
	base := strings.ToLower(path.Base(file))
	switch path.Ext(base) {
	case ".cron", ".crontab":
		return true
	case ".sh", ".py", ".md", ".yml", ".yaml":
		return false
	}
	if base == "crontab" || base == "crontabs" || base == "cronjob" || base == "cronjobs" || strings.HasPrefix(base, "crontab.") || strings.HasPrefix(base, "crontab-") || strings.HasPrefix(base, "crontab_") {
		return true
	}
	folder := path.Base(path.Dir(file))
	return (folder == "cron.d" || folder == "crontabs") && !strings.HasPrefix(string(text[:min(len(text), 2)]), "#!")
}

// Extract returns one unit for each line that starts a command.
func (Host) Extract(ctx context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	t := table{file: f, users: path.Base(path.Dir(f.Path)) == "cron.d" || strings.HasSuffix(f.Path, "etc/crontab"), shell: "sh"}
	var found unit.Found
	for start, number := 0, 1; start < len(f.Text) && ctx.Err() == nil; number++ {
		line, _, _ := strings.Cut(string(f.Text[start:]), "\n")
		if u := t.line(strings.TrimSuffix(line, "\r"), start, number); u != nil {
			found.Units = append(found.Units, u)
		}
		start += len(line) + 1
	}
	found.Unread = t.notes
	return found, true
}

// table is what the lines so far say.
type table struct {
	file  *source.File
	users bool // the word behind the schedule is a user
	shell string
	env   []unit.Var
	notes []source.Note
}

// line returns the unit of a line, nil for others.
func (t *table) line(text string, start, number int) *unit.Unit {
	indent := len(text) - len(strings.TrimLeft(text, " \t"))
	trimmed := text[indent:]
	if trimmed == "" || trimmed[0] == '#' || t.assign(trimmed, start+indent) {
		return nil
	}
	schedule, rest := cut(trimmed, fieldsOf(trimmed))
	at := source.Span{File: t.file, Start: start, End: start + len(text), Exact: true}
	if !valid(schedule) {
		t.notes = append(t.notes, source.Note{At: at, Text: "no line of a cron table: five fields or @daily, then a command"})
		return nil
	}
	if user, behind := cut(rest, 1); t.users || user == "root" {
		rest = behind
	}
	if rest == "" {
		return nil
	}
	return t.unit(schedule, start+len(text)-len(rest), at, number)
}

// fieldsOf returns how many words the schedule of a line has.
func fieldsOf(line string) int {
	if line[0] == '@' {
		return 1
	}
	return 5
}

// cut divides a line behind its first n words.
func cut(line string, n int) (head, rest string) {
	i := 0
	for range n {
		for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
			i++
		}
		for i < len(line) && line[i] != ' ' && line[i] != '\t' {
			i++
		}
	}
	return strings.TrimSpace(line[:i]), strings.TrimLeft(line[i:], " \t")
}

func valid(schedule string) bool { return schedule == "@reboot" || clock.Valid(schedule) }

// assign takes `NAME = value`.
func (t *table) assign(line string, start int) bool {
	name, value, ok := strings.Cut(line, "=")
	name = strings.Trim(strings.TrimSpace(name), `"'`)
	if !ok || name == "" || strings.ContainsAny(name, " \t*/@") || name[0] >= '0' && name[0] <= '9' {
		return false
	}
	value = strings.TrimSpace(value)
	if len(value) > 1 && strings.ContainsRune(`"'`, rune(value[0])) && value[len(value)-1] == value[0] {
		value = value[1 : len(value)-1]
	}
	at := source.Span{File: t.file, Start: start, End: start + len(line)}
	if name == "SHELL" {
		t.shell = path.Base(value)
	}
	t.env = append(t.env[:len(t.env):len(t.env)], unit.Var{Name: name, Value: word.Literal(value, at), At: at})
	return true
}

// unit returns what a line starts, again and again. Cron does not wait for
// the end of the run before.
func (t *table) unit(schedule string, start int, at source.Span, number int) *unit.Unit {
	command := source.Span{File: t.file, Start: start, End: at.End, Exact: true}
	u := &unit.Unit{
		ID: System + "/" + t.file.Path + "#" + strconv.Itoa(number), System: System, At: at,
		Meta: unit.Meta{Name: path.Base(t.file.Path)},
		Env:  t.env,
		Runs: []unit.Run{{Use: unit.UseMain, At: command, Command: &unit.Argv{
			At: command, Script: &unit.Script{Text: t.text(command), Shell: t.shell, Args: []word.Word{}, Dir: dirOf(t.file.Path)}}}},
	}
	one := bound.Of(1)
	u.Copies.SetSteady(one)
	if schedule == "@reboot" {
		return u
	}
	u.Schedule = &unit.Schedule{Text: schedule, Period: clock.SmallestGap(schedule), PerRun: one, Overlap: true}
	u.Copies.Steady, u.Copies.Peak = u.Schedule.Copies(time.Duration(0))
	clockAt := source.Span{File: t.file, Start: at.Start, End: at.Start + len(schedule), Exact: true}
	u.Evidence = []bound.Evidence{{Factor: "overlap", Value: u.Copies.Peak, At: clockAt, Note: "schedule " + strconv.Quote(schedule)}}
	u.Diags = []unit.Diag{{Rule: "cron-allows-overlap", At: clockAt, Certain: true,
		Message: Unbounded}}
	return u
}

// text returns the command as the shell gets it: a percent sign ends it
// unless a backslash stands before it.
func (t *table) text(at source.Span) source.Text {
	var b source.Builder
	text, done := at.Text(), 0
	add := func(to int) {
		b.Add(text[done:to], source.Span{File: t.file, Start: at.Start + done, End: at.Start + to, Exact: true})
	}
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text) && text[i+1] == '%':
			add(i)
			done = i + 1
			i++
		case text[i] == '%':
			add(i)
			return b.Text()
		}
	}
	add(len(text))
	return b.Text()
}

func dirOf(file string) string {
	if dir := path.Dir(file); dir != "." {
		return dir
	}
	return ""
}
