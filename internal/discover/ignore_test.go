package discover

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The words of gitignore(5), each with paths on both sides of it. What git
// itself says is asked for, not written down.
func TestIgnoreAgreesWithGit(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("git is not installed")
		}
		t.Skip("git is not installed")
	}
	files := []string{
		"a.log", "keep.log", "sub/a.log", "sub/keep.log", "logs/keep.log", "logs/x.txt", "sub/logs/y.txt",
		"build/x.sh", "sub/build/x.sh", "build.sh", "sub/build.sh", "anchored", "sub/anchored", "sub/dir/file", "dir/file",
		"doc/a.txt", "doc/b/c.txt", "doc/b/d/e.txt", "foo/bar/x", "a/foo/bar/y", "foo/x/foo/bar/z", "foo/barn",
		"x/deep/y/one", "x/y/two", "x/deep/er/y/three", "name with space", "trail ", "#hash", "!bang", "q1", "q22", "[b]",
		"r-a", "r-b", "r-c", "star*", "starx", "{a,b}", "a{b", "back\\slash", "axxb/q", "abba", "tail/one/two", "tail2/one",
		"node_modules/p/index.js", "sub/node_modules/p/index.js", "nested/keep/me", "nested/drop/me", "nested/deeper/local",
		"only/dirs", "whole/a", "whole/b/c", "crlf.tmp", "end/.hidden", ".env", "é.txt",
	}
	ignore := strings.Join([]string{
		"# comment", "", "*.log", "!keep.log", "logs/", "/anchored", "build/", "dir/file", "doc/**/*.txt", "!doc/b/c.txt",
		"**/foo/bar", "x/**/y", "name with space", `trail\ `, `\#hash`, `\!bang`, "q?", `\[b\]`, "r-[!ab]", `star\*`, "{a,b}", "a{b",
		`back\\slash`, "a**b", "tail/**", "tail2/**/", "node_modules", "whole/*", "!whole/b", "*.tmp\r", "end/.*", ".env", "é.*",
		"[unclosed", "   ", "!", "/",
	}, "\n") + "\n"
	root := write(t, map[string]string{
		".gitignore":                ignore,
		"nested/.gitignore":         "drop\n!keep.log\nlocal\n",
		"nested/deeper/.gitignore":  "!local\n",
		".git/info/exclude":         "from-exclude\n",
		"from-exclude":              "ffmpeg",
		"nested/from-exclude/x":     "ffmpeg",
		"sub/.gitignore":            "\xef\xbb\xbfbuild.sh\n/keep.log\n",
		"build/.gitignore":          "!x.sh\n",
		"nested/deeper/a/b/c/d/e/f": "ffmpeg",
	})
	for _, name := range files {
		must(t, os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o755))
		must(t, os.WriteFile(filepath.Join(root, name), []byte("ffmpeg"), 0o644))
	}
	must(t, exec.Command(git, "init", "-q", root).Run())
	must(t, os.WriteFile(filepath.Join(root, ".git/info/exclude"), []byte("from-exclude\n"), 0o644))

	list := exec.Command(git, "-c", "core.excludesFile=", "ls-files", "-z", "--others", "--exclude-standard")
	list.Dir = root
	out, err := list.Output()
	must(t, err)
	want := strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
	slices.Sort(want)
	want = slices.DeleteFunc(want, func(name string) bool { return filepath.Base(name) == ".gitignore" })
	tree := walk(t, Options{Root: root})
	if diff := cmp.Diff(want, tree.Named()); diff != "" {
		t.Error("- git, + ffvet:\n" + diff)
	}

	// From a folder inside, the rules above it still hold.
	inside := slices.DeleteFunc(slices.Clone(want), func(name string) bool { return !strings.HasPrefix(name, "sub/") })
	for i := range inside {
		inside[i] = strings.TrimPrefix(inside[i], "sub/")
	}
	if diff := cmp.Diff(inside, walk(t, Options{Root: filepath.Join(root, "sub")}).Named()); diff != "" {
		t.Error("- git, + ffvet, from sub:\n" + diff)
	}
	// Read agrees with the walk, path by path.
	for _, name := range files {
		_, err := tree.Read(name)
		if _, listed := slices.BinarySearch(want, name); listed != (err == nil) {
			t.Errorf("%q: listed %v, read error %v", name, listed, err)
		}
	}
}

func TestLinkedWorkTree(t *testing.T) {
	root := write(t, map[string]string{
		"main/.git/info/exclude":           "out\n",
		"main/.git/worktrees/wt/commondir": "../..\n",
		"wt/.git":                          "gitdir: ../main/.git/worktrees/wt\n",
		"wt/out/a.sh":                      "ffmpeg",
		"wt/b.sh":                          "ffmpeg",
	})
	if diff := cmp.Diff([]string{"b.sh"}, walk(t, Options{Root: filepath.Join(root, "wt")}).Named()); diff != "" {
		t.Error(diff)
	}
}

func FuzzParseIgnore(f *testing.F) {
	f.Add([]byte("*.log\n!keep\n/a/**/b/\n[a-"), "a/b.log")
	f.Add([]byte("\\"), "\\")
	f.Add([]byte("{a,{b}"), "a")
	f.Fuzz(func(t *testing.T, text []byte, path string) {
		r := &rules{folder: "/", patterns: parseIgnore(text)}
		if r.ignored("/"+path, false) && len(bytes.Trim(text, " \r\n")) == 0 {
			t.Errorf("a blank file ignores %q", path)
		}
	})
}

func BenchmarkIgnored(b *testing.B) {
	text := strings.Repeat("node_modules\n*.o\nbuild/\n/dist\n", 25) + "docs/**/*.html\n"
	r := &rules{folder: "/repo", patterns: parseIgnore([]byte(text))}
	for b.Loop() {
		r.ignored("/repo/services/encoder/deploy/values.yaml", false)
	}
}
