package yamlpos

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// explain turns the library's error into a note with a position.
func (d *Document) explain(err error) {
	message, line := cutPosition(err.Error())
	at := d.lineSpan(line)
	if i := bytes.Index(d.buf, []byte("{{")); i >= 0 {
		const text = "an unrendered template, not YAML: run `helm template` (or the tool that fills it in) and lint what it prints"
		brace := d.span(i, i+2)
		d.note(brace, text+" ("+message+" at line "+strconv.Itoa(at.Position().Line)+")")
		d.diags = append(d.diags, unit.Diag{Rule: "unrendered-template", At: brace, Message: text, Certain: true})
		return
	}
	if indentedByTab(at.Text()) {
		message += "; the line is indented by a tab, YAML takes only spaces"
	}
	d.note(at, message)
}

var linePrefix = regexp.MustCompile(`^line (\d+): `)

// cutPosition takes the library's prefix and line off its message; the line
// is 1 if it gave none.
func cutPosition(message string) (text string, line int) {
	message = strings.TrimPrefix(message, "yaml: ")
	m := linePrefix.FindStringSubmatch(message)
	if m == nil {
		return message, 1
	}
	line, _ = strconv.Atoi(m[1])
	text = message[len(m[0]):]
	// For what the parser (not the scanner) refuses, the library's line is
	// one too low (decode.go, fail).
	if strings.HasPrefix(text, "did not find expected") {
		line++
	}
	return text, line
}

// lineSpan returns the span of a line of the document without its
// indentation.
func (d *Document) lineSpan(line int) source.Span {
	starts := d.columns.lines
	line = min(max(line, 1), len(starts))
	from, to := starts[line-1], len(d.buf)
	if line < len(starts) {
		to = starts[line]
	}
	text := bytes.TrimRight(d.buf[from:to], "\r\n")
	indent := len(text) - len(bytes.TrimLeft(text, " "))
	return d.span(from+indent, from+len(text))
}

func indentedByTab(line string) bool { return strings.HasPrefix(line, "\t") }
