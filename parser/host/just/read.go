package just

import (
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
)

// justfile is what one file says.
type justfile struct {
	file        *source.File
	recipes     []recipe
	vars        map[string]string // the expression on the right side
	shell       string            // of lines, by `set shell`
	interpreter string            // of [script] recipes, by `set script-interpreter`
}

// recipe is a recipe with a body.
type recipe struct {
	name   string
	at     part
	params map[string]string // the expression of the default, "" if there is none
	body   []part            // lines with what a backslash joins to them
	// interpreter is that of [script("bash")]; whole says that the body is one
	// script.
	interpreter string
	whole       bool
}

// part is a range of the file, in bytes.
type part struct{ start, end int }

var (
	setting    = regexp.MustCompile(`^set\s+([a-z-]+)(?:\s*:=\s*(.*))?$`)
	assignment = regexp.MustCompile(`^(?:export\s+|eager\s+)*([A-Za-z_][A-Za-z0-9_-]*)\s*:=\s*(.*)$`)
	header     = regexp.MustCompile(`^@?([A-Za-z_][A-Za-z0-9_-]*)((?:\s+[^:]*?)?):(?:[^=]|$)`)
	attribute  = regexp.MustCompile(`^\[\s*script(?:\s*\(\s*['"]([^'"]*)['"].*)?`)
	parameter  = regexp.MustCompile(`[*+$]*([A-Za-z_][A-Za-z0-9_-]*)(?:\s*=\s*('[^']*'|"[^"]*"|[A-Za-z0-9_-]+|\([^)]*\)))?`)
	quotedWord = regexp.MustCompile(`['"]([^'"]*)['"]`)
)

// reader goes through the lines of a justfile.
type reader struct {
	justfile
	text    string
	open    *recipe // the recipe whose body may follow
	pending recipe  // what attributes say about the next one
}

// read reads a justfile. What it does not understand it leaves out.
func read(f *source.File) *justfile {
	r := &reader{text: string(f.Text)}
	r.file, r.vars, r.shell, r.interpreter = f, map[string]string{}, "sh", "sh"
	for at := 0; at < len(r.text); {
		end := r.logical(at)
		r.line(part{at, end})
		at = end + 1
	}
	r.close()
	return &r.justfile
}

// logical returns the end of the line that begins there, with the lines that
// a backslash joins to it and those of a text in three quotes.
func (r *reader) logical(at int) int {
	start := at
	for {
		i := strings.IndexByte(r.text[at:], '\n')
		if i < 0 {
			return len(r.text)
		}
		end := at + i
		line := strings.TrimSuffix(r.text[start:end], "\r")
		inText := start < end && line[0] != ' ' && line[0] != '\t' && (strings.Count(line, "'''")%2 == 1 || strings.Count(line, `"""`)%2 == 1 || strings.Count(line, "```")%2 == 1)
		if !strings.HasSuffix(line, `\`) && !inText {
			return end
		}
		at = end + 1
	}
}

// close ends the recipe that is being read.
func (r *reader) close() {
	if r.open != nil && len(r.open.body) > 0 {
		r.recipes = append(r.recipes, *r.open)
	}
	r.open = nil
}

func (r *reader) line(at part) {
	text := strings.TrimSuffix(r.text[at.start:at.end], "\r")
	switch {
	case strings.TrimSpace(text) == "":
		if r.open != nil && len(r.open.body) > 0 {
			r.open.body = append(r.open.body, part{at.start, at.start})
		}
	case text[0] == ' ' || text[0] == '\t':
		if r.open != nil {
			r.open.body = append(r.open.body, part{at.start, at.start + len(text)})
		}
	case text[0] == '#':
	default:
		r.close()
		r.item(text, at)
	}
}

// item takes a line that begins something at the left margin.
func (r *reader) item(text string, at part) {
	if m := attribute.FindStringSubmatch(text); m != nil {
		r.pending.whole, r.pending.interpreter = true, m[1]
		return
	}
	if m := setting.FindStringSubmatch(text); m != nil {
		r.set(m[1], m[2])
		return
	}
	if m := assignment.FindStringSubmatch(text); m != nil {
		r.vars[m[1]] = strings.TrimSpace(m[2])
		return
	}
	if m := header.FindStringSubmatch(text); m != nil && m[1] != "alias" && m[1] != "import" && m[1] != "mod" {
		r.open = &recipe{name: m[1], at: part{at.start, at.start + len(text)}, params: map[string]string{}, whole: r.pending.whole, interpreter: r.pending.interpreter}
		for _, p := range parameter.FindAllStringSubmatch(m[2], -1) {
			r.open.params[p[1]] = p[2]
		}
		r.pending = recipe{}
	}
}

// set takes a setting.
func (r *reader) set(name, value string) {
	m := quotedWord.FindStringSubmatch(value)
	if m == nil {
		return
	}
	program := m[1][strings.LastIndexAny(m[1], `/\`)+1:]
	switch name {
	case "shell":
		r.shell = program
	case "script-interpreter":
		r.interpreter = program
	}
}
