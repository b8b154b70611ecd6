package main

import (
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Sizes in pixels, of a monospaced letter and of the frame.
const (
	letterWidth = 8.4
	lineHeight  = 20
	margin      = 20
	fontSize    = 14
	// maxColumns is how many letters a row holds, indent stands before what is wrapped.
	maxColumns = 118
	indent     = "              "
)

// firstFinding returns the lines up to the first empty one.
func firstFinding(text string) []string {
	head, _, _ := strings.Cut(text, "\n\n")
	return strings.Split(strings.TrimRight(head, "\n"), "\n")
}

// draw returns a window with the prompt and the lines below it.
func draw(prompt string, lines []string) string {
	rows := [][]run{{{text: prompt, class: "bold"}}}
	columns := 0
	for _, line := range lines {
		rows = append(rows, wrap(runs(line))...)
	}
	for _, row := range rows {
		columns = max(columns, width(row))
	}
	w, h := 2*margin+int(float64(columns)*letterWidth)+1, 2*margin+lineHeight*len(rows)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", w, h, w, h)
	b.WriteString("<title>" + escape(plain(rows[min(1, len(rows)-1)])) + "</title>\n" + style)
	fmt.Fprintf(&b, `<rect class="back" width="%d" height="%d" rx="8"/>`+"\n", w, h)
	for i, row := range rows {
		fmt.Fprintf(&b, `<text x="%d" y="%d" xml:space="preserve">`, margin, margin+lineHeight*i+fontSize)
		for _, r := range row {
			fmt.Fprintf(&b, `<tspan class="%s">%s</tspan>`, r.class, escape(r.text))
		}
		b.WriteString("</text>\n")
	}
	b.WriteString("</svg>\n")
	return b.String()
}

const style = `<style>
.back { fill: #16181d }
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d7dae0 }
.bold { font-weight: bold; fill: #ffffff }
.faint { fill: #7d8590 }
.red { font-weight: bold; fill: #ff6b6b }
.yellow { font-weight: bold; fill: #f2cc60 }
.cyan { font-weight: bold; fill: #56d4dd }
.green { font-weight: bold; fill: #7ee787 }
</style>
`

// wrap breaks the last run of a row between words so that it fits the window.
func wrap(row []run) [][]run {
	if width(row) <= maxColumns {
		return [][]run{row}
	}
	last := row[len(row)-1]
	head := row[:len(row)-1]
	rows := [][]run{}
	line := ""
	for _, word := range strings.SplitAfter(last.text, " ") {
		if line != "" && width(head)+utf8.RuneCountInString(line+word) > maxColumns {
			rows = append(rows, append(head[:len(head):len(head)], run{line, last.class}))
			head, line = []run{{indent, last.class}}, ""
		}
		line += word
	}
	return append(rows, append(head[:len(head):len(head)], run{line, last.class}))
}

func width(row []run) int {
	n := 0
	for _, r := range row {
		n += utf8.RuneCountInString(r.text)
	}
	return n
}

func plain(row []run) string {
	var b strings.Builder
	for _, r := range row {
		b.WriteString(r.text)
	}
	return b.String()
}

func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes everything
	return b.String()
}
