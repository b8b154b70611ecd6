package makefile

import (
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
)

// makefile is what one file says.
type makefile struct {
	rules    []rule
	vars     map[string]variable
	oneShell bool // .ONESHELL: a recipe is one script
}

// rule is a rule with a recipe.
type rule struct {
	target string // the first target
	at     part
	lines  []part // of the recipe, without the tabs
}

// part is a range of the file, in bytes.
type part struct{ start, end int }

// variable is what the makefile gives to a name.
type variable struct {
	text string
	at   part
	// open says that it has several values, or one that make computes.
	open bool
	// weak says that the environment may set it (`?=`).
	weak bool
	// canned says that it is the text of a `define`.
	canned bool
}

var (
	assignment = regexp.MustCompile(`^(?:export[ \t]+|override[ \t]+|private[ \t]+)*([A-Za-z0-9_.%-]+)[ \t]*(\?=|::?:?=|\+=|!=|=)[ \t]*(.*)$`)
	define     = regexp.MustCompile(`^define[ \t]+([A-Za-z0-9_.-]+)`)
)

// reader goes through the lines of a makefile.
type reader struct {
	makefile
	file   *source.File
	text   string
	rule   *rule  // the rule whose recipe may follow
	name   string // of the `define` around the line
	body   part
	prefix byte
}

// read reads a makefile. What it does not understand it leaves out.
func read(f *source.File) *makefile {
	r := &reader{file: f, text: string(f.Text), prefix: '\t'}
	r.vars = map[string]variable{}
	for at := 0; at < len(r.text); {
		end := r.logical(at)
		r.line(part{at, end})
		at = end + 1
	}
	r.close()
	return &r.makefile
}

// logical returns the end of the line that begins there, with the lines that
// a backslash joins to it.
func (r *reader) logical(at int) int {
	for {
		i := strings.IndexByte(r.text[at:], '\n')
		if i < 0 {
			return len(r.text)
		}
		end := at + i
		if !continued(r.text[:end]) {
			return end
		}
		at = end + 1
	}
}

// continued reports whether an odd number of backslashes ends the text.
func continued(text string) bool {
	text = strings.TrimSuffix(text, "\r")
	return (len(text)-len(strings.TrimRight(text, `\`)))%2 == 1
}

// close ends the rule that is being read.
func (r *reader) close() {
	if r.rule != nil && len(r.rule.lines) > 0 {
		r.rules = append(r.rules, *r.rule)
	}
	r.rule = nil
}

func (r *reader) line(at part) {
	text := r.text[at.start:at.end]
	switch {
	case r.name != "":
		r.inDefine(at, text)
	case r.rule != nil && len(text) > 0 && text[0] == r.prefix:
		r.rule.lines = append(r.rule.lines, part{at.start + 1, at.end})
	case strings.TrimSpace(text) == "", strings.HasPrefix(strings.TrimSpace(text), "#"), r.conditional(text):
	case define.MatchString(text):
		r.close()
		r.name, r.body = define.FindStringSubmatch(text)[1], part{at.end + 1, at.end + 1}
	case r.assign(text, at):
	default:
		r.close()
		r.header(text, at)
	}
}

// conditional reports whether a line says which lines count: all are read.
func (r *reader) conditional(text string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	switch word {
	case "ifeq", "ifneq", "ifdef", "ifndef", "else", "endif":
		return true
	}
	return false
}

func (r *reader) inDefine(at part, text string) {
	if strings.TrimSpace(text) != "endef" {
		r.body.end = at.end
		return
	}
	end := min(max(r.body.start, r.body.end), len(r.text))
	r.vars[r.name] = variable{text: r.text[min(r.body.start, end):end], at: part{r.body.start, end}, canned: true}
	r.name = ""
}

// assign takes an assignment.
func (r *reader) assign(text string, at part) bool {
	m := assignment.FindStringSubmatchIndex(text)
	if m == nil {
		return false
	}
	name, op, value := text[m[2]:m[3]], text[m[4]:m[5]], text[m[6]:m[7]]
	if i := strings.Index(value, " #"); i >= 0 {
		value = value[:i]
	}
	value = strings.TrimRight(value, " \t\r")
	v := variable{text: value, at: part{at.start + m[6], at.start + m[6] + len(value)}, weak: op == "?=", open: op == "!=" || strings.Contains(value, "\\\n")}
	old, again := r.vars[name]
	switch {
	case name == ".RECIPEPREFIX" && len(value) == 1:
		r.prefix = value[0]
	case op == "+=" && again && !old.open:
		old.text += " " + value
		v = old
	case again && op == "?=", again && old.text != value:
		v.open = true // one of several: which is not known
	}
	r.vars[name] = v
	return true
}

// header takes the line that begins a rule.
func (r *reader) header(text string, at part) {
	colon := strings.IndexByte(text, ':')
	if colon < 0 {
		return
	}
	targets := strings.Fields(text[:colon])
	if len(targets) == 0 {
		return
	}
	if targets[0] == ".ONESHELL" {
		r.oneShell = true
		return
	}
	r.rule = &rule{target: targets[0], at: at}
	if _, _, ok := strings.Cut(text[colon:], ";"); ok { // target: ; command
		start := at.start + colon + strings.IndexByte(text[colon:], ';') + 1
		r.rule.lines = append(r.rule.lines, part{start, at.end})
	}
}
