package fleet

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/budget"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/discover"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/internal/schematest"
	"github.com/ffvet/ffvet/internal/testneed"
	"github.com/ffvet/ffvet/parser/bound"
)

// demo returns the facts of a real repository whose nodes have 64 CPUs.
func demo(t testing.TB) *facts.Document { return demoOn(t, 64) }

func demoOn(t testing.TB, cpus int) *facts.Document {
	t.Helper()
	root := filepath.Join(testneed.Root(), "testdata", "repos", "role-explosion")
	cfg, problems := config.Load(".ffvet.yaml", fmt.Appendf(nil, `
pools: {enc: {nodes: 3, cpus: %d, memory: 256GiB, match: {labels: {pool: enc}}}}
roles: {vod: {pool: enc, match: {namespaces: [media]}}}
`, cpus))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	tree, err := discover.Walk(context.Background(), discover.Options{Paths: []string{root}, Names: run.Names(cfg)})
	if err != nil {
		t.Fatal(err)
	}
	out, err := run.Lint(context.Background(), run.Input{Tree: tree, Named: tree.Named(), Config: cfg, Whole: true})
	if err != nil {
		t.Fatal(err)
	}
	return out.Doc
}

// documents returns the facts of several repositories that differ.
func documents(t testing.TB, n int) [][]byte {
	t.Helper()
	doc := demo(t)
	var all [][]byte
	for i := range n {
		doc.Repo, doc.Date = fmt.Sprintf("acme/%03d", i), fmt.Sprintf("2026-11-%02d", 1+i%20)
		for _, u := range doc.Units {
			u.Scheduling.Steady, _ = scaled(i)
			_, u.Scheduling.Peak = scaled(i)
		}
		all = append(all, encoded(t, doc))
	}
	return all
}

func encoded(t testing.TB, value any) []byte {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func declared(t testing.TB, text string) *config.Fleet {
	t.Helper()
	f, problems := config.LoadFleet("fleet.yaml", []byte(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return f
}

const pools = `
pools: {enc: {nodes: 10, cpus: 48, memory: 256GiB}}
roles: {vod: {pool: enc, share: 0.5, limits: {copies_total: 30}}}
repositories: [acme/000, acme/missing]
`

func folded(f *config.Fleet, texts ...[]byte) *Fold {
	fold := NewFold(f)
	for i, text := range texts {
		fold.Add(fmt.Sprintf("%d.json", i), text)
	}
	return fold
}

func report(t *testing.T, f *Fold) string {
	t.Helper()
	return string(encoded(t, f.Report(Options{MaxAge: 10})))
}

// However the documents are shuffled, grouped, repeated and nested, the report
// is the same, and so are the rows.
func TestOrderAndGroupingDoNotMatter(t *testing.T) {
	for name, f := range map[string]*config.Fleet{"pools": declared(t, pools), "no pools": declared(t, "")} {
		t.Run(name, func(t *testing.T) {
			all := documents(t, 7)
			whole := folded(f, all...)
			want, rows := report(t, whole), string(encoded(t, whole.Document()))
			random := rand.New(rand.NewSource(7))
			for range 10 {
				random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
				got := nested(t, random, f, append(all, all[:random.Intn(len(all))]...))
				if text := report(t, got); text != want {
					t.Fatalf("another report:\n%s", cmp.Diff(strings.Split(want, ","), strings.Split(text, ",")))
				}
				if text := string(encoded(t, got.Document())); text != rows {
					t.Fatal("other rows")
				}
			}
		})
	}
}

// nested folds random parts apart, and their rows together.
func nested(t *testing.T, random *rand.Rand, f *config.Fleet, texts [][]byte) *Fold {
	if len(texts) < 2 || random.Intn(4) == 0 {
		return folded(f, texts...)
	}
	cut := 1 + random.Intn(len(texts)-1)
	var parts [][]byte
	for _, part := range [][][]byte{texts[:cut], texts[cut:]} {
		parts = append(parts, encoded(t, nested(t, random, f, part).Document()))
	}
	return folded(f, parts...)
}

func TestDocumentsFollowTheirSchemas(t *testing.T) {
	fold := folded(declared(t, pools), documents(t, 2)...)
	fold.Add("bad.json", []byte("{"))
	schematest.Validate(t, "fleet", encoded(t, fold.Report(Options{})))
	schematest.Validate(t, "rows", encoded(t, fold.Document()))
	empty := NewFold(declared(t, ""))
	schematest.Validate(t, "fleet", encoded(t, empty.Report(Options{})))
	schematest.Validate(t, "rows", encoded(t, empty.Document()))
}

// Whatever is wrong with a document is a problem with its name, and the
// others count.
func TestHostileDocuments(t *testing.T) {
	good := documents(t, 1)[0]
	other := strings.Replace(string(good), `"threads_per_copy":`, `"threads_per_copy":1`, 1)
	tests := []struct{ name, text, want string }{
		{"empty", "", "x.json: empty"},
		{"truncated", string(good[:len(good)/2]), "x.json: ends in the middle"},
		{"not JSON", "facts!", "x.json: not JSON"},
		{"findings", `{"schema": "ffvet-findings/1"}`, `x.json: schema "ffvet-findings/1"`},
		{"no repository", `{"schema": "ffvet-facts/1"}`, "x.json: names no repository"},
		{"index", `{"schema": "ffvet-facts/1", "repo": "x", "units": [{"commands": [9]}]}`, "x.json: not facts: unit  names command 9"},
		{"other pools", `{"schema": "ffvet-rows/1", "pools": "abc"}`, "x.json: folded for other pools"},
		{"a row without a unit", `{"schema": "ffvet-rows/1", "pools": "` + declared(t, "").Digest + `", "rows": [{}]}`, "x.json: a row without a unit"},
		{"twice", other, "is there twice with different facts"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fold := folded(declared(t, ""), good)
			fold.Add("x.json", []byte(test.text))
			r := fold.Report(Options{})
			if len(r.Problems) == 0 || !strings.Contains(strings.Join(r.Problems, "\n"), test.want) {
				t.Errorf("problems = %q, want %q", r.Problems, test.want)
			}
			if r.Units != 5 {
				t.Errorf("%d units, want the 5 of the other document", r.Units)
			}
		})
	}
}

func TestMissingAndStale(t *testing.T) {
	doc := demo(t)
	texts := [][]byte{}
	for repo, date := range map[string]string{"acme/new": "2026-11-24", "acme/fine": "2026-11-14", "acme/old": "2026-11-13", "acme/undated": ""} {
		doc.Repo, doc.Date = repo, date
		texts = append(texts, encoded(t, doc))
	}
	got := folded(declared(t, "repositories: [acme/new, acme/none]"), texts...).Report(Options{MaxAge: 10}).Problems
	want := []string{
		"acme/none: no facts: it counts as nothing until its CI writes them",
		"acme/old: facts of 2026-11-13 are stale: 11 days older than the newest",
		"acme/undated: facts without a date: write them with ffvet facts --date",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// On the nodes of the fleet threads and memory are what the repository itself
// would have there, whatever nodes it declares.
func TestOnTheNodesOfTheFleet(t *testing.T) {
	for _, cpus := range []int{4, 48, 96, 128} {
		there := demoOn(t, cpus).Totals.Pools["enc"]
		here := demo(t)
		here.Repo = "a"
		f := declared(t, fmt.Sprintf("pools: {enc: {nodes: 3, cpus: %d, memory: 256GiB}}", cpus))
		for _, l := range folded(f, encoded(t, here)).Report(Options{}).Groups[0].Lines {
			if l.Key == "threads_total" && l.Peak.String() != there.Threads.String() {
				t.Errorf("%d CPUs: %s threads, the repository itself says %s", cpus, l.Peak, there.Threads)
			}
			if l.Key == "memory_total" && l.Peak.String() != there.Memory.String() {
				t.Errorf("%d CPUs: %s bytes, the repository itself says %s", cpus, l.Peak, there.Memory)
			}
		}
	}
}

// Growth over the baseline fails by more than the percentage, what is over
// without having grown does not.
func TestGrowth(t *testing.T) {
	doc := demo(t)
	doc.Repo = "a"
	f := declared(t, pools)
	before := folded(f, encoded(t, doc)).Report(Options{})
	if !before.Failed() {
		t.Fatal("over and without a baseline: it must fail")
	}
	same := folded(f, encoded(t, doc)).Report(Options{Before: before})
	if same.Failed() || same.Groups[0].Lines[0].State != budget.Known {
		t.Errorf("the same again: failed %v, %s", same.Failed(), same.Groups[0].Lines[0].State)
	}
	for _, u := range doc.Units {
		u.Scheduling.Peak = bound.Of(22) // 20 before
	}
	for most, fails := range map[float64]bool{0: true, 9: true, 11: false} {
		r := folded(declared(t, strings.ReplaceAll(pools, "memory: 256GiB", "memory: 4TiB, allow: {threads_per_cpu: 10000}")), encoded(t, doc)).
			Report(Options{Before: before, MaxGrowth: most})
		if len(r.Grown) > 0 != fails {
			t.Errorf("--max-growth %g: grown %q", most, r.Grown)
		}
	}
}

// A pool that the fleet declares takes what names it, and what its match
// takes; what else there is is listed.
func TestWhichPool(t *testing.T) {
	doc := demo(t)
	doc.Repo = "a"
	tests := []struct{ pools, copies string }{
		{"pools: {enc: 64x1TiB*3}", "20"},
		{"pools: {other: 64x1TiB*3}", "0"},
		{"pools: {other: {nodes: 3, cpus: 64, match: {labels: {pool: enc}}}}", "20"},
		{"pools: {other: 64x1TiB*3}\nroles: {vod: {pool: other}}", "20"},
	}
	for _, test := range tests {
		r := folded(declared(t, test.pools), encoded(t, doc)).Report(Options{})
		for _, l := range r.Groups[0].Lines {
			if l.Key == "copies_per_node" && l.Peak.String() != test.copies {
				t.Errorf("%s: %s copies, want %s", test.pools, l.Peak, test.copies)
			}
		}
		if want := 4; test.copies == "20" && len(r.Unplaced) != want {
			t.Errorf("%s: unplaced %q, want %d", test.pools, r.Unplaced, want)
		}
	}
}

// Files a second, with the facts of a repository of five commands each.
func BenchmarkFold(b *testing.B) {
	doc := demo(b)
	f := NewFold(&config.Fleet{Config: *config.Default()})
	texts := make([][]byte, 100)
	for i := range texts {
		doc.Repo = fmt.Sprint("acme/", i)
		texts[i] = encoded(b, doc)
	}
	b.SetBytes(int64(len(texts[0])))
	for i := 0; b.Loop(); i++ {
		f.Add("x.json", texts[i%len(texts)])
	}
}
