package mediamtx

import (
	"regexp"
	"strings"
	"time"

	"github.com/ffvet/ffvet/parser/argline"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// scope is what makes a hook start once more.
type scope int

const (
	perPath scope = iota
	perReader
	perConnection
	perSegment
)

// hook is an event that starts a command (mediamtx.yml).
type hook struct {
	names []string // the name of today, then older ones
	scope scope
	// after says that the command runs when something has ended.
	after bool
}

func hooks() []hook {
	return []hook{
		{names: []string{"runOnConnect"}, scope: perConnection},
		{names: []string{"runOnDisconnect"}, scope: perConnection, after: true},
		{names: []string{"runOnInit"}},
		{names: []string{"runOnDemand"}},
		{names: []string{"runOnUnDemand"}, after: true},
		{names: []string{"runOnAvailable", "runOnReady", "runOnPublish"}},
		{names: []string{"runOnNotAvailable", "runOnUnavailable", "runOnNotReady", "runOnUnpublish"}, after: true},
		{names: []string{"runOnOnline"}},
		{names: []string{"runOnOffline"}, after: true},
		{names: []string{"runOnRead"}, scope: perReader},
		{names: []string{"runOnUnread"}, scope: perReader, after: true},
		{names: []string{"runOnRecordSegmentCreate"}, scope: perSegment},
		{names: []string{"runOnRecordSegmentComplete"}, scope: perSegment, after: true},
	}
}

// unit adds the unit of a hook, of which the first place that names it counts.
func (c *config) unit(h hook, r route, places ...*yamlpos.Node) {
	for _, place := range places {
		for _, name := range h.names {
			n := place.Get(name)
			if !n.IsScalar() || strings.TrimSpace(n.Str()) == "" {
				continue
			}
			c.add(h, r, name, n)
			return
		}
	}
}

func (c *config) add(h hook, r route, name string, n *yamlpos.Node) {
	u := &unit.Unit{
		ID: system + "/" + strings.TrimPrefix(r.name+"/"+name, "/"), System: system, At: n.Span(),
		Meta: unit.Meta{Kind: "Hook", Name: r.name}, Transient: h.after,
	}
	u.Env = c.environment(r, n)
	c.copies(u, h, r, name, n)
	if restart := restarts(r, name); restart != nil {
		starts := bound.Inf(1)
		u.Starts = &starts
		u.Evidence = append(u.Evidence, restart.Evidence("starts", starts, "started again 5 seconds after it ends"))
		u.Diags = append(u.Diags, diag("unbounded-retry", restart, "a command that keeps failing starts again every 5 seconds without end"))
		u.Diags[len(u.Diags)-1].Certain = false // there is a pause
	}
	words, err := c.words(u.Env, n)
	if err != nil {
		u.Diags = append(u.Diags, diag("invalid-config", n, "the command cannot be cut into words: "+err.Error()))
	}
	u.Runs = []unit.Run{{Use: unit.UseMain, At: n.Span(), Command: &unit.Argv{Words: words, At: n.Span()}}}
	c.found.Units = append(c.found.Units, u)
}

// restarts returns the scalar that has the command started again.
func restarts(r route, name string) *yamlpos.Node {
	n := r.get(name + "Restart")
	if on, _ := n.Bool(); on {
		return n
	}
	return nil
}

// copies counts how many of the command run at once.
func (c *config) copies(u *unit.Unit, h hook, r route, name string, n *yamlpos.Node) {
	one := bound.Of(1)
	u.Copies.SetSteady(one)
	switch h.scope {
	case perConnection:
		c.clients(u, n, "each connection of a client starts the command once more: nothing bounds how many there are")
	case perReader:
		most := r.get("maxReaders")
		if limit := most.Int(); limit.Set && !limit.Bound.IsZero() {
			u.Copies.SetSteady(limit.Bound)
			u.Diags = append(u.Diags, limit.Diags...)
			u.Evidence = append(u.Evidence, most.Evidence("copies", limit.Bound, "one for each reader"))
			break
		}
		c.clients(u, n, "each reader starts the command once more: maxReaders sets no limit")
	case perSegment:
		u.Schedule = &unit.Schedule{Text: name, Period: segment(r), PerRun: one, Overlap: true}
		u.Copies.Steady, u.Copies.Peak = u.Schedule.Copies(0)
		u.Evidence = append(u.Evidence, n.Evidence("overlap", u.Copies.Peak, "one for each segment, which does not wait for the one before"))
	}
	if !r.pattern {
		return
	}
	u.Copies.SetSteady(u.Copies.Steady.Mul(bound.Inf(1)))
	at := r.node.KeySpan()
	u.Evidence = append(u.Evidence, bound.Evidence{Factor: "copies", Value: u.Copies.Steady, At: at, Path: r.node.Path(), Note: "any number of names fits the path"})
	u.Diags = append(u.Diags, unit.Diag{Rule: "unbounded-by-path-pattern", At: at, Certain: true,
		Message: "any number of names fits " + r.name + ", and each starts the command once more"})
	if name == "runOnInit" {
		u.Diags = append(u.Diags, diag("invalid-config", n, "a path that is a pattern takes no runOnInit: MediaMTX refuses the configuration"))
	}
}

// clients makes the copies unbounded.
func (c *config) clients(u *unit.Unit, n *yamlpos.Node, message string) {
	u.Copies.SetSteady(bound.Inf(1))
	u.Evidence = append(u.Evidence, n.Evidence("copies", u.Copies.Steady, message))
	u.Diags = append(u.Diags, diag("unbounded-by-clients", n, message))
}

// segment is how long a recorded segment is, an hour unless set.
func segment(r route) time.Duration {
	text := r.get("recordSegmentDuration").Str()
	if d, err := time.ParseDuration(text); err == nil && d > 0 {
		return d
	}
	return time.Hour
}

func diag(rule string, n *yamlpos.Node, message string) unit.Diag {
	return unit.Diag{Rule: rule, At: n.Span(), Message: message, Certain: true}
}

// environment is what the command sees and may use in its text.
func (c *config) environment(r route, n *yamlpos.Node) []unit.Var {
	port := word.Literal("8554", source.Span{})
	if at := c.root.Get("rtspAddress"); at.IsScalar() {
		text := at.Str()
		span := at.Span()
		span.Exact = false
		port = word.Literal(text[strings.LastIndexByte(text, ':')+1:], span)
	}
	env := []unit.Var{{Name: "RTSP_PORT", Value: port, At: n.Span()}}
	if r.name != "" && !r.pattern {
		at := r.node.KeySpan()
		at.Exact = false
		for _, name := range []string{"MTX_PATH", "RTSP_PATH"} { // today's name, and that of rtsp-simple-server
			env = append(env, unit.Var{Name: name, Value: word.Literal(r.name, at), At: at})
		}
	}
	return env
}

// variable is one in a command's text (Go's os.Expand).
var variable = regexp.MustCompile(`\$(?:[A-Za-z_][A-Za-z0-9_]*|\{[A-Za-z_][A-Za-z0-9_]*\})`)

// words cuts a command as the server does: variables first, then words by the
// rules of a shell, but without one (externalcmd, go-shellquote).
func (c *config) words(env []unit.Var, n *yamlpos.Node) ([]word.Word, error) {
	filled := argline.Fill(n.Text(), n.Span(), variable, func(match string, at source.Span) word.Word {
		name := strings.Trim(match, "${}")
		for _, v := range env {
			if text, known := v.Value.Literal(); known && v.Name == name {
				return word.Literal(text, at)
			}
		}
		return word.FromHole(word.Hole{Kind: word.Variable, Name: name}, at)
	})
	return argline.Split(filled, argline.Rules{Escapes: "$`\"\\\n"})
}
