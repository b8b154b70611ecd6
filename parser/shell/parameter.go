package shell

import (
	"strconv"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// parameter adds the value of `$x`, `${x…}`, `$@`, `${a[@]}`.
func (e *evaluator) parameter(f *fields, p *syntax.ParamExp, q quoting) {
	at := e.span(p)
	if p.Param == nil || p.Names != 0 || p.Width || p.IsSet || p.Flags != nil || p.NestedParam != nil {
		f.value(e.opaque(p, at), q)
		return
	}
	name := p.Param.Value
	if p.Length {
		f.value(e.length(p, at), inQuotes)
		return
	}
	if p.Excl {
		e.indirect(f, p, q, at)
		return
	}
	if words, ok := e.wholeList(p, at); ok {
		words = e.sliced(p, words, at)
		e.addList(f, p, words, q, at)
		return
	}
	w, set := e.scalarOf(p, name, at)
	w, words := e.operate(p, w, set, q, at)
	switch {
	case words != nil:
		f.list(words, q)
	default:
		f.value(w, q)
	}
}

// opaque is a hole for an expansion that is not followed.
func (e *evaluator) opaque(p *syntax.ParamExp, at source.Span) word.Word {
	name := inside(at)
	if p.Param != nil {
		name = p.Param.Value
	}
	return word.FromHole(word.Hole{Kind: word.Variable, Name: name}, at)
}

// wholeArray reports whether an expansion is `${a[@]}` or `${a[*]}`.
func wholeArray(p *syntax.ParamExp) bool {
	w, ok := p.Index.(*syntax.Word)
	if !ok {
		return false
	}
	text := w.Lit()
	return text == "@" || text == "*"
}

// wholeList returns the words of `$@`, `$*` and `${a[@]}`.
func (e *evaluator) wholeList(p *syntax.ParamExp, at source.Span) ([]word.Word, bool) {
	name := p.Param.Value
	switch {
	case p.Index == nil && (name == "@" || name == "*"):
		return e.args.all(at), true
	case wholeArray(p):
		v := e.vars.get(name)
		if v == nil {
			return elsewhere(name, at), true
		}
		return v.words, true
	case e.shell == "zsh" && p.Index == nil:
		if v := e.vars.get(name); v != nil && v.array {
			return v.words, true
		}
	}
	return nil, false
}

// elsewhere is an array that the script does not set: arrays cannot be
// inherited, so it is empty or set by a file that is not known.
func elsewhere(name string, at source.Span) []word.Word {
	return []word.Word{word.FromHole(word.Hole{Kind: word.Variable, Name: name, Splits: true}, at)}
}

// addList adds the words of a list as the quotes around it say.
func (e *evaluator) addList(f *fields, p *syntax.ParamExp, words []word.Word, q quoting, at source.Span) {
	if p.Exp != nil || p.Repl != nil {
		words = e.operateAll(p, words, at)
	}
	star := p.Param.Value == "*" && p.Index == nil
	if w, ok := p.Index.(*syntax.Word); ok && w.Lit() == "*" {
		star = true
	}
	if q == inValue || q == inDocument || q == inQuotes && star {
		f.word(e.starred(words, star, at))
		return
	}
	f.list(words, q)
}

// starred joins the words of a list: at the first separator with *, else at
// blanks.
func (e *evaluator) starred(words []word.Word, star bool, at source.Span) word.Word {
	between := " "
	if ifs := e.separators(); star && e.shell != "zsh" {
		between = ifs[:min(len(ifs), 1)]
	}
	all := word.Word{Span: at}
	for i, w := range words {
		if i > 0 {
			all.Parts = append(all.Parts, word.Literal(between, shown(at)).Parts...)
		}
		all.Parts = append(all.Parts, w.Parts...)
	}
	return all
}

// operateAll applies ${a[@]%x} to each word; other operators to the list.
func (e *evaluator) operateAll(p *syntax.ParamExp, words []word.Word, at source.Span) []word.Word {
	var op syntax.ParExpOperator
	if p.Exp != nil {
		op = p.Exp.Op
	}
	switch op {
	case syntax.AlternateUnset, syntax.AlternateUnsetOrNull: // ${a[@]+"${a[@]}"}
		if len(words) == 0 {
			return nil
		}
		var inner fields
		for _, part := range p.Exp.Word.Parts {
			e.part(&inner, part, unquoted)
		}
		inner.end()
		return inner.done
	case syntax.DefaultUnset, syntax.DefaultUnsetOrNull:
		if len(words) == 0 {
			return e.expand(p.Exp.Word)
		}
		return words
	}
	out := make([]word.Word, len(words))
	for i, w := range words {
		out[i] = e.modify(p, w, at)
	}
	return out
}

// sliced applies ${a[@]:from:length}.
func (e *evaluator) sliced(p *syntax.ParamExp, words []word.Word, at source.Span) []word.Word {
	if p.Slice == nil {
		return words
	}
	from, ok := e.arith(p.Slice.Offset)
	length, okLength := int64(len(words)), true
	if p.Slice.Length != nil {
		length, okLength = e.arith(p.Slice.Length)
	}
	if _, counted := (&value{words: words}).count(); !ok || !okLength || !counted || from < 0 || length < 0 {
		return elsewhere(p.Param.Value, at)
	}
	if p.Param.Value == "@" || p.Param.Value == "*" {
		from-- // positional parameters count from 1
	}
	from = min(max(from, 0), int64(len(words)))
	return words[from:min(from+length, int64(len(words)))]
}

// scalarOf returns the value of a parameter that is no list; set is false if
// nothing sets it.
func (e *evaluator) scalarOf(p *syntax.ParamExp, name string, at source.Span) (w word.Word, set bool) {
	if n, err := strconv.Atoi(name); err == nil && n > 0 {
		return e.args.get(n, at)
	}
	if name == "#" {
		if n, ok := (&value{words: e.args.words}).count(); ok && e.args.known {
			return word.Literal(strconv.Itoa(n), shown(at)), true
		}
	}
	v := e.vars.get(name)
	if v == nil {
		return word.FromHole(word.Hole{Kind: word.Variable, Name: name}, at), false
	}
	if p.Index != nil {
		return e.element(p, v, at), true
	}
	if w, ok := v.first(); ok {
		return w, true
	}
	return word.FromHole(word.Hole{Kind: word.Variable, Name: name}, at), true
}

// element returns ${a[i]}.
func (e *evaluator) element(p *syntax.ParamExp, v *value, at source.Span) word.Word {
	open := word.FromHole(word.Hole{Kind: word.Variable, Name: p.Param.Value}, at)
	if v.keys != nil {
		key, ok := e.key(p.Index)
		if !ok {
			return open
		}
		for i := len(v.keys) - 1; i >= 0; i-- {
			if v.keys[i] == key {
				return v.words[i]
			}
		}
		return open
	}
	i, ok := e.arith(p.Index)
	n, counted := v.count()
	if !ok || !counted {
		return open
	}
	if e.shell == "zsh" {
		i--
	}
	if i < 0 {
		i += int64(n)
	}
	if i < 0 || i >= int64(n) {
		return word.Word{Span: at}
	}
	return v.words[i]
}

// key returns the text of an associative array's subscript.
func (e *evaluator) key(x syntax.ArithmExpr) (string, bool) {
	w, ok := x.(*syntax.Word)
	if !ok {
		return "", false
	}
	return e.one(w).Literal()
}

// length returns ${#x}, ${#a[@]}.
func (e *evaluator) length(p *syntax.ParamExp, at source.Span) word.Word {
	open := word.FromHole(word.Hole{Kind: word.Variable, Name: inside(at)}, at)
	text := at.Text()
	if len(text) > 3 {
		open.Parts[0].Hole.Name = text[2 : len(text)-1] // #a[@]
	}
	if words, ok := e.wholeList(p, at); ok {
		n, counted := (&value{words: words}).count()
		if !counted || p.Index == nil && !e.args.known {
			return open
		}
		return word.Literal(strconv.Itoa(n), shown(at))
	}
	w, _ := e.scalarOf(p, p.Param.Value, at)
	if text, ok := w.Literal(); ok {
		return word.Literal(strconv.Itoa(len([]rune(text))), shown(at))
	}
	return open
}

// indirect adds ${!x}: the variable that x names.
func (e *evaluator) indirect(f *fields, p *syntax.ParamExp, q quoting, at source.Span) {
	if v := e.vars.get(p.Param.Value); v != nil && v.array && wholeArray(p) && p.Exp == nil {
		if words, ok := v.subscripts(at); ok {
			f.list(words, q)
			return
		}
	}
	if p.Index != nil || p.Exp != nil || p.Repl != nil || p.Slice != nil {
		h := word.Hole{Kind: word.Variable, Name: p.Param.Value, Splits: wholeArray(p)}
		f.word(word.FromHole(h, at)) // ${!a[@]}: the subscripts
		return
	}
	w, _ := e.scalarOf(p, p.Param.Value, at)
	if name, ok := w.Literal(); ok && syntax.ValidName(name) {
		w, _ = e.scalarOf(&syntax.ParamExp{Param: &syntax.Lit{Value: name}}, name, at)
		f.value(w, q)
		return
	}
	f.value(word.FromHole(word.Hole{Kind: word.Variable, Name: p.Param.Value}, at), q)
}

// parameters returns the expansions that a word holds.
func parameters(w *syntax.Word) []*syntax.ParamExp {
	var all []*syntax.ParamExp
	syntax.Walk(w, func(n syntax.Node) bool {
		if p, ok := n.(*syntax.ParamExp); ok && p.Param != nil {
			all = append(all, p)
		}
		return true
	})
	return all
}
