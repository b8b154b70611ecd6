// Package limits proposes what one copy of a unit may take, from the estimate
// of its commands: never below a limit that is there already, and each number
// with what it rests on.
package limits

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// Number is one proposed number and the assumption that it rests on. A Number
// without a value says only why there is none.
type Number struct {
	Value int64 // 0: none
	Why   string
	// Kept says that it is the limit that stands there already.
	Kept bool
}

// Proposal is what one copy of a unit may take.
type Proposal struct {
	// RequestMemory and Memory are bytes, RequestCPU and CPU thousandths.
	RequestMemory, Memory, RequestCPU, CPU Number
	// Tasks are threads and processes, Files open files of one process.
	Tasks, Files Number
}

// The headroom of limits over the estimate, in percent: the estimate is an
// upper bound of the program's memory, but not of page cache and buffers.
const headroom = 25

// helpers is how many tasks a shell and a launcher add.
const helpers = 8

// filesLeast is the number of open files that kernels give every process.
const filesLeast = 1024

// New proposes limits for a unit of the document.
func New(doc *facts.Document, u *facts.Unit) Proposal {
	p := proposer{doc: doc, unit: u}
	var out Proposal
	out.RequestMemory, out.Memory = p.memory()
	out.RequestCPU = p.requestCPU()
	out.CPU = p.cpu(out.RequestCPU)
	out.Tasks, out.Files = p.tasks(), p.files()
	return out
}

type proposer struct {
	doc  *facts.Document
	unit *facts.Unit
}

// memory proposes a request and a limit.
func (p proposer) memory() (request, limit Number) {
	need, known := p.unit.Memory.Hi()
	has := p.unit.Limits.Memory
	if !known || need == 0 {
		why := "no number: " + p.unknown()
		return Number{Why: why}, kept(Number{Why: why}, has)
	}
	request = Number{Value: roundMemory(need), Why: fmt.Sprintf("%s need %s; %s", p.who(), mebibytes(need), p.assumptions())}
	limit = Number{Value: roundMemory(need + need/100*headroom), Why: fmt.Sprintf("%d %% over the %s that %s need; %s", headroom, mebibytes(need), p.who(), p.assumptions())}
	if grows := p.grows(); grows != "" {
		limit.Why += "; " + grows
	}
	request = kept(request, p.unit.Found.Limits.RequestMemory)
	limit = kept(limit, has)
	if request.Value > limit.Value {
		limit = Number{Value: request.Value, Why: "as much as the request that stands there"}
	}
	return request, limit
}

// requestCPU proposes what keeps the scheduler from packing more threads on a
// node than its budget.
func (p proposer) requestCPU() Number {
	threads, known := p.unit.Threads.Hi()
	pool := p.pool()
	switch {
	case !known || threads == 0:
		return keptCPU(Number{Why: "no number: " + p.unknown()}, p.unit.Found.Limits.RequestCPU)
	case pool == nil || pool.CPUs == 0:
		return keptCPU(Number{Why: "no number: the CPUs of the nodes are not declared (--node 16x64GiB, or pools)"}, p.unit.Found.Limits.RequestCPU)
	}
	budget, _ := pool.ThreadBudget().MilliHi()
	perCPU := budget / int64(pool.CPUs) // thousandths of a thread
	need := roundUp(threads*1000*1000/max(perCPU, 1), 100)
	n := Number{Value: need, Why: fmt.Sprintf("%d threads at %s for each CPU, the budget of pool %q", threads, bound.Milli(perCPU), pool.Name)}
	if most := p.allocatable(pool); need > most {
		n = Number{Why: fmt.Sprintf("no number would do: %d threads are more than the %d that a node of pool %q may have (ffvet explain --fit)", threads, budget/1000, pool.Name)}
	}
	return keptCPU(n, p.unit.Found.Limits.RequestCPU)
}

// allocatable is what a node of the pool offers to pods, in thousandths.
func (p proposer) allocatable(pool *config.Pool) int64 {
	reserved, _ := pool.ReserveCPU.MilliHi()
	return max(int64(pool.CPUs)*1000-reserved, 100)
}

// cpu proposes a limit: as much as is asked for.
func (p proposer) cpu(request Number) Number {
	const caution = "throttles and does not lower the number of threads"
	n := Number{Why: request.Why + "; a limit " + caution}
	if request.Value > 0 {
		n = Number{Value: request.Value, Why: "as much as the request; it " + caution}
	}
	n = keptCPU(n, p.unit.Limits.CPUQuota)
	if n.Kept {
		n.Why += "; it " + caution
	}
	return n
}

// tasks proposes a limit on threads and processes.
func (p proposer) tasks() Number {
	threads, known := p.unit.Threads.Hi()
	if !known || threads == 0 {
		return kept(Number{Why: "no number: " + p.unknown()}, p.unit.Limits.Pids)
	}
	n := Number{
		Value: roundUp(threads+threads*headroom/100+helpers, 10),
		Why:   fmt.Sprintf("%d threads on %s, %d %% and %d for shells more", threads, p.cpus(), headroom, helpers),
	}
	return kept(n, p.unit.Limits.Pids)
}

// files proposes a limit on the open files of one process.
func (p proposer) files() Number {
	open := 0
	for _, c := range p.commands() {
		open = max(open, c.Estimate.Files.Open)
	}
	n := Number{
		Value: max(roundUp(int64(2*open), 1024), filesLeast),
		Why:   fmt.Sprintf("one process holds %d files open, without those of its libraries", open),
	}
	return kept(n, p.unit.Limits.Nofile)
}

// kept returns the limit that stands there already, if it is the larger one.
func kept(n Number, has *bound.Bound) Number {
	if has == nil {
		return n
	}
	own, known := has.Hi()
	return atLeast(n, own, known)
}

// keptCPU is kept for thousandths of CPUs.
func keptCPU(n Number, has *bound.Bound) Number {
	if has == nil {
		return n
	}
	own, known := has.MilliHi()
	return atLeast(n, own, known)
}

func atLeast(n Number, own int64, known bool) Number {
	if !known || own < n.Value || own == 0 {
		return n
	}
	why := "as it stands"
	if n.Value > 0 {
		why += "; enough would be less: " + n.Why
	} else if n.Why != "" {
		why += "; " + n.Why
	}
	return Number{Value: own, Why: why, Kept: true}
}

// Under returns the request, or the limit that stays where it is lower: a
// request above it is refused.
func (n Number) Under(limit *bound.Bound) Number {
	if limit == nil {
		return n
	}
	most, known := limit.MilliHi()
	if !known || n.Value <= most {
		return n
	}
	return Number{Value: most, Why: "the CPU limit that stands there, as a request cannot be above it (--cpu-limits raises both); needed: " + n.Why}
}

func (p proposer) pool() *config.Pool {
	pools := p.doc.Settings.Pools
	for i := range pools {
		if pools[i].Name == p.unit.Pool {
			return &pools[i]
		}
	}
	return nil
}

func (p proposer) commands() []*facts.Command {
	var all []*facts.Command
	for _, i := range p.unit.Commands {
		all = append(all, p.doc.Commands[i])
	}
	return all
}

// who names the processes of a copy.
func (p proposer) who() string {
	if n, ok := p.unit.ProcsPerCopy.Hi(); ok && n > 1 {
		return fmt.Sprintf("%d processes at once", n)
	}
	return "its processes"
}

// unknown says what keeps the unit from having a number.
func (p proposer) unknown() string {
	if p.unit.ProcsPerCopy.IsInf() {
		return "nothing limits how many processes run at once"
	}
	if len(p.unit.Commands) == 0 {
		return "no command is known"
	}
	return "how many processes run at once is not known"
}

// cpus says on how many CPUs the estimate rests.
func (p proposer) cpus() string {
	for _, c := range p.commands() {
		return fmt.Sprintf("%d CPUs (%s)", c.Estimate.CPUs, c.Estimate.CPUsBy)
	}
	return "no CPU"
}

// maxAssumptions is how many assumptions a comment lists.
const maxAssumptions = 3

// assumptions lists what the estimate takes for granted.
func (p proposer) assumptions() string {
	all := []string{p.cpus()}
	seen := map[string]bool{}
	for _, c := range p.commands() {
		for _, a := range c.Assumed {
			text := a.Subject + " " + a.Value
			if !seen[text] && len(all) <= maxAssumptions {
				seen[text] = true
				all = append(all, text)
			}
		}
	}
	return strings.Join(all, ", ")
}

// grows says what has no bound.
func (p proposer) grows() string {
	for _, c := range p.commands() {
		if c.Estimate.Memory.Unbounded {
			return fmt.Sprintf("%s:%d grows without end (%s an hour) and is killed there", c.File, c.Line, mebibytes(c.Estimate.Memory.GrowthPerHour))
		}
	}
	return ""
}

func mebibytes(n int64) string { return fmt.Sprintf("%d MiB", (n+1<<20-1)>>20) }

// roundMemory rounds up to 64 MiB.
func roundMemory(n int64) int64 { return roundUp(n, 64<<20) }

func roundUp(n, to int64) int64 { return (n + to - 1) / to * to }
