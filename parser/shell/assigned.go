package shell

import (
	"mvdan.cc/sh/v3/syntax"
)

// assigned is a variable that a piece of a script sets.
type assigned struct {
	name     string
	appended bool // only ever with +=
}

// assigned returns, in order, the variables that the statements and the
// functions they call set.
func (e *evaluator) assigned(stmts []*syntax.Stmt) []assigned {
	if len(stmts) == 0 {
		return nil
	}
	if known, ok := e.sets[stmts[0]]; ok {
		return known
	}
	e.sets[stmts[0]] = nil // what calls itself adds nothing
	c := collector{e: e, index: map[string]int{}}
	for _, s := range stmts {
		syntax.Walk(s, c.visit)
	}
	e.sets[stmts[0]] = c.all
	return c.all
}

// changes returns the variables that an expression sets.
func (e *evaluator) changes(x syntax.ArithmExpr) []assigned {
	if x == nil {
		return nil
	}
	c := collector{e: e, index: map[string]int{}}
	syntax.Walk(x, c.visit)
	return c.all
}

type collector struct {
	e     *evaluator
	all   []assigned
	index map[string]int
}

func (c *collector) add(name string, appended bool) {
	if name == "" {
		return
	}
	if i, ok := c.index[name]; ok {
		c.all[i].appended = c.all[i].appended && appended
		return
	}
	c.index[name] = len(c.all)
	c.all = append(c.all, assigned{name, appended})
}

func (c *collector) visit(n syntax.Node) bool {
	switch n := n.(type) {
	case *syntax.Assign:
		if n.Name != nil && !n.Naked {
			c.add(n.Name.Value, n.Append)
		}
	case *syntax.WordIter:
		c.add(n.Name.Value, false)
	case *syntax.UnaryArithm:
		if n.Op == syntax.Inc || n.Op == syntax.Dec {
			c.add(variableOf(n.X), false)
		}
	case *syntax.BinaryArithm:
		if assigns(n.Op) {
			c.add(variableOf(n.X), false)
		}
	case *syntax.ParamExp:
		if n.Param != nil && n.Exp != nil && (n.Exp.Op == syntax.AssignUnset || n.Exp.Op == syntax.AssignUnsetOrNull) {
			c.add(n.Param.Value, false)
		}
	case *syntax.CallExpr:
		c.call(n)
	case *syntax.Subshell, *syntax.CmdSubst, *syntax.FuncDecl:
		return false
	}
	return true
}

// call follows `read a b` and functions.
func (c *collector) call(n *syntax.CallExpr) {
	if len(n.Args) == 0 {
		return
	}
	switch name := n.Args[0].Lit(); name {
	case "":
	case "read", "mapfile", "readarray", "getopts":
		for _, a := range n.Args[1:] {
			if syntax.ValidName(a.Lit()) {
				c.add(a.Lit(), false)
			}
		}
	default:
		if f := c.e.funcs[name]; f != nil {
			for _, a := range c.e.assigned([]*syntax.Stmt{f.decl.Body}) {
				c.add(a.name, a.appended)
			}
		}
	}
}
