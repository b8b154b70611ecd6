package discover

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// write puts files into a new folder; a name that ends in a slash is a folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, name)
		if strings.HasSuffix(name, "/") {
			must(t, os.MkdirAll(path, 0o755))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		must(t, os.WriteFile(path, []byte(text), 0o644))
	}
	return root
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func walk(t *testing.T, o Options) *Tree {
	t.Helper()
	if o.Names == nil {
		o.Names = []string{"ffmpeg"}
	}
	tree, err := Walk(context.Background(), o)
	must(t, err)
	return tree
}

func TestNamed(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		o     Options
		want  []string
	}{
		{
			"in order, whatever the folder",
			map[string]string{"b.sh": "ffmpeg", "a/z.sh": "ffmpeg", "a.sh": "ffmpeg", "c.sh": "cat"},
			Options{}, []string{"a.sh", "a/z.sh", "b.sh"},
		},
		{
			"any of the names",
			map[string]string{"a": "ffprobe", "b": "enc in out", "c": "ffm peg"},
			Options{Names: []string{"ffmpeg", "ffprobe", "enc"}}, []string{"a", "b"},
		},
		{
			"hidden files and folders count, .git does not",
			map[string]string{".gitlab-ci.yml": "ffmpeg", ".github/workflows/t.yml": "ffmpeg", ".git/hooks/x": "ffmpeg"},
			Options{}, []string{".github/workflows/t.yml", ".gitlab-ci.yml"},
		},
		{
			"names with newlines, spaces and bytes that are no UTF-8",
			map[string]string{"a\nb.sh": "ffmpeg", "c d.sh": "ffmpeg", "e\xff.sh": "ffmpeg"},
			Options{}, []string{"a\nb.sh", "c d.sh", "e\xff.sh"},
		},
		{
			"a text that is no UTF-8",
			map[string]string{"a": "\xff\xfe caf\xe9 ffmpeg"},
			Options{}, []string{"a"},
		},
		{
			"a binary file is not read",
			map[string]string{"a": "ffmpeg\x00", "b": strings.Repeat("x", binaryProbe) + "\x00 ffmpeg"},
			Options{}, []string{"b"},
		},
		{
			"a name across the border of two chunks",
			map[string]string{"a": strings.Repeat("x", bufferSize-3) + "ffmpeg", "b": strings.Repeat("x", bufferSize) + "ff mpeg"},
			Options{}, []string{"a"},
		},
		{
			"excluded by glob, by last element, and as a folder",
			map[string]string{"third_party/a/b.sh": "ffmpeg", "x/c.bak": "ffmpeg", "gen/d.sh": "ffmpeg", "x/gen.sh": "ffmpeg"},
			Options{Exclude: []string{"third_party/**", "*.bak", "gen"}}, []string{"x/gen.sh"},
		},
		{
			"one file and one folder, given twice",
			map[string]string{"a/b.sh": "ffmpeg", "a/c.sh": "ffmpeg", "d.sh": "ffmpeg"},
			Options{Paths: []string{"a", "./a/b.sh", "a/"}}, []string{"a/b.sh", "a/c.sh"},
		},
		{
			"given paths are read even if ignored",
			map[string]string{".gitignore": "out\n*.log\n", "out/a.sh": "ffmpeg", "b.log": "ffmpeg", "out/c.log": "ffmpeg"},
			Options{Paths: []string{"out", "b.log"}}, []string{"b.log", "out/a.sh"},
		},
		{
			"unless asked otherwise",
			map[string]string{".gitignore": "out\n*.log\n", "out/a.sh": "ffmpeg", "b.log": "ffmpeg", "out/c.log": "ffmpeg"},
			Options{Paths: []string{"out", "out/a.sh", "b.log"}, ForceExclude: true}, nil,
		},
		{
			"given paths honour excludes",
			map[string]string{"a.sh": "ffmpeg"},
			Options{Paths: []string{"a.sh"}, Exclude: []string{"a.*"}}, nil,
		},
		{
			"ignore files can be left out",
			map[string]string{".gitignore": "*\n", "a.sh": "ffmpeg"},
			Options{NoIgnore: true}, []string{"a.sh"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.o.Root = write(t, test.files)
			if diff := cmp.Diff(test.want, walk(t, test.o).Named()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestManyFilesAnyWorkers(t *testing.T) {
	files := map[string]string{}
	var want []string
	for i := range 3 * filesPerJob {
		name := "flat/" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + strings.Repeat("y", i/26)
		files[name] = "ffmpeg"
		want = append(want, name)
	}
	slices.Sort(want)
	root := write(t, files)
	for _, workers := range []int{1, 2, 16} {
		if diff := cmp.Diff(slices.Compact(want), walk(t, Options{Root: root, Workers: workers}).Named()); diff != "" {
			t.Errorf("%d workers: %s", workers, diff)
		}
	}
}

func TestStdin(t *testing.T) {
	root := write(t, map[string]string{"a.sh": "ffmpeg"})
	tree := walk(t, Options{Root: root, Paths: []string{"-", "a.sh"}, Stdin: strings.NewReader("ffmpeg -i x"), StdinName: "ci/x.sh"})
	if diff := cmp.Diff([]string{"a.sh", "ci/x.sh"}, tree.Named()); diff != "" {
		t.Error(diff)
	}
	file, err := tree.Read("ci/x.sh")
	must(t, err)
	if got := string(file.Text); got != "ffmpeg -i x" {
		t.Errorf("text = %q", got)
	}
	if diff := cmp.Diff([]string{"ci/x.sh"}, tree.Search(context.Background(), []string{"-i x"})); diff != "" {
		t.Error(diff)
	}
}

func TestErrors(t *testing.T) {
	root := write(t, map[string]string{"a.sh": "ffmpeg"})
	tests := []struct {
		name string
		o    Options
		want string
	}{
		{"a path that is not there", Options{Paths: []string{"a.sh", "deploy/nope.yaml"}}, "deploy/nope.yaml"},
		{"a glob that is none", Options{Exclude: []string{"a[b"}}, `"a[b"`},
		{"no standard input", Options{Paths: []string{"-"}}, "standard input"},
		{"a standard input that fails", Options{Paths: []string{"-"}, Stdin: failing{}}, "broken pipe"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.o.Root = root
			_, err := Walk(context.Background(), test.o)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error = %v, want one that names %s", err, test.want)
			}
		})
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Walk(ctx, Options{Root: write(t, map[string]string{"a": "ffmpeg"})}); !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v", err)
	}
}

func TestUnread(t *testing.T) {
	root := write(t, map[string]string{
		"image.png":   "\x89PNG\x00 made by ffmpeg",
		"other.png":   "\x89PNG\x00",
		"locked.sh":   "ffmpeg",
		"locked/a.sh": "ffmpeg",
		"fine.sh":     "ffmpeg",
	})
	huge := filepath.Join(root, "huge.log")
	must(t, os.WriteFile(huge, append(bytes.Repeat([]byte("ffmpeg\n"), MaxFile/7), "a line more\n"...), 0o644))
	want := []Unread{{"huge.log", "longer than 64 MiB"}, {"image.png", "binary"}}
	if os.Getuid() != 0 {
		must(t, os.Chmod(filepath.Join(root, "locked.sh"), 0))
		must(t, os.Chmod(filepath.Join(root, "locked"), 0))
		t.Cleanup(func() { _ = os.Chmod(filepath.Join(root, "locked"), 0o755) })
		want = append(want, Unread{"locked.sh", "unreadable: permission denied"}, Unread{"locked/", "unreadable: permission denied"})
	}
	tree := walk(t, Options{Root: root})
	if diff := cmp.Diff(want, tree.Unread()); diff != "" {
		t.Error(diff)
	}
	if _, err := tree.Read("huge.log"); err == nil || !strings.Contains(err.Error(), "64 MiB") {
		t.Errorf("a huge file: error = %v", err)
	}
}

func TestReadWholeText(t *testing.T) {
	text := strings.Repeat("a line of a log\n", 50<<20/16) + "ffmpeg\n"
	root := write(t, map[string]string{"big.txt": text})
	tree := walk(t, Options{Root: root})
	if diff := cmp.Diff([]string{"big.txt"}, tree.Named()); diff != "" {
		t.Fatal(diff)
	}
	file, err := tree.Read("big.txt")
	must(t, err)
	if len(file.Text) != len(text) {
		t.Errorf("read %d of %d bytes", len(file.Text), len(text))
	}
}

func TestRead(t *testing.T) {
	root := write(t, map[string]string{
		".gitignore": "out/\n", "a/b.sh": "ffmpeg", "a/c.sh": "cat", "out/d.sh": "ffmpeg",
		"gen/e.sh": "ffmpeg", "bin/entry": "ffmpeg",
	})
	elsewhere := write(t, map[string]string{"secret": "ffmpeg", "sub/x.sh": "ffmpeg"})
	must(t, os.Symlink("b.sh", filepath.Join(root, "a/link.sh")))
	must(t, os.Symlink(filepath.Join(elsewhere, "secret"), filepath.Join(root, "a/out.sh")))
	tree := walk(t, Options{Root: root, Paths: []string{"a", filepath.Join(elsewhere, "sub")}, Exclude: []string{"gen/**"}})
	outside := filepath.ToSlash(elsewhere)
	tests := []struct {
		path string
		ok   bool
	}{
		{"a/b.sh", true},
		{"a/c.sh", true},
		{"bin/entry", true},    // not in the given path, but below the root
		{"a/link.sh", true},    // a link inside the tree
		{"a/out.sh", false},    // a link out of it
		{"out/d.sh", false},    // ignored
		{"gen/e.sh", false},    // excluded
		{"a", false},           // a folder
		{"a/none.sh", false},   // not there
		{"../x", false},        // outside
		{"a/../a/b.sh", false}, // not a clean path
		{outside + "/sub/x.sh", true},
		{outside + "/secret", false},
	}
	for _, test := range tests {
		file, err := tree.Read(test.path)
		switch {
		case test.ok && err != nil:
			t.Errorf("%s: %v", test.path, err)
		case !test.ok && !errors.Is(err, fs.ErrNotExist):
			t.Errorf("%s: error = %v, want one that says it does not exist", test.path, err)
		case test.ok && file.Path != test.path:
			t.Errorf("%s: path = %s", test.path, file.Path)
		}
	}
	if diff := cmp.Diff([]string{outside + "/sub/x.sh", "a/b.sh"}, tree.Named()); diff != "" {
		t.Error(diff)
	}
}

// Spans of one file are compared by its pointer.
func TestReadTwiceIsOneFile(t *testing.T) {
	tree := walk(t, Options{Root: write(t, map[string]string{"a": "ffmpeg"})})
	first, err := tree.Read("a")
	must(t, err)
	second, err := tree.Read("a")
	must(t, err)
	if first != second {
		t.Error("two files for one path")
	}
}

func TestSearch(t *testing.T) {
	tree := walk(t, Options{Root: write(t, map[string]string{
		"a": "uses bin/enc.sh", "b/c": "nothing", "d": "image: enc", "e": "\x00enc", ".gitignore": "f\n", "f": "enc",
	})})
	tests := []struct {
		names, want []string
	}{
		{[]string{"enc"}, []string{"a", "d"}},
		{[]string{"bin/enc.sh", "image:"}, []string{"a", "d"}},
		{[]string{"absent"}, nil},
		{[]string{""}, nil},
		{nil, nil},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, tree.Search(context.Background(), test.names)); diff != "" {
			t.Errorf("%q: %s", test.names, diff)
		}
	}
}
