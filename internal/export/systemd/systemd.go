// Package systemd writes limits for services that run ffmpeg as drop-ins.
package systemd

import (
	"fmt"
	"path"
	"strings"

	"github.com/ffvet/ffvet/internal/export/limits"
	"github.com/ffvet/ffvet/internal/facts"
)

// Options say what is proposed.
type Options struct {
	// CPUQuota adds limits on CPU time.
	CPUQuota bool
}

// DropIn is one file below /etc/systemd/system.
type DropIn struct {
	Path, Text string
}

// fileName sorts the drop-in behind those of distributions.
const fileName = "50-ffvet.conf"

// DropIns returns one file for each service. What else starts scripts on a
// machine gets one for a service of its name.
func DropIns(doc *facts.Document, o Options) []DropIn {
	var all []DropIn
	taken := map[string]bool{}
	for _, u := range doc.Units {
		name, isService := serviceOf(u)
		if name == "" || len(u.Commands) == 0 || taken[name] {
			continue
		}
		taken[name] = true
		all = append(all, DropIn{Path: name + ".service.d/" + fileName, Text: contents(limits.New(doc, u), u, isService, o)})
	}
	return all
}

// serviceOf is the name of the service that runs the unit; ok is false if the
// repository holds a script and not the service.
func serviceOf(u *facts.Unit) (name string, ok bool) {
	switch u.System {
	case "systemd":
		return strings.TrimSuffix(u.Found.Meta.Name, ".service"), true
	case "script", "cron":
		base := path.Base(u.File)
		return sanitized(strings.TrimSuffix(base, path.Ext(base))), false
	}
	return "", false
}

// sanitized leaves what systemd takes in names of units (systemd.unit(5)).
func sanitized(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(":-_.\\", r) || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '-'
	}, name)
}

func contents(p limits.Proposal, u *facts.Unit, isService bool, o Options) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# %s:%d, by ffvet export systemd", oneLine(u.File), u.Line)
	if !isService {
		line("# The repository holds what runs, not the service: name this folder after yours.")
	}
	line("[Service]")
	put := func(key string, n limits.Number, value string) {
		line("# %s", oneLine(n.Why))
		if n.Value == 0 {
			line("#%s=", key)
			return
		}
		line("%s=%s", key, value)
	}
	put("MemoryMax", p.Memory, bytes(p.Memory.Value))
	put("TasksMax", p.Tasks, fmt.Sprint(p.Tasks.Value))
	put("LimitNOFILE", p.Files, openFiles(p.Files.Value))
	if o.CPUQuota {
		put("CPUQuota", p.CPU, fmt.Sprintf("%d%%", (p.CPU.Value+9)/10))
	}
	return b.String()
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// bytes prints a size in MiB if it is a whole number of them.
func bytes(n int64) string {
	if n%(1<<20) != 0 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%dM", n>>20)
}

// hardFiles is the hard limit that systemd gives services by default; a
// program may still raise its own soft limit up to it (systemd.exec(5)).
const hardFiles = 524288

// openFiles is a soft limit on open files that leaves the hard one alone.
func openFiles(soft int64) string { return fmt.Sprintf("%d:%d", soft, max(soft, hardFiles)) }
