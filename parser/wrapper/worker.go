package wrapper

import (
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// Pool is a program that works through an application's jobs, several at
// once. What a job starts stands in the application's code: the worst case is
// one process for each.
type Pool struct {
	Program  string      // "celery"
	Slots    bound.Bound // jobs at once
	Evidence bound.Evidence
	Diags    []unit.Diag
}

// PoolNames are texts that a file contains in which Pools finds one.
func PoolNames() []string { return []string{"celery", "sidekiq", "rq worker"} }

// Pools reads the command line of a job worker; ok is false if it is none.
// cpus is how many CPUs the host has, for those that count them.
func Pools(words []word.Word, cpus bound.Bound) (p Pool, ok bool) {
	words = module(words)
	if len(words) == 0 {
		return Pool{}, false
	}
	name, _ := words[0].Literal()
	p.Program = name[strings.LastIndexByte(name, '/')+1:]
	p.Evidence.At = words[0].Span
	switch p.Program {
	case "celery":
		ok = p.celery(words[1:], cpus)
	case "sidekiq":
		ok = p.sidekiq(words[1:])
	case "rq":
		ok = p.rq(words[1:])
	case "gunicorn":
		ok = p.gunicorn(words[1:])
	}
	p.Evidence.Factor, p.Evidence.Value = p.Program, p.Slots
	return p, ok
}

// module returns what `python -m celery` runs.
func module(words []word.Word) []word.Word {
	if len(words) < 3 || words[1].Prefix() != "-m" {
		return words
	}
	name, ok := words[0].Literal()
	if !ok || !strings.HasPrefix(name[strings.LastIndexByte(name, '/')+1:], "python") {
		return words
	}
	return words[2:]
}

// set takes the number of slots from an option.
func (p *Pool) set(o option) {
	p.Slots, p.Evidence.Note = number(o.value)
	p.Evidence.At = o.at.Span
}

// standard takes the number of slots that holds where no option gives one.
func (p *Pool) standard(n bound.Bound, note string) {
	p.Slots, p.Evidence.Note, p.Evidence.Default = n, note, true
}

// celery counts the processes of `celery worker` and `celery multi start`:
// --autoscale=MAX,MIN before --concurrency, and without both one for each CPU
// of the host, which neither a quota nor a cpuset lowers (celery.bin.worker,
// billiard.cpu_count).
func (p *Pool) celery(words []word.Word, cpus bound.Bound) bool {
	given, operands := options{short: "AbCnSlcPQXIfsO", long: []string{
		"app", "broker", "result-backend", "loader", "config", "workdir", "hostname", "statedb", "loglevel", "optimization",
		"prefetch-multiplier", "concurrency", "pool", "time-limit", "soft-time-limit", "max-tasks-per-child",
		"max-memory-per-child", "scheduler", "queues", "exclude-queues", "include", "logfile", "pidfile", "uid", "gid",
		"umask", "executable", "autoscale", "schedule-filename", "schedule"}}.everywhere(words)
	if len(operands) == 0 {
		return false
	}
	nodes := bound.Of(1)
	switch operands[0].Prefix() {
	case "worker":
	case "multi":
		if len(operands) < 3 || operands[1].Prefix() != "start" {
			return false
		}
		nodes = nodesOf(operands[2:])
	default:
		return false
	}
	p.celerySlots(given, cpus)
	p.Slots = p.Slots.Mul(nodes)
	return true
}

func (p *Pool) celerySlots(given []option, cpus bound.Bound) {
	if o, ok := last(given, "P", "pool"); ok && o.value.Prefix() == "solo" {
		p.standard(bound.Of(1), "the solo pool runs one job at a time")
		return
	}
	if o, ok := last(given, "autoscale"); ok {
		if text, known := o.value.Literal(); known {
			most, _, _ := strings.Cut(text, ",")
			o.value = o.value.Slice(0, len(most))
		}
		p.set(o)
		return
	}
	if o, ok := last(given, "c", "concurrency"); ok {
		p.set(o)
		return
	}
	p.standard(cpus, "one process for each CPU of the host")
	p.Diags = append(p.Diags, unit.Diag{
		Rule: "worker-concurrency-default-cpus", At: p.Evidence.At,
		Message: "celery without --concurrency runs one job for each CPU of the host, whatever the container's quota and cpuset are",
	})
}

// nodesOf counts the workers of `celery multi start`: a number, or names.
func nodesOf(operands []word.Word) bound.Bound {
	if len(operands) > 1 {
		return bound.Of(int64(len(operands)))
	}
	text, ok := operands[0].Literal()
	if ok && strings.Trim(text, "0123456789") != "" {
		return bound.Of(1)
	}
	n, _ := number(operands[0])
	return n
}

// sidekiq counts threads: 5 where neither the command line nor a file says so.
func (p *Pool) sidekiq(words []word.Word) bool {
	given, _ := options{short: "cCegqrt", long: []string{"concurrency", "config", "environment", "tag", "queue", "require", "timeout"}}.everywhere(words)
	if o, ok := last(given, "c", "concurrency"); ok {
		p.set(o)
		return true
	}
	if o, ok := last(given, "C", "config"); ok {
		p.standard(bound.Unknown(1), "the file of "+o.at.Prefix()+" says how many threads")
		return true
	}
	p.standard(bound.Of(5), "sidekiq's own number of threads")
	return true
}

// rq counts the workers of `rq worker` and `rq worker-pool`.
func (p *Pool) rq(words []word.Word) bool {
	given, operands := options{short: "ucnPw", long: []string{"url", "config", "num-workers", "path", "worker-class", "name", "results-ttl", "worker-ttl", "job-class", "queue-class", "connection-class", "sentry-dsn", "logging-level"}}.everywhere(words)
	if len(operands) == 0 {
		return false
	}
	switch operands[0].Prefix() {
	case "worker":
		p.standard(bound.Of(1), "a worker runs one job at a time")
		return true
	case "worker-pool":
		if o, ok := last(given, "n", "num-workers"); ok {
			p.set(o)
			return true
		}
		p.standard(bound.Of(1), "a pool has one worker")
		return true
	}
	return false
}

// gunicorn counts requests at once: workers × threads, one of each unless set.
// A configuration file or WEB_CONCURRENCY may say otherwise.
func (p *Pool) gunicorn(words []word.Word) bool {
	given, _ := options{short: "cbwkgutpnKCRm", long: []string{"config", "bind", "workers", "worker-class", "threads", "worker-connections",
		"max-requests", "max-requests-jitter", "timeout", "graceful-timeout", "keep-alive", "log-level", "access-logfile", "error-logfile",
		"log-file", "name", "user", "group", "umask", "pid", "chdir", "env", "pythonpath", "backlog", "worker-tmp-dir"}}.everywhere(words)
	p.standard(bound.Of(1), "one worker unless --workers or WEB_CONCURRENCY says otherwise")
	if o, ok := last(given, "w", "workers"); ok {
		p.Evidence.Default = false
		p.set(o)
	}
	if o, ok := last(given, "threads"); ok {
		n, note := number(o.value)
		p.Slots, p.Evidence.Note = p.Slots.Mul(n), p.Evidence.Note+" × threads "+note
	}
	return true
}
