package systemd

import (
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/parser/argline"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// uses are the settings that hold command lines, and what they are for.
func uses() []struct {
	key string
	use unit.Use
} {
	return []struct {
		key string
		use unit.Use
	}{
		{"ExecStart", unit.UseMain}, {"ExecCondition", unit.UseHook}, {"ExecStartPre", unit.UseHook},
		{"ExecStartPost", unit.UseHook}, {"ExecReload", unit.UseHook}, {"ExecStop", unit.UseHook}, {"ExecStopPost", unit.UseHook},
	}
}

// runs returns what the service starts. Several command lines of one setting
// run one after another.
func (s *service) runs() []unit.Run {
	var runs []unit.Run
	for _, u := range uses() {
		for _, line := range s.settings.list("Service", u.key) {
			for _, argv := range s.commandLines(line) {
				runs = append(runs, unit.Run{Use: u.use, At: line.at, Command: argv})
			}
		}
	}
	return runs
}

// commandLines cuts a setting at words that are a lone semicolon.
func (s *service) commandLines(line setting) []*unit.Argv {
	var all []*unit.Argv
	var words []item
	end := func() {
		if argv := s.argv(words, line.at); argv != nil {
			all = append(all, argv)
		}
		words = nil
	}
	for _, w := range items(line.value) {
		switch w.raw {
		case ";":
			end()
			continue
		case `\;`:
			w.text = w.text.Slice(1, 2)
		}
		words = append(words, w)
	}
	end()
	return all
}

// argv returns one command line. Signs before the program change how it is
// started: `@` takes the next word as its name, `:` switches variables off.
func (s *service) argv(words []item, at source.Span) *unit.Argv {
	if len(words) == 0 {
		return nil
	}
	n := len(words[0].text.Str) - len(strings.TrimLeft(words[0].text.Str, "@-:+!|"))
	signs := words[0].text.Str[:n]
	words[0].text = words[0].text.Slice(n, len(words[0].text.Str))
	words[0].at = words[0].text.Span(0, len(words[0].text.Str))
	if strings.Contains(signs, "@") && len(words) > 1 {
		words = append(words[:1:1], words[2:]...)
	}
	argv := &unit.Argv{At: at, Words: []word.Word{s.fill(words[0], placeholders)}}
	for _, w := range words[1:] {
		switch name := lone.FindString(w.text.Str); {
		case strings.Contains(signs, ":"):
			argv.Words = append(argv.Words, s.fill(w, placeholders))
		case name != "":
			argv.Words = append(argv.Words, s.split(name[1:], w.at)...)
		default:
			argv.Words = append(argv.Words, s.fill(w, all))
		}
	}
	return argv
}

var (
	// lone is a variable that makes a whole word: its value is cut at blanks.
	lone = regexp.MustCompile(`^\$[A-Za-z_][A-Za-z0-9_]*$`)
	// placeholders are filled in before a command starts: specifiers, and what
	// a template language or a build leaves in the file.
	placeholders = regexp.MustCompile(`\{\{.*?\}\}|@[A-Z][A-Z0-9_]*@|%[A-Za-z%]`)
	// all are those and variables inside a word.
	all = regexp.MustCompile(placeholders.String() + `|\$\{[A-Za-z_][A-Za-z0-9_]*\}|\$\$`)
)

// fill returns a word with what its placeholders stand for.
func (s *service) fill(w item, pattern *regexp.Regexp) word.Word {
	return argline.Fill(w.text, w.at, pattern, s.meaning)
}

// meaning returns what one placeholder stands for.
func (s *service) meaning(text string, at source.Span) word.Word {
	switch {
	case text == "$$" || text == "%%":
		return word.Literal(text[1:], at)
	case text[0] == '$':
		return s.variable(strings.Trim(text, "${}"), at)
	case text[0] != '%':
		return word.FromHole(word.Hole{Kind: word.Template, Name: strings.Trim(text, "{}@ ")}, at)
	case strings.Contains("pP", text[1:]):
		return word.Literal(strings.TrimSuffix(s.name, "@"), at)
	case strings.Contains("iI", text[1:]) && !s.template():
		return word.Literal("", at)
	case text == "%n" && !s.template():
		return word.Literal(s.name+suffix, at)
	case text == "%N" && !s.template():
		return word.Literal(s.name, at)
	}
	return word.FromHole(word.Hole{Kind: word.Variable, Name: text}, at)
}

// split returns the words that a variable's value is cut into.
func (s *service) split(name string, at source.Span) []word.Word {
	value := s.variable(name, at)
	text, known := value.Literal()
	if !known {
		for i := range value.Parts {
			if value.Parts[i].Hole != nil {
				hole := *value.Parts[i].Hole
				hole.Splits = true
				value.Parts[i].Hole = &hole
			}
		}
		return []word.Word{value}
	}
	var words []word.Word
	for _, w := range items(word.Literal(text, value.Span).Text("")) {
		words = append(words, word.Literal(w.text.Str, value.Span))
	}
	return words
}
