package fleet

import (
	"fmt"
	"slices"
	"time"
)

// names returns the names of the repositories, each once.
func names(repos []Repository) []string {
	var all []string
	for _, r := range repos {
		all = append(all, r.Repo)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// missing words the repositories that are declared and have no facts.
func missing(declared []string, repos []Repository) []string {
	there := names(repos)
	var all []string
	for _, name := range declared {
		if _, found := slices.BinarySearch(there, name); !found {
			all = append(all, fmt.Sprintf("%s: no facts: it counts as nothing until its CI writes them", name))
		}
	}
	return all
}

// stale words the facts that are older than the newest by more than so many
// days: ffvet looks at no clock, so that the same facts give the same report.
func stale(repos []Repository, days int) []string {
	if days == 0 {
		return nil
	}
	newest := time.Time{}
	dates := make([]time.Time, len(repos))
	for i, r := range repos {
		dates[i], _ = time.Parse(time.DateOnly, r.Date) // none is the zero time
		if dates[i].After(newest) {
			newest = dates[i]
		}
	}
	var all []string
	for i, r := range repos {
		switch age := int(newest.Sub(dates[i]).Hours() / 24); {
		case dates[i].IsZero():
			all = append(all, fmt.Sprintf("%s: facts without a date: write them with ffvet facts --date", r.Repo))
		case age > days:
			all = append(all, fmt.Sprintf("%s: facts of %s are stale: %d days older than the newest", r.Repo, r.Date, age))
		}
	}
	return all
}
