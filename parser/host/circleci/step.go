package circleci

import (
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// maxDepth is how deep commands may call one another.
const maxDepth = 8

// steps adds what the job runs, one step after another; those in the
// background run beside the rest.
func (j *job) steps(u *unit.Unit) { j.list(u, j.node.Get("steps"), 0) }

func (j *job) list(u *unit.Unit, steps *yamlpos.Node, depth int) {
	if depth > maxDepth {
		return
	}
	for _, step := range steps.Items() {
		j.command(u, step.Str(), depth)
		for _, p := range step.Pairs() {
			switch p.Key {
			case "run":
				run(u, p.Value)
			case "when", "unless":
				j.list(u, p.Value.Get("steps"), depth+1)
			default:
				j.command(u, p.Key, depth)
			}
		}
	}
}

// command adds the steps of a command that the file declares.
func (j *job) command(u *unit.Unit, name string, depth int) {
	if name != "" {
		j.list(u, j.root.Get("commands", name, "steps"), depth+1)
	}
}

// run adds one step, which bash runs unless it names another shell.
func run(u *unit.Unit, n *yamlpos.Node) {
	text := n
	if n.IsMapping() {
		text = n.Get("command")
	}
	if !text.IsScalar() {
		return
	}
	if background, _ := n.Get("background").Bool(); background {
		u.Beside = true
	}
	argv := &unit.Argv{At: text.Span(), Script: &unit.Script{Text: yamlpos.FillTemplates(text.Text()), Shell: "bash", Dir: "."}}
	r := unit.Run{Use: unit.UseMain, At: text.Span(), Command: argv, Env: variables(n.Get("environment"))}
	if u.Image.Ref != "" {
		r.Entrypoint, r.Command = argv, &unit.Argv{At: text.Span()}
	}
	u.Runs = append(u.Runs, r)
}
