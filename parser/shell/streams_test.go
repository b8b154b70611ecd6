package shell

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// the returns the first call of ffmpeg.
func the(t *testing.T, r *Result) *Call {
	t.Helper()
	for _, c := range programs(r) {
		if c.Words[0].String() == "ffmpeg" {
			return c
		}
	}
	t.Fatalf("no ffmpeg found: %v", r.Unread)
	return nil
}

func TestStreams(t *testing.T) {
	tests := []struct{ script, want string }{
		{"ffmpeg a", "//"},
		{"ffmpeg a < x > y 2>&1", "file/file/file"},
		{"ffmpeg a </dev/null >/dev/null 2>&1", "null/null/null"},
		{"ffmpeg a &>/dev/null", "/null/null"},
		{"ffmpeg a 2>/dev/null >&2", "/null/null"},
		{"cat x | ffmpeg a | tee y", "pipe/pipe/"},
		{"ffmpeg a <<< x", "text//"},
		{"ffmpeg a <&-", "null//"},
		{"ffmpeg a &", "null//"},
		{"ffmpeg a < x &", "file//"},
		{"x=$(ffmpeg a)", "/pipe/"},
		{"x=$(ffmpeg a 2>&1)", "/pipe/pipe"},
		{"ffmpeg a > >(tee x)", "/pipe/"},
		{"ffmpeg a < <(tee x)", "pipe//"},
		{"{ ffmpeg a; } > x", "/file/"},
		{"exec </dev/null; ffmpeg a", "null//"},
		{"while read f; do ffmpeg a; done < x", "loop//"},
		{"while read f; do ffmpeg a; done", "loop//"},
		{"cat x | while IFS= read -r f; do ffmpeg a; done", "loop//"},
		{"while read f || [ -n \"$f\" ]; do ffmpeg a; done < x", "loop//"},
		{"while read f; do ffmpeg a; done < <(find .)", "loop//"},
		{"while read f; do ffmpeg a; done <<< \"$x\"", "loop//"},
		{"while read f; do ffmpeg a </dev/null; done < x", "null//"},
		{"while read f; do ffmpeg a & done < x", "null//"},
		{"while read f; do cat y | ffmpeg a; done < x", "pipe//"},
		{"while read -u 3 f; do ffmpeg a; done 3< x", "//"},
		{"while read f <&3; do ffmpeg a; done 3< x", "//"},
		{"enc() { ffmpeg a; }; while read f; do enc; done < x", "loop//"},
		{"while read f; do if t; then ffmpeg a; fi; done < x", "loop//"},
		{"while read f; do :; done < x; ffmpeg a", "//"},
		{"for f in a b; do ffmpeg a; done < x", "file//"},
		{"while true; do ffmpeg a; done < x", "file//"},
		{"coproc ffmpeg a", "pipe/pipe/"},
	}
	for _, tt := range tests {
		s := the(t, evaluate(tt.script, Options{})).Streams
		if got := strings.Join([]string{string(s.Stdin), string(s.Stdout), string(s.Stderr)}, "/"); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.script, got, tt.want)
		}
	}
}

func TestHereDocument(t *testing.T) {
	tests := []struct{ script, want string }{
		{"sh <<EOF\nffmpeg $IN \\$x\nEOF", "ffmpeg ${IN} $x\n"},
		{"sh <<'EOF'\nffmpeg $IN\nEOF", "ffmpeg $IN\n"},
		{"sh <<-EOF\n\t\tffmpeg a\n\tEOF", "ffmpeg a\n"},
		{"X=1; sh <<EOF\nffmpeg $X\nEOF", "ffmpeg 1\n"},
	}
	for _, tt := range tests {
		c := programs(evaluate(tt.script, Options{}))[0]
		if c.Input == nil || c.Input.Str != tt.want {
			t.Errorf("%s: input %v, want %q", tt.script, c.Input, tt.want)
			continue
		}
		if at := strings.Index(c.Input.Str, "ffmpeg"); c.Input.Span(at, at+6).Text() != "ffmpeg" {
			t.Errorf("%s: ffmpeg stands at %q", tt.script, c.Input.Span(at, at+6).Text())
		}
	}
}

// TestPlaces holds that every literal part that claims to stand in the file
// stands there.
func TestPlaces(t *testing.T) {
	scripts := []string{
		"ffmpeg -i 'a b' \"c d\" e\\ f $'g' out.mkv",
		"o='-an  -sn'; ffmpeg $o \"x${o}y\"",
		"a=(-i \"x y\"); a+=(-an z); ffmpeg \"${a[@]}\"",
		"eval \"ffmpeg -i 'a b'\"",
		"f=in.mp4; ffmpeg ${f%.mp4}.mkv {a,b}.ts \\\n  -vf scale=1:2",
		"enc() { ffmpeg -i \"$1\"; }\nenc x.mp4",
		"x=`ffmpeg -i \"a b\" \\`c\\``",
		"alias ff='ffmpeg -y'\nff x",
		"ffmpeg ~/a *.mp4 é \"ü${x}ß\"",
	}
	for _, script := range scripts {
		c := the(t, evaluate(script, Options{}))
		for _, w := range c.Words {
			if s := w.Span; s.File == nil || s.Start >= s.End {
				t.Errorf("%s: word %s stands nowhere", script, w)
			}
			for _, p := range w.Parts {
				if p.Hole == nil {
					checkPlace(t, script, p.Text)
				}
			}
		}
	}
}

func checkPlace(t *testing.T, script string, text source.Text) {
	t.Helper()
	for i := range len(text.Str) {
		if s := text.Span(i, i+1); s.Exact && s.Text() != text.Str[i:i+1] {
			t.Errorf("%s: byte %d of %q claims to stand at %q", script, i, text.Str, s.Text())
			return
		}
	}
}

func TestSpans(t *testing.T) {
	r := evaluate("x=1\nfor f in *.mp4; do\n  nice ffmpeg -i \"$f\" \\\n    out 2>log &\ndone\nwait\n", Options{})
	s := r.Statements[0]
	if s.Line != 2 || !strings.HasPrefix(s.At.Text(), "for f") || !strings.HasSuffix(s.At.Text(), "done") {
		t.Errorf("statement on line %d at %q", s.Line, s.At.Text())
	}
	c := s.Calls[0]
	if want := "nice ffmpeg -i \"$f\" \\\n    out 2>log"; c.At.Text() != want {
		t.Errorf("call at %q, want %q", c.At.Text(), want)
	}
	if got := c.Words[3].Span.Text(); got != `"$f"` {
		t.Errorf("word at %q", got)
	}
	var factors []string
	for _, e := range c.Evidence {
		factors = append(factors, e.Factor+" "+e.Value.String()+" "+e.At.Text())
	}
	if got := strings.Join(factors, "; "); got != "background 1 &; loop inf for f in *.mp4" {
		t.Errorf("evidence: %s", got)
	}
	if d := c.Diags[0]; d.Rule != "unbounded-background-loop" || d.At.Text() != "&" {
		t.Errorf("diagnostic %s at %q", d.Rule, d.At.Text())
	}
	if !c.Background || !c.Loop {
		t.Errorf("background %v, loop %v", c.Background, c.Loop)
	}
}

func TestHoles(t *testing.T) {
	r := evaluate("if [ -z \"$FF\" ]; then FF=ffmpeg; fi\n\"$FF\" ${T:-4} $(date +%s) \"$@\" *.ts\nfor h in 480 720; do \"${G:=ffprobe}\" $h; done", Options{})
	calls := programs(r)
	want := []struct {
		call, word int
		kind       word.Kind
		name, def  string
		splits     bool
		among      int
	}{
		{1, 0, word.Variable, "FF", "ffmpeg", false, 0},
		{1, 1, word.Variable, "T", "4", true, 0},
		{1, 2, word.Command, "date +%s", "", true, 0},
		{1, 3, word.Variable, "@", "", true, 0},
		{1, 4, word.Glob, "*.ts", "", true, 0},
		{2, 0, word.Variable, "G", "ffprobe", false, 0},
		{2, 1, word.Item, "h", "", true, 2},
	}
	for _, w := range want {
		h := calls[w.call].Words[w.word].Holes()[0]
		def := ""
		if h.Default != nil {
			def = h.Default.String()
		}
		if h.Kind != w.kind || h.Name != w.name || def != w.def || h.Splits != w.splits || len(h.Among) != w.among {
			t.Errorf("hole %+v default %q, want %+v", h, def, w)
		}
	}
}

func TestEnvironment(t *testing.T) {
	o := Options{Env: []unit.Var{{Name: "SRC", Value: word.Literal("in.mp4", source.Span{})}}}
	r := evaluate("export A=1; B=2; export B; set -a; D=3; set +a; C=4 ffmpeg \"$SRC\" \"${SRC:-x}\"", o)
	c := the(t, r)
	if got := strings.Join(word.Strings(c.Words), " "); got != "ffmpeg in.mp4 in.mp4" {
		t.Errorf("words %s", got)
	}
	var env []string
	for _, v := range c.Env {
		env = append(env, v.Name+"="+v.Value.String())
	}
	if got := strings.Join(env, " "); got != "A=1 B=2 D=3 C=4" {
		t.Errorf("environment %s", got)
	}
}

func TestSource(t *testing.T) {
	files := map[string]string{"lib.sh": "enc() { ffmpeg -i \"$1\"; }\nPRE=fast", "loop.sh": ". loop.sh"}
	o := Options{Source: func(path string) (source.Text, bool) {
		path = strings.TrimPrefix(path, "./")
		text, ok := files[path]
		return source.Of(source.NewFile(path, []byte(text)).Whole()), ok
	}}
	r := evaluate(`. "$(dirname "$0")/lib.sh"`+"\nenc \"$PRE\"", o)
	if got := strings.Join(word.Strings(the(t, r).Words), " "); got != "ffmpeg -i fast" {
		t.Errorf("words %s", got)
	}
	if got := the(t, r).At.File.Path; got != "lib.sh" {
		t.Errorf("the call stands in %s", got)
	}
	if r = evaluate(". loop.sh", o); len(r.Unread) != 1 {
		t.Errorf("a file that reads itself gives %d notes, want 1", len(r.Unread))
	}
}

// chain returns so many functions of which each calls the next.
func chain(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "f%d() { f%d; ffmpeg a; }\n", i, i+1)
	}
	return b.String() + "f0"
}

func TestUnread(t *testing.T) {
	tests := []struct {
		script, at, text string
		calls            int
	}{
		{"ffmpeg a\nif true; then\nffmpeg b\n", "", "fi", 2},
		{"ffmpeg a\nx+=([$y] )\nffmpeg b\n", "[", "must be followed by", 2},
		{"ffmpeg a\nffmpeg 'b\n", "'", "quote", 1},
		{strings.Repeat("(", 5000), "", "inside one another", 0},
		{chain(30), "f", "inside one another", 20},
	}
	for _, tt := range tests {
		r := evaluate(tt.script, Options{})
		if len(r.Unread) != 1 || !strings.Contains(r.Unread[0].Text, tt.text) || len(programs(r)) != tt.calls {
			t.Errorf("%.30q: %d calls, notes %v; want %d and %q", tt.script, len(programs(r)), r.Unread, tt.calls, tt.text)
		}
	}
	if r := Eval(unit.Script{Text: source.Text{Str: "ffmpeg"}, Shell: "fish"}, Options{}); len(r.Unread) != 1 {
		t.Errorf("a script for fish gives %d notes, want 1", len(r.Unread))
	}
}
