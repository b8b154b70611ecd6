package conformance

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"
)

// Result is the comparison of one case with one version.
type Result struct {
	ID, Topic string
	Version   string // "5.1"
	Argv      []string
	Verdict   Verdict
	Text      string
}

// Count counts verdicts.
type Count map[Verdict]int

// Judged returns how many cases were judged.
func (c Count) Judged() int {
	n := 0
	for verdict, k := range c {
		if verdict != NotJudged {
			n += k
		}
	}
	return n
}

// Agreement returns the part of the judged cases that agree, 1 if there are none.
func (c Count) Agreement() float64 {
	if c.Judged() == 0 {
		return 1
	}
	return float64(c[Agrees]) / float64(c.Judged())
}

// Counts counts verdicts by topic and version; "" stands for all.
type Counts map[[2]string]Count

// NewCounts counts the results.
func NewCounts(results []Result) Counts {
	all := Counts{}
	for _, r := range results {
		for _, topic := range []string{r.Topic, ""} {
			for _, version := range []string{r.Version, ""} {
				key := [2]string{topic, version}
				if all[key] == nil {
					all[key] = Count{}
				}
				all[key][r.Verdict]++
			}
		}
	}
	return all
}

// Write prints the table in Markdown: a line per topic, a column per version
// with the agreement and the number of judged cases, and the kinds of
// disagreement over all versions.
func (c Counts) Write(w io.Writer) error {
	topics, versions := c.names(0), c.names(1)
	t := tabwriter.NewWriter(w, 0, 0, 1, ' ', 0)
	fmt.Fprint(t, "| topic\t")
	for _, v := range versions {
		fmt.Fprintf(t, "| %s\t", v)
	}
	fmt.Fprintln(t, "| wrong refusal\t| unnoticed\t| undecided\t| differs\t| not judged\t|")
	for range len(versions) + 6 {
		fmt.Fprint(t, "|---\t")
	}
	fmt.Fprintln(t, "|")
	for _, topic := range append(topics, "") {
		name := topic
		if name == "" {
			name = "all"
		}
		fmt.Fprintf(t, "| %s\t", name)
		for _, v := range versions {
			n := c[[2]string{topic, v}]
			fmt.Fprintf(t, "| %.1f %% of %d\t", 100*n.Agreement(), n.Judged())
		}
		n := c[[2]string{topic, ""}]
		fmt.Fprintf(t, "| %d\t| %d\t| %d\t| %d\t| %d\t|\n", n[WrongRefusal], n[Unnoticed], n[Undecided], n[Differs], n[NotJudged])
	}
	return t.Flush()
}

// names returns the topics (0) or versions (1) but for "", sorted.
func (c Counts) names(part int) []string {
	set := map[string]bool{}
	for key := range c {
		if key[part] != "" {
			set[key[part]] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}
