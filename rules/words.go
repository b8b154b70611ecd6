package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/word"
)

// digits writes a number with a comma before every third digit: "5,740".
func digits(n int64) string {
	text := strconv.FormatInt(n, 10)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// amount writes the upper end of a bound for people.
func amount(b bound.Bound) string {
	if n, ok := b.MilliHi(); ok && n%1000 == 0 {
		return digits(n / 1000)
	}
	if b.IsInf() {
		return "unbounded"
	}
	return b.String()
}

// count writes a number and what is counted: "1 process", "20 processes".
func count(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return digits(n) + " " + many
}

// threadsOf words the threads of one process: one number where the CPUs are
// known, those of three machines where they are not.
func threadsOf(u *facts.Unit, c *facts.Command) string {
	t := c.Estimate.Threads
	if n := u.Limits.CPUSeen.N; n > 0 {
		return fmt.Sprintf("%s on %s", count(int64(t.Peak), "thread", "threads"), count(int64(n), "CPU", "CPUs"))
	}
	small, middle, large := t.ByCPUs["4"], t.ByCPUs["16"], t.ByCPUs["64"]
	if small == large {
		return count(int64(large), "thread", "threads")
	}
	return fmt.Sprintf("%d / %d / %d threads on 4 / 16 / 64 CPUs", small, middle, large)
}

// list joins names as in a sentence.
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// key is the text that the baseline knows a command by, with secrets masked.
func key(c *facts.Command) string {
	if len(c.Argv) == 0 {
		return strings.Join(word.Strings(c.Found.Words), " ")
	}
	texts := make([]string, len(c.Argv))
	for i, a := range c.Argv {
		texts[i] = a.Text
	}
	return strings.Join(texts, " ")
}
