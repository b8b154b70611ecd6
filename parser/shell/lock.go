package shell

import (
	"regexp"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/word"
	"github.com/ffvet/ffvet/parser/wrapper"
)

// locks are what `flock` of a descriptor holds at the current point.
type locks struct {
	files  map[string]lockFile // by descriptor
	opened int                 // how often a file was opened
	held   lockFile
	before lockFile // what was held before a `flock -n` that may have failed
	tried  bool     // … whose failure nobody has looked at yet
	scopes []lockScope
	moves  bool // the script changes its folder
}

// lockFile is a file that was opened; processes that inherited one opening
// share its lock.
type lockFile struct {
	path   string
	number int
}

// lockScope is a part of the script that opens a file and holds its lock: one
// run of it at a time gets further than that.
type lockScope struct {
	path  string
	body  node
	calls map[*Call]bool
}

// changesFolder finds `cd` and its like at the begin of a command.
func changesFolder(text string) bool {
	return strings.Contains(text, "cd ") && regexp.MustCompile(`(^|[\s;&|({])(cd|pushd)\s`).MatchString(text) || strings.Contains(text, "pushd ")
}

// opens notes the file behind a descriptor.
func (l *locks) opens(fd string, w word.Word) {
	l.opened++
	files := make(map[string]lockFile, len(l.files)+1) // statements go back to what they had
	for k, v := range l.files {
		files[k] = v
	}
	files[fd] = lockFile{number: l.opened}
	if path := w.String(); wrapper.OneFile(w) && (strings.HasPrefix(path, "/") || !l.moves) {
		files[fd] = lockFile{path, l.opened}
	}
	l.files = files
}

// takesLock evaluates `flock 9`; ok is false if it starts a command.
func (e *evaluator) takesLock(args []word.Word) (ok bool) {
	fd, letters := "", ""
	for i := 0; i < len(args); i++ {
		text := args[i].String()
		switch {
		case strings.HasPrefix(text, "--"):
			letters += strings.TrimPrefix(text, "--")[:1]
		case strings.HasPrefix(text, "-"):
			letters += text[1:]
			if strings.HasSuffix(text, "w") || strings.HasSuffix(text, "E") {
				i++
			}
		case fd != "":
			return false
		default:
			fd = bare(text)
		}
	}
	f, open := e.locks.files[fd]
	if !open && !numeric(fd) {
		return false
	}
	before := e.locks.held
	switch {
	case strings.Contains(letters, "u"):
		e.locks.held = lockFile{}
	case strings.ContainsAny(letters, "s") || f.path == "":
	default:
		e.locks.held = f
		if strings.ContainsAny(letters, "nwt") && !e.errexit { // it may fail
			e.locks.tried, e.locks.before = true, before
		}
	}
	return true
}

// untried gives a lock up whose failure nobody looked at.
func (l *locks) untried() {
	if l.tried {
		l.tried, l.held = false, l.before
	}
}

// tests returns the lock that a condition has just tried to get.
func (l *locks) tests() (got, before lockFile, ok bool) {
	got, before, ok = l.held, l.before, l.tried
	l.tried = false
	return got, before, ok
}

// ifLocked evaluates what follows `flock -n 9 ||` or `&&`.
func (e *evaluator) ifLocked(then *syntax.Stmt, negated bool, run func() node) node {
	got, before, ok := e.locks.tests()
	if !ok {
		return run()
	}
	e.locks.held = got
	if negated {
		e.locks.held = before
	}
	n := run()
	e.locks.held = before
	if negated && e.givesUp(then) {
		e.locks.held = got
	}
	return n
}

// givesUp reports whether a statement certainly leaves this part of the script.
func (e *evaluator) givesUp(s *syntax.Stmt) bool {
	if leavesLoop(s) {
		return true
	}
	switch c := s.Cmd.(type) {
	case *syntax.CallExpr:
		if len(c.Args) == 0 {
			return false
		}
		if f := e.funcs[c.Args[0].Lit()]; f != nil {
			if b, ok := f.decl.Body.Cmd.(*syntax.Block); ok && len(b.Stmts) > 0 {
				last, ok := b.Stmts[len(b.Stmts)-1].Cmd.(*syntax.CallExpr)
				return ok && len(last.Args) > 0 && last.Args[0].Lit() == "exit"
			}
		}
		return c.Args[0].Lit() == "continue"
	case *syntax.Block:
		return len(c.Stmts) > 0 && e.givesUp(c.Stmts[len(c.Stmts)-1])
	}
	return false
}

// lockScope remembers the calls since the mark that hold the lock of a file
// which this part of the script has opened, and goes back to the lock before.
func (e *evaluator) lockScope(n node, mark int, outer locks) {
	calls := map[*Call]bool{}
	path := ""
	for _, c := range e.calls[min(mark, len(e.calls)):] {
		if c.lock.number > outer.opened && (path == "" || path == c.lock.path) {
			path = c.lock.path
			calls[c] = true
			c.lock.number = 0
		}
	}
	if len(calls) > 0 && n != nil {
		e.locks.scopes = append(e.locks.scopes, lockScope{path, n, calls})
		for _, list := range [][]*live{e.jobs.mine, e.jobs.loose} {
			for _, l := range list {
				l.locked = l.locked || calls[l.call]
			}
		}
	}
	e.locks.files, e.locks.held, e.locks.tried = outer.files, outer.held, false
}

// lockedPeak returns how many processes run at once: of the parts that hold
// one lock only the largest.
func lockedPeak(all node, scopes []lockScope, of measure) bound.Bound {
	unlocked := all.load(of).peak
	if len(scopes) == 0 {
		return unlocked
	}
	sum := all.load(func(c *Call) Started {
		if slices.ContainsFunc(scopes, func(s lockScope) bool { return s.calls[c] }) {
			return Started{}
		}
		return of(c)
	}).peak
	largest := map[string]bound.Bound{}
	for _, s := range scopes {
		n := s.body.load(func(c *Call) Started {
			if s.calls[c] {
				return of(c)
			}
			return Started{}
		}).peak
		largest[s.path] = largest[s.path].Max(n)
	}
	for _, n := range largest {
		sum = sum.Add(n)
	}
	return sum.Min(unlocked)
}
