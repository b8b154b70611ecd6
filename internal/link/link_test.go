package link_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/ffvet/ffvet/internal/link"
	"github.com/ffvet/ffvet/parser"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

var update = flag.Bool("update", false, "write what is found into testdata")

// wanted is the name of the file in an archive that holds what is expected.
const wanted = "WANT"

// run links a repository in memory.
func run(files map[string]string) *link.Linked {
	ctx := context.Background()
	tree := source.NewMemory(files)
	return link.Run(ctx, link.Input{
		Tree: tree, Files: tree.Search(ctx, []string{"ffmpeg", "ffprobe", "ffplay"}),
		Hosts: parser.Hosts(), Commands: map[string]string{"house-enc": "ffmpeg"}, CPUs: bound.Unknown(1),
	})
}

// show prints what was found, a line for each unit, command and note.
func show(l *link.Linked) string {
	var b strings.Builder
	for _, u := range l.Units {
		fmt.Fprintf(&b, "%s %s procs=%s peak=%s", u.ID, place(u.At), u.Procs, u.Copies.Peak)
		if u.Phase != "" {
			fmt.Fprintf(&b, " phase=%s", u.Phase)
		}
		if u.Meta.Root != "" {
			fmt.Fprintf(&b, " root=%s base=%t", u.Meta.Root, u.Base)
		}
		if u.Group != "" && u.System == "script" {
			fmt.Fprintf(&b, " step=%d", u.Step)
			if u.Until > u.Step {
				fmt.Fprintf(&b, " until=%d", u.Until)
			}
		}
		if l := u.Limits; l.CPUQuota != nil || l.Memory != nil {
			fmt.Fprintf(&b, " limits=%v,%v", l.CPUQuota, l.Memory)
		}
		b.WriteString("\n")
		for _, c := range u.Commands {
			fmt.Fprintf(&b, "  %s %s | %s procs=%s %s\n", c.Program, strings.Join(word.Strings(c.Words), " "), place(c.At), c.Procs, about(c))
		}
	}
	for _, n := range l.Unread {
		fmt.Fprintf(&b, "unread %s: %s\n", place(n.At), n.Text)
	}
	fmt.Fprintf(&b, "read %s\n", strings.Join(l.Read, " "))
	if len(l.Unclaimed) > 0 {
		fmt.Fprintf(&b, "unclaimed %s\n", strings.Join(l.Unclaimed, " "))
	}
	return b.String()
}

func place(s source.Span) string {
	if s.IsZero() {
		return "nowhere"
	}
	return fmt.Sprintf("%s:%d", s.File.Path, s.Position().Line)
}

func about(c *unit.Command) string {
	words := []string{strings.Join(c.Host, ",")}
	if c.Use != unit.UseMain {
		words = append(words, string(c.Use))
	}
	if c.Loop {
		words = append(words, "loop")
	}
	if c.Background {
		words = append(words, "background")
	}
	if c.Streams.Stdin != unit.Inherited {
		words = append(words, "stdin="+string(c.Streams.Stdin))
	}
	for _, d := range c.Diags {
		if d.Rule == "ignored-exit-status" { // most commands of these scripts; the shell's own tests look at it
			continue
		}
		words = append(words, d.Rule)
	}
	return strings.Join(words, " ")
}

func TestRepositories(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no repositories: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{}
			want := ""
			for _, f := range archive.Files {
				if f.Name == wanted {
					want = string(f.Data)
					continue
				}
				files[f.Name] = string(f.Data)
			}
			got := show(run(files))
			if *update {
				write(t, path, archive, got)
			} else if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if again := show(run(files)); again != got {
				t.Errorf("a second run differs:\n%s", cmp.Diff(got, again))
			}
		})
	}
}

func write(t *testing.T, path string, archive *txtar.Archive, got string) {
	t.Helper()
	for i, f := range archive.Files {
		if f.Name == wanted {
			archive.Files[i].Data = []byte(got)
		}
	}
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestCommandsKnowTheirUnit(t *testing.T) {
	linked := run(map[string]string{
		"a.sh":         "ffmpeg -i a b\n",
		"pod.yaml":     "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: enc-image, livenessProbe: {exec: {command: [ffprobe, x]}}}]}\n",
		"compose.yaml": "services:\n  e: {build: {context: ., dockerfile: Dockerfile}, image: 'registry/enc-image:1'}\n",
		"Dockerfile":   "FROM debian:12\nCOPY --from=mwader/static-ffmpeg:7.1 /ffmpeg /bin/\nCMD xargs -P3 ffmpeg -i < list\n",
	})
	if len(linked.Units) != 3 {
		t.Fatalf("%d units:\n%s", len(linked.Units), show(linked))
	}
	for _, u := range linked.Units {
		for _, c := range u.Commands {
			if c.Unit != u.Unit {
				t.Errorf("%s: a command belongs to %s", u.ID, c.Unit.ID)
			}
			if c.Unattended != (u.System != "script") {
				t.Errorf("%s: unattended = %v", u.ID, c.Unattended)
			}
		}
	}
	pod := linked.Units[2]
	if pod.Spec == nil || pod.Spec.Base.Ref != "debian:12" || len(pod.Spec.Sources) != 1 {
		t.Errorf("the pod's image is %+v", pod.Spec)
	}
	if d := pod.Commands[len(pod.Commands)-1].Diags; len(d) != 1 || d[0].Rule != "periodic-healthcheck" {
		t.Errorf("diags of the probe %+v", d)
	}
	if main := pod.Commands[0]; main.Procs.String() != "3" || len(main.Evidence) == 0 {
		t.Errorf("%s processes, evidence %+v", main.Procs, main.Evidence)
	}
}

func TestACancelledSearchEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	tree := source.NewMemory(map[string]string{"a.sh": "ffmpeg -i a b\n"})
	if l := link.Run(ctx, link.Input{Tree: tree, Files: []string{"a.sh", "gone.sh"}, Hosts: parser.Hosts()}); l == nil {
		t.Error("nothing came back")
	}
}
