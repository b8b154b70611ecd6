package conformance

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/conformance/real"
	"github.com/ffvet/ffvet/internal/facts"
)

// Verdict says how ffvet's answer relates to what a program did.
type Verdict string

// The verdicts. All but Agrees and NotJudged count as disagreement.
const (
	Agrees Verdict = "agrees"
	// WrongRefusal: ffvet refuses what the program accepts. The worst.
	WrongRefusal Verdict = "wrong refusal"
	// Unnoticed: the program refuses what ffvet accepts.
	Unnoticed Verdict = "unnoticed"
	// Undecided: ffvet does not know.
	Undecided Verdict = "undecided"
	// Differs: both accept, with other inputs, outputs or streams.
	Differs Verdict = "differs"
	// NotJudged: the run tells nothing about the command line.
	NotJudged Verdict = "not judged"
)

// Compare compares ffvet's facts with the record of a run. The text tells
// people what differs.
func Compare(said *facts.Command, did real.Record) (Verdict, string) {
	outcome := did.Outcome()
	switch {
	case outcome != real.Accepts && outcome != real.Refuses:
		return NotJudged, string(outcome)
	case said.Accepted == "unknown":
		return Undecided, string(outcome) + ": " + did.Error
	case outcome == real.Refuses && said.Accepted == "yes":
		return Unnoticed, did.Error
	case outcome == real.Refuses:
		return Agrees, ""
	case said.Accepted == "no":
		return WrongRefusal, said.Refusal.Message
	}
	if len(did.Outputs) == 0 {
		return Agrees, "" // it ended before it had to list anything
	}
	if got, want := Said(said), Did(did); got != want {
		return Differs, fmt.Sprintf("%s, real %s", got, want)
	}
	return Agrees, ""
}

// Said prints inputs, outputs and streams as ffvet has them:
// "in.mp4 > out.mp4(mp4): video 0:0 libx264; audio 0:1 aac".
func Said(c *facts.Command) string {
	var b strings.Builder
	for _, in := range c.Inputs {
		b.WriteString(in.URL + " ")
	}
	for _, out := range c.Outputs {
		fmt.Fprintf(&b, "> %s(%s)", shown(out.URL), out.Format)
		for _, s := range out.Streams {
			from := ""
			if s.From != nil {
				from = *s.From
			}
			fmt.Fprintf(&b, " %s %s %s;", s.Type, from, s.Codec)
		}
	}
	return b.String()
}

// Did prints the same of a record.
func Did(r real.Record) string {
	var b strings.Builder
	for _, in := range r.Inputs {
		b.WriteString(in.URL + " ")
	}
	for _, out := range r.Outputs {
		fmt.Fprintf(&b, "> %s(%s)", out.URL, out.Muxer)
		for _, s := range out.Streams {
			codec := s.Encoder
			if s.Codec == "copy" {
				codec = "copy"
			}
			fmt.Fprintf(&b, " %s %s %s;", s.Type, s.From, codec)
		}
	}
	return b.String()
}

// shown is the URL as ffmpeg's log prints it.
func shown(url string) string {
	if url == "-" {
		return "pipe:"
	}
	return url
}
