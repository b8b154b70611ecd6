package shelltruth

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
)

// todo stands for every verdict on a script that ffvet cannot read yet.
const todo Verdict = "todo"

// shellPrefix begins the lines of the table that are about shells.
const shellPrefix = "in "

// Counts counts verdicts by construct; "" stands for all.
type Counts map[string]map[Verdict]int

// NewCounts counts the results, each once for each of its constructs, and for
// the shell that ran it.
func NewCounts(results []Result) Counts {
	all := Counts{"": {}}
	for _, r := range results {
		if r.Skipped {
			continue
		}
		verdict := r.Verdict
		if r.Script.Todo != "" {
			verdict = todo
		}
		for _, name := range append([]string{"", shellPrefix + strings.Fields(r.Shell)[0]}, r.Script.Constructs...) {
			if all[name] == nil {
				all[name] = map[Verdict]int{}
			}
			all[name][verdict]++
		}
	}
	return all
}

// shellOf returns the shell that a line is about, "" for a construct.
func shellOf(line string) string {
	shell, ok := strings.CutPrefix(line, shellPrefix)
	if !ok {
		return ""
	}
	return shell
}

// Write prints the table in Markdown, the line of all scripts last.
func (c Counts) Write(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 1, ' ', 0)
	fmt.Fprintln(t, "| construct\t| runs\t| equal\t| open\t| above\t| extra\t| missed\t| under\t| todo\t|")
	fmt.Fprintln(t, "|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|")
	names := slices.SortedFunc(maps.Keys(c), func(a, b string) int { // shells last
		return cmp.Or(cmp.Compare(len(shellOf(a)), len(shellOf(b))), cmp.Compare(a, b))
	})
	for _, name := range append(names[1:], "") {
		n, sum := c[name], 0
		for _, k := range n {
			sum += k
		}
		if name == "" {
			name = "all"
		}
		fmt.Fprintf(t, "| %s\t| %d\t| %d\t| %d\t| %d\t| %d\t| %d\t| %d\t| %d\t|\n", name, sum, n[Equal], n[Open], n[Above], n[Extra], n[Missed], n[Under], n[todo])
	}
	return t.Flush()
}
