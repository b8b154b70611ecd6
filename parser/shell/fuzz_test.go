package shell

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

func FuzzEval(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.sh")
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text), "bash")
	}
	for _, text := range []string{
		"a=(1 2); a[3]=x; a+=(y); b ${a[@]:1:2} ${#a[@]} ${!a} ${a[@]/x/y}",
		"for ((i=0;i<3;i++)); do (( i % 2 == 0 )) && wait; x & done; wait",
		"while read x; do f $x; done < <(g); case $x in a|b) c;; *) d;; esac",
		"cat <<-E\n\t$x `y` \\$z\nE\n", "x=$x$x; eval \"$x\"; {a,b{1..3}} ~/x $'\\x41'", "declare -A m=([a]=1); ${m[a]} coproc x",
	} {
		for _, shell := range []string{"bash", "sh", "mksh", "zsh"} {
			f.Add(text, shell)
		}
	}
	f.Fuzz(func(t *testing.T, text, shell string) {
		file := source.NewFile("s.sh", []byte(text))
		r := Eval(unit.Script{Text: source.Of(file.Whole()), Shell: shell}, Options{CPUs: 4})
		one := func(*Call) Started { return Started{Procs: bound.Of(1)} }
		for _, s := range r.Statements {
			s.Peak(one)
			s.Stays(one)
			for _, c := range s.Calls {
				if len(c.Words) == 0 {
					t.Fatal("a call without words")
				}
			}
		}
		if r.Peak != nil {
			r.Peak(one)
		}
	})
}

// TestGrowth holds that values that double do not eat the machine.
func TestGrowth(t *testing.T) {
	for i, script := range []string{
		"x=0123456789" + strings.Repeat("; x=$x$x", 60) + "; ffmpeg $x",
		"a=(1 2 3 4)" + strings.Repeat("; a=(\"${a[@]}\" \"${a[@]}\")", 60) + "; ffmpeg \"${a[@]}\"",
		"f() { g; g; }; g() { h; h; }; h() { f; f; }; f",
		"ffmpeg {1..999}{1..999}{1..999}",
		"x='eval \"$x\"'; eval \"$x\"",
	} {
		t.Run(strconv.Itoa(i), func(*testing.T) { evaluate(script, Options{}) })
	}
}

func BenchmarkEval(b *testing.B) {
	text, err := os.ReadFile("testdata/ladder.sh")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		evaluate(string(text), Options{})
	}
}
