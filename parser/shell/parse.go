package shell

import (
	"errors"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/source"
)

// maxBlanked is how many lines with a syntax error are left out of a script.
const maxBlanked = 8

// parse returns the statements of a text. A line with a syntax error is left
// out, with a note that carries the parser's message.
func (e *evaluator) parse(t source.Text) []*syntax.Stmt {
	whole := t.Span(0, len(t.Str))
	if len(t.Str) > maxScript {
		e.note(whole, "script of %d bytes not read: more than %d", len(t.Str), maxScript)
		return nil
	}
	if deep(t.Str) {
		e.note(whole, "script not read: more than %d brackets or keywords inside one another", maxBrackets)
		return nil
	}
	variants := dialects(e.shell)
	if variants == nil {
		e.note(whole, "scripts for %s are not read", e.shell)
		return nil
	}
	text := t.Str
	for range maxBlanked {
		stmts, failed := parseBest(text, variants)
		if failed == nil {
			return stmts
		}
		at, message := where(failed)
		e.note(t.Span(at, at), "%s", message)
		blank, ok := blanked(text, at)
		if !ok {
			return stmts
		}
		text = further(blank, variants, at)
	}
	stmts, _ := parseBest(text, variants)
	return stmts
}

// parseBest returns the statements as the first dialect reads them that has
// no error, else those of the dialect that comes furthest.
func parseBest(text string, variants []syntax.LangVariant) (stmts []*syntax.Stmt, failed error) {
	for i, v := range variants {
		read, err := parseAs(text, v)
		if err == nil {
			return read, nil
		}
		if i == 0 || len(read) > len(stmts) {
			stmts, failed = read, err
		}
	}
	return stmts, failed
}

// further returns the text without its broken line, or with a command that
// does nothing in its place, whichever is read further: the line may be all
// that stands in an `if`.
func further(blank string, variants []syntax.LangVariant, at int) string {
	start := strings.LastIndexByte(blank[:min(at, len(blank))], '\n') + 1
	idle := blank[:start] + ":" + blank[start+1:]
	if furthest(idle, variants) > furthest(blank, variants) {
		return idle
	}
	return blank
}

// furthest returns the offset of the first error, or of the end.
func furthest(text string, variants []syntax.LangVariant) int {
	_, failed := parseBest(text, variants)
	if failed == nil {
		return len(text)
	}
	at, _ := where(failed)
	return at
}

// blanked returns the text with the line at the offset filled with blanks, so
// that what stands behind a syntax error is still read; ok is false if
// nothing stood there.
func blanked(text string, at int) (blank string, ok bool) {
	at = min(at, len(text))
	start := strings.LastIndexByte(text[:at], '\n') + 1
	end := len(text)
	if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
		end = start + i
	}
	if strings.TrimSpace(text[start:end]) == "" {
		return text, false
	}
	return text[:start] + strings.Repeat(" ", end-start) + text[end:], true
}

// dialects returns what to try for a shell, nil for one that cannot be read.
// Many scripts for sh are written for bash, so sh is read as bash first.
func dialects(shell string) []syntax.LangVariant {
	switch shell {
	case "", "bash":
		return []syntax.LangVariant{syntax.LangBash}
	case "sh", "dash", "ash", "busybox":
		return []syntax.LangVariant{syntax.LangBash, syntax.LangPOSIX}
	case "mksh", "ksh", "ksh93", "lksh":
		return []syntax.LangVariant{syntax.LangMirBSDKorn, syntax.LangBash}
	case "zsh":
		return []syntax.LangVariant{syntax.LangZsh, syntax.LangBash}
	case "bats":
		return []syntax.LangVariant{syntax.LangBats}
	}
	return nil
}

// parseAs returns the statements before the first error. The parser goes on
// to yield behind an error, so the loop must not be left early.
func parseAs(text string, v syntax.LangVariant) (stmts []*syntax.Stmt, failed error) {
	for s, err := range syntax.NewParser(syntax.Variant(v)).StmtsSeq(strings.NewReader(text)) {
		switch {
		case failed != nil:
		case err != nil:
			failed = err
		case s != nil:
			stmts = append(stmts, s)
		}
	}
	return stmts, failed
}

// where returns the byte offset and the message of a parser's error.
func where(err error) (at int, text string) {
	var syntactic syntax.ParseError
	var dialect syntax.LangError
	switch {
	case errors.As(err, &syntactic):
		return int(syntactic.Pos.Offset()), syntactic.Text
	case errors.As(err, &dialect):
		return int(dialect.Pos.Offset()), dialect.Feature + " is not known to this shell"
	}
	return 0, err.Error()
}

// deep reports whether so many brackets or keywords are open at once that
// the parser, which calls itself for each, would need too much stack. It
// knows no quotes: it may refuse what is harmless, never let through what is not.
func deep(text string) bool {
	open, words := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(', '{', '[':
			open++
		case ')', '}', ']':
			open = max(open-1, 0)
		default:
			continue
		}
		if open > maxBrackets {
			return true
		}
	}
	for field := range strings.FieldsSeq(text) {
		switch strings.Trim(field, ";&|(){}") {
		case "if", "while", "until", "for", "case", "select", "time", "coproc", "function", "!":
			words++
		case "fi", "done", "esac":
			words = max(words-1, 0)
		case "":
		default:
			// Words that open nothing end a row of prefixes such as `time time`.
			continue
		}
		if words > maxBrackets {
			return true
		}
	}
	return false
}
