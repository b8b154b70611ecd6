package ffmpeg_test

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/filtergraph"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// measured is what real versions did with an argument list.
type measured struct {
	ID     string
	Topic  string
	Argv   []string
	FFmpeg map[string]struct {
		RC      *int
		Error   *string
		Inputs  []struct{ URL string }
		Outputs []struct{ URL string }
	}
}

func readMeasured(t testing.TB) []measured {
	t.Helper()
	f, err := os.Open("../../testdata/grammar/grammar.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []measured
	for s := bufio.NewScanner(f); s.Scan(); {
		var m measured
		if err := json.Unmarshal(s.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	return all
}

// words turns an argument list into words that stand nowhere.
func words(argv ...string) []word.Word {
	list := make([]word.Word, len(argv))
	for i, a := range argv {
		list[i] = word.Literal(a, source.Span{})
	}
	return list
}

// refusal returns the first problem for which ffmpeg gives up, as far as the
// text alone tells; "" if there is none.
func refusal(argv []string, cat *catalog.Catalog) string {
	inv := ffmpeg.Parse("ffmpeg", words(argv...), cat)
	for _, p := range inv.Problems {
		if p.Refused {
			return p.Rule + ": " + p.Message
		}
	}
	for _, g := range graphs(inv) {
		g.Resolve(cat)
		n := filtergraph.Link(g, cat)
		for _, p := range append(g.Problems, n.Problems...) {
			if p.Refused {
				return p.Rule + ": " + p.Message
			}
		}
	}
	return ""
}

// graphs returns the filter strings of a command.
func graphs(inv *ffmpeg.Invocation) []*filtergraph.Graph {
	options := slices.Clone(inv.Global)
	for _, f := range inv.Outputs {
		options = append(options, f.Options...)
	}
	var all []*filtergraph.Graph
	for _, o := range options {
		if (o.Name == "filter" || o.Name == "filter_complex") && o.HasValue {
			all = append(all, filtergraph.Parse(o.Value))
		}
	}
	return all
}

// TestGrammar holds what the text alone tells against what real versions did.
// What depends on streams is judged elsewhere; the floors are what this
// package reached, so that nothing gets worse.
func TestGrammar(t *testing.T) {
	agreed, judged := map[string]int{}, map[string]int{}
	for _, m := range readMeasured(t) {
		for full, did := range m.FFmpeg {
			if did.RC == nil || did.Error != nil && fileIsTheProblem(*did.Error) {
				continue
			}
			version := full[:3]
			got := refusal(m.Argv, catalog.Load(version))
			key := m.Topic + " " + version
			judged[key]++
			if (got == "") == (*did.RC == 0) {
				agreed[key]++
				continue
			}
			message := ""
			if did.Error != nil {
				message = *did.Error
			}
			if got != "" {
				t.Errorf("%s %s is refused without reason: %s", version, m.ID, got)
			}
			t.Logf("%s %s: %s\n\tgot %q\n\tffmpeg said %q", version, m.ID, strings.Join(m.Argv, " "), got, message)
		}
	}
	report(t, agreed, judged)
}

func fileIsTheProblem(message string) bool {
	return strings.Contains(message, "No such file") || strings.Contains(message, "Invalid data found") ||
		strings.Contains(message, "already exists")
}

// report prints the agreement and holds it against what was reached before.
func report(t *testing.T, agreed, judged map[string]int) {
	t.Helper()
	keys := make([]string, 0, len(judged))
	for k := range judged {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		t.Logf("%-20s %d of %d", k, agreed[k], judged[k])
		topic, _, _ := strings.Cut(k, " ")
		if reached := floors()[topic]; agreed[k] < reached {
			t.Errorf("%s: %d agree, and %d did before", k, agreed[k], reached)
		}
	}
}

// floors are the agreements that every version reached. The rest takes the
// streams of the inputs to decide.
func floors() map[string]int {
	return map[string]int{
		"af": 3, "avoption": 40, "extra": 34, "filter_complex": 32, "grouping": 47, "map": 22, "output": 24, "streamspec": 18,
		"tee": 3, "vf": 58,
	}
}
