package text

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/report"
)

// upgrades counts what the version that --ffmpeg names would break, apart
// from what is broken today; nothing if no other version was asked for.
func upgrades(commands []*facts.Command) []string {
	breaks, broken, compared, to := 0, 0, 0, ""
	for _, c := range commands {
		if c.Upgrade == nil {
			continue
		}
		compared, to = compared+1, c.Upgrade.To
		if c.Upgrade.Breaks {
			breaks++
		}
		if c.Upgrade.Broken {
			broken++
		}
	}
	if compared == 0 {
		return nil
	}
	line := fmt.Sprintf("ffmpeg %s would refuse %d of %s that run today", to, breaks, report.Plural(compared-broken, "command"))
	if broken > 0 {
		line += fmt.Sprintf("; %s refused today already", are(broken))
	}
	return []string{line}
}

func are(n int) string {
	if n == 1 {
		return "1 is"
	}
	return fmt.Sprintf("%d are", n)
}
