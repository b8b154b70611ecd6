package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// fewerThreads says how the unit's copies on one node get under the number
// of threads that is left for them.
func fewerThreads(d *facts.Document, u *facts.Unit, p config.Pool, left int64) string {
	copies := u.Copies.PerNode.Mul(bound.Of(1).Max(u.ProcsPerCopy)).Or(0)
	c, _ := busiest(d, u)
	if c == nil || copies == 0 {
		return "lower the copies on one node"
	}
	if left < copies {
		return fmt.Sprintf("%s processes do not fit into the %s threads that are left: let fewer of them share a node", digits(copies), digits(max(left, 0)))
	}
	return fmt.Sprintf("%s processes fit with at most %s threads each: %s, or let fewer of them share a node",
		digits(copies), digits(left/copies), optionsFor(c, max(1, left/copies/int64(max(1, sized(c))))))
}

// sized is how many pools of the command follow the CPUs.
func sized(c *facts.Command) int { return len(reachOf(c).automatic) }
