package explain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/report/cell"
)

// versions are a row of the table: versions of ffmpeg one after the other
// that come to the same numbers.
type versions struct {
	first, last string
	refused     bool
	peaks       []int
}

func (v versions) name() string {
	if v.first == v.last {
		return v.first
	}
	return v.first + "–" + v.last
}

func rowsOf(t facts.Threads) []versions {
	var rows []versions
	for _, v := range t.ByVersion {
		if n := len(rows) - 1; n >= 0 && rows[n].refused == v.Refused && (v.Refused || slices.Equal(rows[n].peaks, v.Peaks)) {
			rows[n].last = v.Version
			continue
		}
		rows = append(rows, versions{v.Version, v.Version, v.Refused, v.Peaks})
	}
	return rows
}

// machines is the table of threads over CPUs and versions of ffmpeg.
func (p *page) machines() {
	t := p.command.Estimate.Threads
	rows := rowsOf(t)
	names, digits := len("threads by CPUs"), 1
	for _, r := range rows {
		names = max(names, cell.Width("ffmpeg "+r.name()))
		for _, n := range r.peaks {
			digits = max(digits, len(strconv.Itoa(n)))
		}
	}
	pitch := max(digits, 3) + 2
	columns := p.chosen(t.CPUs, (p.Style.Width-names)/pitch)
	p.line("%s", p.Style.Paint(Strong, pad("threads by CPUs", names)+numbers(columns, t.CPUs, pitch)))
	for i, r := range rows {
		name := "       " + r.name()
		if i == 0 {
			name = "ffmpeg " + r.name()
		}
		row := "  refuses the command"
		if !r.refused {
			row = numbers(columns, r.peaks, pitch)
		}
		p.line("%s", p.plain(pad(name, names))+row)
	}
}

// chosen are the columns that fit: those in between are left out first.
func (p *page) chosen(cpus []int, room int) []int {
	var all []int
	for i := range cpus {
		all = append(all, i)
	}
	for _, n := range []int{2, 8, 32, 256, 128, 1} {
		if len(all) <= max(room, 1) {
			break
		}
		all = slices.DeleteFunc(all, func(i int) bool { return cpus[i] == n && n != p.command.Estimate.CPUs })
	}
	return all
}

func numbers(columns, values []int, pitch int) string {
	var b strings.Builder
	for _, i := range columns {
		fmt.Fprintf(&b, "%*d", pitch, values[i])
	}
	return b.String()
}

func pad(text string, columns int) string {
	return text + strings.Repeat(" ", max(0, columns-cell.Width(text)))
}
