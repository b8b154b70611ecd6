package shell

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// evaluate evaluates a text as the whole of a file.
func evaluate(text string, o Options) *Result {
	f := source.NewFile("s.sh", []byte(text))
	return Eval(unit.Script{Text: source.Of(f.Whole())}, o)
}

// programs returns the calls whose command is not one of the small tools
// that the tests use around it.
func programs(r *Result) []*Call {
	var all []*Call
	for _, s := range r.Statements {
		for _, c := range s.Calls {
			switch c.Words[0].String() {
			case "ls", "find", "seq", "wc", "sleep", "cat", "mkfifo", "grep", "mkdir":
			default:
				all = append(all, c)
			}
		}
	}
	return all
}

// ofPrograms counts one for each of them, as link does for ffmpeg.
func ofPrograms(r *Result) measure {
	counted := map[*Call]bool{}
	for _, c := range programs(r) {
		counted[c] = true
	}
	return func(c *Call) Started {
		if counted[c] {
			return Started{Procs: bound.Of(1)}
		}
		return Started{}
	}
}

// commands prints the words of each call with | between them.
func commands(r *Result) []string {
	var lines []string
	for _, c := range programs(r) {
		lines = append(lines, strings.Join(word.Strings(c.Words), "|"))
	}
	return lines
}

func TestWords(t *testing.T) {
	tests := []struct {
		name, script string
		want         []string
	}{
		{"plain", "ffmpeg -i a.mp4 out.mkv", []string{"ffmpeg|-i|a.mp4|out.mkv"}},
		{"quotes", `ffmpeg -vf "scale=1:2, fps=3" 'a b' a\ b`, []string{"ffmpeg|-vf|scale=1:2, fps=3|a b|a b"}},
		{"continued", "ffmpeg -i a \\\n  -an \\\n  b", []string{"ffmpeg|-i|a|-an|b"}},
		{"variable", `in=a.mp4; ffmpeg -i "$in" "${in%.mp4}.mkv"`, []string{"ffmpeg|-i|a.mp4|a.mkv"}},
		{"unknown", `ffmpeg -i "$1" "${2}" $OPTS`, []string{"ffmpeg|-i|${1}|${2}|${OPTS}"}},
		{"split", `o="-an -sn"; ffmpeg $o "$o"`, []string{"ffmpeg|-an|-sn|-an -sn"}},
		{"array", `a=(-i "x y"); a+=(-an); ffmpeg "${a[@]}" out`, []string{"ffmpeg|-i|x y|-an|out"}},
		{"array in branch", `a=(-i x); if t; then a+=(-an); else a+=(-sn); fi; a+=(o); ffmpeg "${a[@]}"`, []string{"t", "ffmpeg|-i|x|${a}|o"}},
		{"string in branch", `o="-i x"; if t; then o="$o -an"; fi; ffmpeg $o o`, []string{"t", "ffmpeg|-i|${o}|o"}},
		{"loop builds array", `a=(-y); for f in *.png; do a+=(-i "$f"); done; ffmpeg "${a[@]}" o`, []string{"ffmpeg|-y|${a}|o"}},
		{"counter in loop", `i=0; for f in *; do i=$((i+1)); ffmpeg out$i.ts; done`, []string{"ffmpeg|out${i+1}.ts"}},
		{"c style variable", `for ((i=0; i<5; i++)); do ffmpeg $i; done`, []string{"ffmpeg|${i}"}},
		{"function", `enc() { ffmpeg -i "$1" -s "$2" "$@"; }; enc a 1x1`, []string{"ffmpeg|-i|a|-s|1x1|a|1x1"}},
		{"local", `q=1; f() { local q=2; ffmpeg $q; }; f; ffmpeg $q`, []string{"ffmpeg|2", "ffmpeg|1"}},
		{"function sets", `f() { q=2; }; f; ffmpeg $q`, []string{"ffmpeg|2"}},
		{"command -v", `FF=$(command -v ffmpeg); "$FF" -i x; $(which ffprobe) y`, []string{"ffmpeg|-i|x", "ffprobe|y"}},
		{"back-quotes", "`which ffmpeg` -i x", []string{"ffmpeg|-i|x"}},
		{"eval", `cmd="ffmpeg -i 'a b'"; cmd="$cmd $1"; eval "$cmd"`, []string{"ffmpeg|-i|a b|${1}"}},
		{"alias", "alias ff='ffmpeg -y'\nff -i x", []string{"ffmpeg|-y|-i|x"}},
		{"exec", `exec -a enc ffmpeg -i x`, []string{"ffmpeg|-i|x"}},
		{"braces", `ffmpeg -i {a,b}.mp4 x{1..3}`, []string{"ffmpeg|-i|a.mp4|b.mp4|x1|x2|x3"}},
		{"braces stay", `find . -exec ffmpeg -i {} {}.mkv \;`, nil},
		{"set --", `set -- -i x; set -- "$@" -an; ffmpeg "$@"`, []string{"ffmpeg|-i|x|-an"}},
		{"shift in a loop", `f() { while [ $# -gt 0 ]; do ffmpeg "$1"; shift; done; }; f a b`, []string{"ffmpeg|${1}"}},
		{"shift in a branch", `f() { case $1 in a) shift;; esac; ffmpeg "$1" "$@"; }; f a b`, []string{"ffmpeg|${1}|${@}"}},
		{"shift in a branch that ends", `f() { if t; then shift; return; fi; ffmpeg "$@"; }; f a b`, []string{"t", "ffmpeg|a|b"}},
		{"shift", `f() { in=$1; shift; ffmpeg -i "$in" "$@"; }; f a b c`, []string{"ffmpeg|-i|a|b|c"}},
		{"glob", `ffmpeg -i *.mp4 -vf scale=iw*2 -map 0:a?`, []string{"ffmpeg|-i|${*.mp4}|-vf|scale=iw*2|-map|0:a?"}},
		{"trap", `trap 'ffmpeg -i x' EXIT`, []string{"ffmpeg|-i|x"}},
		{"not commands", "echo ffmpeg -i x\n# ffmpeg\nX=ffmpeg\nf() { ffmpeg; }\ng() { :; }\ng", nil},
		{"substitution", `d=$(ffprobe "$1" | head -1)`, []string{"ffprobe|${1}", "head|-1"}},
		{"case", `case $1 in a) c=x;; b) c=y;; *) exit 1;; esac; ffmpeg -c $c`, []string{"ffmpeg|-c|${c}"}},
		{"dollar quotes", `ffmpeg $'a\tb'`, []string{"ffmpeg|a\tb"}},
		{"home", `~/bin/ffmpeg -i x`, []string{"${HOME}/bin/ffmpeg|-i|x"}},
		{"replace", `f=a.mov; ffmpeg "${f/.mov/.mp4}" "${f^^}" "${f:0:1}" "${#f}"`, []string{"ffmpeg|a.mp4|A.MOV|a|5"}},
		{"alternative word", `ffmpeg ${V:+-v $V} x; W=1; ffmpeg ${W:+-v $W} x`, []string{"ffmpeg|${V}|x", "ffmpeg|-v|1|x"}},
		{"associative", `declare -A r=([hd]=1280 [sd]=640); ffmpeg ${r[hd]}`, []string{"ffmpeg|1280"}},
		{"arithmetic", `n=3; ffmpeg -t $((n*2+1))`, []string{"ffmpeg|-t|7"}},
		{"dirname", `p=/a/b.mp4; ffmpeg "$(basename "$p" .mp4)" "$(dirname $p)"`, []string{"ffmpeg|b|/a"}},
		{"recursion", `f() { ffmpeg "$1"; grep x && f $(($1 - 1)); }; f 3`, []string{"ffmpeg|3", "ffmpeg|${1}"}},
		{"printf", `for i in $(printf '%s\n' a b); do ffmpeg $i; done; ffmpeg "$(printf %03d 7)"`, []string{"ffmpeg|${i}", "ffmpeg|007"}},
		{"read -a", `IFS=, read -ra a <<< "x,y z"; ffmpeg "${a[@]}"`, []string{"ffmpeg|x|y z"}},
		{"mapfile", "mapfile -t a <<E\nx y\nz\nE\nffmpeg \"${a[@]}\"", []string{"ffmpeg|x y|z"}},
		{"here-document into a shell", "bash <<EOF\nffmpeg\nEOF", []string{"bash"}},
		{"function from function", `a() { b "$1" x; }; b() { ffmpeg "$@"; }; a 1`, []string{"ffmpeg|1|x"}},
		{"unset element", `a=(x y z); unset "a[1]"; ffmpeg "${a[@]}" "${a[2]}"`, []string{"ffmpeg|x|z|z"}},
		{"anchored replacement", `a=(x y); f=ab; ffmpeg "${a[@]/#/-i}" "${f/%b/c}" "${f/#b/c}"`, []string{"ffmpeg|-ix|-iy|ac|ab"}},
		{"subscripts", `declare -A r=([hd]=1 [sd]=2); ffmpeg "${!r[@]}"`, []string{"ffmpeg|hd|sd"}},
		{"glob of one character", `ffmpeg -i ?.mp4 -map 0:a? -map [out]`, []string{"ffmpeg|-i|${?.mp4}|-map|0:a?|-map|[out]"}},
		{"empty brace", `ffmpeg {a,} x{b,}`, []string{"ffmpeg|a|xb|x"}},
		{"empty field", `IFS=:; p=a::b; ffmpeg $p`, []string{"ffmpeg|a||b"}},
		{"join", `a=(1 2); IFS=,; ffmpeg "${a[*]}" "${a[@]}"`, []string{"ffmpeg|1,2|1|2"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := evaluate(tt.script, Options{})
			if diff := cmp.Diff(tt.want, commands(r)); diff != "" {
				t.Errorf("%s\n%s\n%v", tt.script, diff, r.Unread)
			}
		})
	}
}

func TestProcs(t *testing.T) {
	tests := []struct{ name, script, peak, stays, procs, diags string }{
		{"one", "ffmpeg a", "1", "0", "1", ""},
		{"after one another", "ffmpeg a; ffmpeg b", "1", "0", "1 1", ""},
		{"all at once", `for f in *.mp4; do ffmpeg "$f" & done; wait`, "inf", "0", "inf", "unbounded-background-loop"},
		{"wait in the loop", `for f in *.mp4; do ffmpeg "$f" & wait; done`, "1", "0", "1", ""},
		{"jobs -ge", `for f in *.mp4; do ffmpeg "$f" & [ $(jobs -rp | wc -l) -ge 3 ] && wait -n; done; wait`, "3", "0", "3", ""},
		{"modulo", `i=0; for f in *.mp4; do ffmpeg "$f" & ((++i % 3 == 0)) && wait; done; wait`, "3", "0", "3", ""},
		{"jobs -gt", `for f in *.mp4; do while [ $(jobs -rp | wc -l) -gt 3 ]; do sleep 1; done; ffmpeg & done; wait`, "4", "0", "4", "pool-off-by-one"},
		{"fifo", "mkfifo p; exec 9<>p; for i in 1 2 3; do echo >&9; done\nfor f in *.mp4; do read -u 9; { ffmpeg o; echo >&9; } & done; wait", "3", "0", "3", ""},
		{"fifo named", "mkfifo p; exec {fd}<>p; for ((i=0;i<4;i++)); do printf x >&$fd; done\nfor f in *; do read -n1 -u $fd; ( ffmpeg o; printf x >&$fd ) & done; wait", "4", "0", "4", ""},
		{"words", "for i in 1 2 3 4; do ffmpeg a$i & done\nwait", "4", "0", "4", ""},
		{"pipe in loop", "for h in 1 2 3; do ffmpeg a | ffmpeg b & done; wait", "6", "0", "3 3", ""},
		{"range", "for i in {1..1000000000}; do ffmpeg $i & done; wait", "1000000000", "0", "1000000000", ""},
		{"seq", "for i in $(seq 2 9); do ffmpeg $i & done; wait", "8", "0", "8", ""},
		{"c style", "for ((i=0; i<5; i++)); do ffmpeg $i & done; wait", "5", "0", "5", ""},
		{"seq of the environment", "for i in $(seq $N); do ffmpeg $i & done; wait", "unknown", "0", "unknown", ""},
		{"while counter", "i=0; while [ $i -lt 6 ]; do ffmpeg & i=$((i+1)); done; wait", "6", "0", "6", ""},
		{"nested", "for a in 1 2; do for b in 1 2 3; do ffmpeg & done; done; wait", "6", "0", "6", ""},
		{"nested, inner wait", "for a in 1 2; do for b in 1 2 3; do ffmpeg & done; wait; done", "3", "0", "3", ""},
		{"no wait", "ffmpeg a &\nffmpeg b &", "2", "1", "1 1", "background-without-wait background-without-wait"},
		{"wait for pid", "ffmpeg a & p=$!; ffmpeg b; wait $p; ffmpeg c", "2", "0", "1 1 1", ""},
		{"wait for pids", `for f in 1 2; do ffmpeg & p+=($!); done; for x in "${p[@]}"; do wait $x; done; ffmpeg c`, "2", "0", "2 1", ""},
		{"branches", "if t; then ffmpeg a & ffmpeg b & else ffmpeg c; fi; wait", "2", "0", "1 1 1 1", ""},
		{"function in a loop", `enc() { ffmpeg "$1" & }; for f in 1 2 3; do enc $f; done; wait`, "3", "0", "3", ""},
		{"slot function", `slot() { while (( $(jobs -r | wc -l) >= 5 )); do sleep 1; done; }; for f in *; do slot; ffmpeg & done; wait`, "5", "0", "5", ""},
		{"pool by variable", `MAX=4; for f in *; do if [[ $(jobs -r -p | wc -l) -ge $MAX ]]; then wait -n; fi; ffmpeg & done; wait`, "4", "0", "4", ""},
		{"pool by environment", `for f in *; do [ $(jobs -r | wc -l) -ge ${MAX:-4} ] && wait -n; ffmpeg & done; wait`, "unknown", "0", "unknown", ""},
		{"pool by cpus", `for f in *; do [ $(jobs -r | wc -l) -ge $(nproc) ] && wait -n; ffmpeg & done; wait`, "8", "0", "8", ""},
		{"counter", `n=0; for f in *; do ffmpeg & n=$((n+1)); if [ $n -ge 4 ]; then wait; n=0; fi; done; wait`, "4", "0", "4", ""},
		{"counter idiom", `N=4; for f in *; do ((i=i%N)); ((i++==0)) && wait; ffmpeg & done; wait`, "4", "0", "4", ""},
		{"while true and break", `for f in *; do while true; do n=$(jobs -r | wc -l); [ $n -lt 3 ] && break; sleep 1; done; ffmpeg & done; wait`, "3", "0", "3", ""},
		{"find into while", `find . | while read -r f; do ffmpeg & done; wait`, "inf", "inf", "inf", "unbounded-background-loop,background-without-wait"},
		{"while from find", `while read -r f; do ffmpeg & done < <(find .); wait`, "inf", "0", "inf", "unbounded-background-loop"},
		{"subshell", `( ffmpeg a & ffmpeg b & wait ); ffmpeg c`, "2", "0", "1 1 1", ""},
		{"process substitution", `ffmpeg a > >(ffmpeg b)`, "2", "1", "1 1", ""},
		{"process substitution in the background", "ffmpeg x < <(ffmpeg a) &\nffmpeg y; wait", "3", "0", "1 1 1", ""},
		{"pool behind other jobs", `ffmpeg a & ffmpeg b & ffmpeg c & for i in 1 2 3 4 5 6; do while [ $(jobs -r | wc -l) -ge 3 ]; do sleep 1; done; ffmpeg d & done; wait`, "3", "0", "1 1 1 3", ""},
		{"coproc", `coproc ffmpeg a; ffmpeg b; wait`, "2", "0", "1 1", ""},
		{"tee", `cat a | tee >(ffmpeg x) >(ffmpeg y) | ffmpeg z`, "4", "2", "1 1 1 1", ""},
		{"detached", `for i in 1 2 3; do docker run -d x ffmpeg; done`, "3", "3", "3", ""},
		{"until counter", "i=0; until [ $i -ge 3 ]; do ffmpeg & i=$((i+1)); done; wait", "3", "0", "3", ""},
		{"counter skipped by continue", "i=0; while [ $i -lt 2 ]; do ffmpeg & grep x && continue; i=$((i+1)); done; wait", "inf", "0", "inf", "unbounded-background-loop"},
		{"counter set in a branch", "i=0; while [ $i -lt 4 ]; do ffmpeg & if grep x; then i=$((i+2)); else i=$((i+1)); fi; done; wait", "4", "0", "4", ""},
		{"counter set back", "i=0; while [ $i -lt 4 ]; do ffmpeg & i=$((i+1)); grep x && i=0; done; wait", "inf", "0", "inf", "unbounded-background-loop"},
		{"shift", "set -- a b c; while [ $# -gt 0 ]; do ffmpeg $1 & shift; done; wait", "3", "0", "3", ""},
		{"continue over the wait", "for f in 1 2 3; do ffmpeg & grep x && continue; wait; done; wait", "3", "0", "3", ""},
		{"break over the wait", "for f in 1 2 3; do ffmpeg & grep x && break; wait; done; ffmpeg & wait", "2", "0", "1 1", ""},
		{"return over the wait", "f() { ffmpeg & grep x && return; wait; }; f; f; wait", "2", "0", "1 1", ""},
		{"wait -n each", "for f in *; do ffmpeg & wait -n; done; wait", "1", "0", "1", ""},
		{"wait -n for two", "for f in *; do ffmpeg & ffmpeg & wait -n; done; wait", "inf", "0", "inf inf", "unbounded-background-loop unbounded-background-loop"},
		{"pool of two a round", `for f in *; do while [ $(jobs -r | wc -l) -ge 2 ]; do wait -n; done; ffmpeg & ffmpeg & done; wait`, "3", "0", "2 2", ""},
		{"pool in two loops", `for a in *; do for f in *; do while [ $(jobs -r | wc -l) -ge 2 ]; do wait -n; done; ffmpeg & done; done; wait`, "2", "0", "2", ""},
		{"pool in a branch", `for f in *; do if grep x; then while [ $(jobs -r | wc -l) -ge 2 ]; do wait -n; done; fi; ffmpeg & done; wait`, "inf", "0", "inf", "unbounded-background-loop"},
		{"modulo with wait -n", `for f in *; do ffmpeg & ((++i % 3 == 0)) && wait -n; done; wait`, "inf", "0", "inf", "unbounded-background-loop"},
		{"counter never reset", `n=0; for f in *; do ffmpeg & n=$((n+1)); [ $n -eq 2 ] && wait; done; wait`, "inf", "0", "inf", "unbounded-background-loop"},
		{"count of something else", `for f in *; do ffmpeg & [ ${#files[@]} -ge 3 ] && wait; done; wait`, "inf", "0", "inf", "unbounded-background-loop"},
		{"process ids", `p=(); for f in *; do ffmpeg & p+=($!); if ((${#p[@]} >= 2)); then wait "${p[0]}"; p=("${p[@]:1}"); fi; done; wait`, "2", "0", "2", ""},
		{"two tokens back", "mkfifo p; exec 9<>p; echo >&9\nfor f in *; do read -u 9; { ffmpeg o; echo >&9; echo >&9; } & done; wait", "inf", "0", "inf", "unbounded-background-loop"},
		{"wait for jobs -p", "ffmpeg a & ffmpeg b & wait $(jobs -p); ffmpeg c & wait", "2", "0", "1 1 1", ""},
		{"exit trap", "trap 'ffmpeg x' EXIT; ffmpeg a & ffmpeg b &", "3", "0", "1 1 1", "background-without-wait background-without-wait"},
		{"function of two branches", "if grep x; then f() { ffmpeg a & ffmpeg b & wait; }; else f() { ffmpeg c; }; fi; f", "2", "0", "1 1 1", ""},
		{"break behind a counter", "i=0; while true; do ffmpeg & i=$((i+1)); [ $i -ge 3 ] && break; done; wait", "3", "0", "3", ""},
		{"break in front", "for ((i=0; i<9; i++)); do [ $i -eq 3 ] && break; ffmpeg & done; wait", "3", "0", "3", ""},
		{"break in an endless loop", "for ((;;)); do ((++k)); k=0; ffmpeg & ((n++ >= 2)) && break; done; wait", "inf", "0", "inf", "unbounded-background-loop"},
		{"break of an endless loop", "n=0; for ((;;)); do ffmpeg & if ((++n >= 4)); then break; fi; done; wait", "4", "0", "4", ""},
		{"break without condition", "for f in *; do ffmpeg & break; done; wait", "1", "0", "1", ""},
		{"break at a word", "for i in 1 2 3 4 5; do [ $i -gt 3 ] && break; ffmpeg & done; wait", "3", "0", "3", ""},
		{"break behind a start at a word", "for i in 1 2 3 4 5; do ffmpeg & [ $i -eq 3 ] && break; done; wait", "3", "0", "3", ""},
		{"break that continue leaves out", "n=0; for f in *; do ffmpeg & n=$((n+1)); grep x && continue; [ $n -ge 3 ] && break; done; wait", "inf", "0", "inf", "unbounded-background-loop"},
		{"break behind a step that may not come", "n=0; for f in *; do ffmpeg & grep x && n=$((n+1)); [ $n -ge 3 ] && break; done; wait", "inf", "0", "inf", "unbounded-background-loop"},
		{"break of a reading loop", "n=0; find . | { while read f; do [ $n -ge 3 ] && break; n=$((n+1)); ffmpeg & done; wait; }", "3", "0", "3", ""},
		{"break of shifted words", `set -- a b c; while true; do [ $# -eq 0 ] && break; ffmpeg "$1" & shift; done; wait`, "3", "0", "3", ""},
		{"exit in a loop", "n=0; while :; do ffmpeg & n=$((n+1)); [ $n -lt 3 ] || exit 0; done; wait", "3", "3", "3", ""},
		{"lines of a pipe", `printf '%s\n' a b c | { while read -r f; do ffmpeg "$f" & done; wait; }`, "3", "0", "3", ""},
		{"lines that end otherwise", `printf 'a\0b\0' | { while read -r -d '' f; do ffmpeg "$f" & done; wait; }`, "2", "0", "2", ""},
		{"characters", `echo abcdef | { while read -n1 f; do ffmpeg "$f" & done; wait; }`, "inf", "0", "inf", "unbounded-background-loop"},
		{"lines of seq", `seq 1000000000 | { while read f; do ffmpeg & done; wait; }`, "1000000000", "0", "1000000000", ""},
		{"mapfile", `mapfile -t a < <(printf '%s\n' x y z); for f in "${a[@]}"; do ffmpeg "$f" & done; wait`, "3", "0", "3", ""},
		{"mapfile of many", `mapfile -t a < <(seq 1000000000); for f in "${a[@]}"; do ffmpeg "$f" & done; wait`, "1000000000", "0", "1000000000", ""},
		{"read -a", `IFS=, read -ra a <<< "x,y,z"; for f in "${a[@]}"; do ffmpeg "$f" & done; wait`, "3", "0", "3", ""},
		{"behind exit", "ffmpeg a; exit 0; ffmpeg b & ffmpeg c & wait", "1", "0", "1", ""},
		{"behind return", "f() { ffmpeg a; return; ffmpeg b & ffmpeg c & wait; }; f", "1", "0", "1", ""},
		{"behind exec", "exec ffmpeg a\nffmpeg b", "1", "0", "1", ""},
		{"trap behind an early exit", "trap 'ffmpeg x' EXIT; ffmpeg a & if grep x; then exit; fi; wait", "2", "0", "1 1", ""},
		{"recursion in the background", `f() { ffmpeg "$1" & if [ "$1" -gt 1 ]; then f $(($1 - 1)); fi; }; f 30; wait`, "unknown", "0", "unknown unknown", ""},
		{"recursion in a pipe", `f() { grep x && ffmpeg a | f; }; f`, "unknown", "0", "1 1", ""},
		{"recursion one after another", `f() { ffmpeg "$1"; grep x && f $(($1 - 1)); }; f 30`, "1", "0", "1 1", ""},
		{"recursion that waits", `f() { ffmpeg a & wait; grep x && f; }; f`, "1", "0", "1 1", ""},
		{"two that call each other", `f() { ffmpeg a & grep x && g; }; g() { ffmpeg b & f; }; f; wait`, "unknown", "0", "unknown unknown unknown unknown", ""},
		{"array filled in a loop", `a=(x); for i in 1 2 3; do a+=("$i"); done; for f in "${a[@]}"; do ffmpeg & done; wait`, "4", "0", "4", ""},
		{"array filled in a long loop", `a=(); for i in {1..1000000000}; do a+=("$i" "y"); done; for f in "${a[@]}"; do ffmpeg & done; wait`, "2000000000", "0", "2000000000", ""},
		{"array filled in a branch", `a=(); for i in 1 2 3; do [ -f $i ] && a+=("$i"); done; for f in "${a[@]}"; do ffmpeg & done; wait`, "3", "0", "3", ""},
		{"array filled with words", `a=(); for i in 1 2 3; do a+=($i$X); done; for f in "${a[@]}"; do ffmpeg & done; wait`, "inf", "0", "inf", "unbounded-background-loop"},
		{"array filled by a loop inside", `a=(); for i in 1 2; do for j in *; do a+=("$i"); done; done; for f in "${a[@]}"; do ffmpeg & done; wait`, "inf", "0", "inf", "unbounded-background-loop"},
		{"here-document lines", "while read f; do ffmpeg & done <<E\na\nb\nE\nwait", "2", "0", "2", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := evaluate(tt.script, Options{CPUs: 8})
			of := ofPrograms(r)
			var procs, diags []string
			for _, c := range programs(r) {
				procs = append(procs, c.Procs.String())
				var rules []string
				for _, d := range c.Diags {
					if d.Rule != "ignored-exit-status" {
						rules = append(rules, d.Rule)
					}
				}
				if len(rules) > 0 {
					diags = append(diags, strings.Join(rules, ","))
				}
			}
			got := fmt.Sprintf("peak %s stays %s procs %s diags %s", r.Peak(of), r.Statements[len(r.Statements)-1].Stays(of), strings.Join(procs, " "), strings.Join(diags, " "))
			want := fmt.Sprintf("peak %s stays %s procs %s diags %s", tt.peak, tt.stays, tt.procs, tt.diags)
			if got != want {
				t.Errorf("%s\n got %s\nwant %s", tt.script, got, want)
			}
		})
	}
}
