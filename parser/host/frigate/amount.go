package frigate

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// amount counts the processes of one kind, with what each of them is for.
type amount struct {
	id       string
	at       *yamlpos.Node
	n        bound.Bound
	starts   *bound.Bound
	evidence []bound.Evidence
}

func (c *config) add(id string, at *yamlpos.Node) *amount {
	return &amount{id: system + "/" + id, at: at}
}

// count adds one process, which a scalar decided.
func (a *amount) count(at *yamlpos.Node, note string) {
	a.n = a.n.Add(bound.Of(1))
	a.evidence = append(a.evidence, at.Evidence("copies", a.n, note))
}

// because adds a scalar that the number depends on.
func (a *amount) because(at *yamlpos.Node, note string) {
	if at != nil {
		a.evidence = append(a.evidence, at.Evidence("copies", a.n, note))
	}
}

// again says that a process that ends is started again after 10 seconds, as
// long as Frigate runs.
func (a *amount) again() {
	starts := bound.Inf(1)
	a.starts = &starts
	a.evidence = append(a.evidence, bound.Evidence{Factor: "starts", Value: starts, Path: "ffmpeg.retry_interval", Default: true,
		Note: "started again 10 seconds after it ends"})
}

func (a *amount) unit() *unit.Unit {
	u := &unit.Unit{
		ID: a.id, System: system, At: a.at.Span(), Worker: true, Starts: a.starts,
		Meta: unit.Meta{Kind: "Camera", Name: a.at.Key()}, Evidence: a.evidence,
	}
	u.Copies.SetSteady(a.n)
	return u
}
