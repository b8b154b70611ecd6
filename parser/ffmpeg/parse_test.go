package ffmpeg_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// line splits a command line at blanks; "$X" is an unquoted variable, "${X}"
// a quoted one, and either may be part of a word.
func line(text string) []word.Word {
	file := source.NewFile("script.sh", []byte(text))
	var list []word.Word
	for at := 0; at < len(text); {
		end := at + strings.IndexByte(text[at:]+" ", ' ')
		list = append(list, holed(file, at, end))
		at = end + 1
	}
	return list
}

func holed(file *source.File, start, end int) word.Word {
	text := string(file.Text[start:end])
	span := func(from, to int) source.Span {
		return source.Span{File: file, Start: start + from, End: start + to, Exact: true}
	}
	i := strings.IndexByte(text, '$')
	if i < 0 {
		return word.Literal(text, span(0, len(text)))
	}
	n := len(text)
	hole := word.Hole{Kind: word.Variable, Splits: text[i+1] != '{'}
	if !hole.Splits {
		n = strings.IndexByte(text, '}') + 1
	} else if k := strings.IndexAny(text[i:], "/.:,"); k > 0 {
		n = i + k
	}
	hole.Name = strings.Trim(text[i+1:n], "{}")
	w := word.Concat(word.Literal(text[:i], span(0, i)), word.FromHole(hole, span(i, n)), word.Literal(text[n:], span(n, len(text))))
	w.Span = span(0, len(text))
	return w
}

// show writes an invocation in one line: options in brackets before the file
// that they apply to.
func show(inv *ffmpeg.Invocation) string {
	var b strings.Builder
	options := func(name string, list []ffmpeg.Option) {
		if len(list) == 0 {
			return
		}
		fmt.Fprintf(&b, "%s[", name)
		for i, o := range list {
			if i > 0 {
				b.WriteByte(' ')
			}
			if o.Negated {
				b.WriteString("no ")
			}
			b.WriteString(o.Name)
			if o.Spec != "" {
				b.WriteString(":" + o.Spec)
			}
			if o.HasValue {
				b.WriteString("=" + o.Value.String())
			}
		}
		b.WriteString("] ")
	}
	options("global", inv.Global)
	for _, f := range inv.Inputs {
		options("", f.Options)
		fmt.Fprintf(&b, "<%s ", f.URL)
	}
	for _, f := range inv.Outputs {
		options("", f.Options)
		fmt.Fprintf(&b, ">%s ", f.URL)
	}
	options("trailing", inv.Trailing)
	if inv.Open {
		b.WriteString("open ")
	}
	return strings.TrimSpace(b.String())
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ version, line, want string }{
		{"5.1", "-i a.mp4 -c:v libx264 -crf 20 b.mp4", "<a.mp4 [codec:v=libx264 crf=20] >b.mp4"},
		{"5.1", "-vcodec copy -re -i a.mp4 b.mp4 -y", "global[y] [codec:v=copy re] <a.mp4 >b.mp4"},
		{"5.1", "-i a.mp4 -c:v -crf 20", "<a.mp4 [codec:v=-crf] >20"},
		{"5.1", "-i a.mp4 -- -o.mp4 b.mp4", "<a.mp4 >-o.mp4 >b.mp4"},
		{"5.1", "-i a.mp4 b.mp4 -b:v 1M", "<a.mp4 >b.mp4 trailing[b:v=1M]"},
		{"5.1", "-i a.mp4 -vb 1M -ab 2k -aq 3 -b 4M -qscale 5 b.mp4", "<a.mp4 [b:v=1M b:a=2k q:a=3 b:v=4M q:v=5] >b.mp4"},
		{"5.1", "-i a.mp4 -vcodec:0 copy -b:a 1k -profile:a x b.mp4", "<a.mp4 [codec:v=copy b:a=1k profile:a=x] >b.mp4"},
		{"5.1", "-autorotate 0 -i a.mp4 b.mp4", "[autorotate=0] <a.mp4 >b.mp4"},
		{"7.1", "-autorotate 0 -i a.mp4 b.mp4", "<a.mp4 [autorotate] >0 >b.mp4"},
		{"7.1", "-i a.mp4 -/vf g.txt b.mp4", "<a.mp4 [filter:v=${g.txt}] >b.mp4"},
		{"5.1", "-noautorotate -i a.mp4 -nostdin - -lavfi x", "global[no stdin filter_complex=x] [no autorotate] <a.mp4 >-"},
		{"5.1", "-i $IN -vf scale=$W:-2 out/$NAME.mp4", "<${IN} [filter:v=scale=${W}:-2] >out/${NAME}.mp4"},
		{"5.1", "-i a.mp4 $OPTS b.mp4", "<a.mp4 >b.mp4 open"},
		{"5.1", "-i a.mp4 -c copy ${OUT}", "<a.mp4 [codec=copy] >${OUT} open"},
		{"5.1", "-i a.mp4 -c copy $OUT", "<a.mp4 [codec=copy] >${OUT} open"},
		{"5.1", "$@", "open"},
		{"5.1", "-i a.mp4 -b:v:$I 1M b.mp4", "<a.mp4 [b:v:${…}=1M] >b.mp4"},
	} {
		inv := ffmpeg.Parse("ffmpeg", line(c.line), catalog.Load(c.version))
		if d := cmp.Diff(c.want, show(inv)); d != "" {
			t.Errorf("%s\n%s", c.line, d)
		}
	}
}

// TestParseWith reads what options name as files.
func TestParseWith(t *testing.T) {
	files := func(name string) (word.Word, bool) {
		return word.Literal("scale=640:-2", source.Span{}), name == "g.txt"
	}
	for _, c := range []struct{ version, line, want string }{
		{"7.1", "-i a.mp4 -/vf g.txt b.mp4", "<a.mp4 [filter:v=scale=640:-2] >b.mp4"},
		{"5.1", "-i a.mp4 -filter_script:v g.txt b.mp4", "<a.mp4 [filter:v=scale=640:-2] >b.mp4"},
		{"4.3", "-i a.mp4 -filter_complex_script g.txt b.mp4", "global[filter_complex=scale=640:-2] <a.mp4 >b.mp4"},
		{"5.1", "-i a.mp4 -filter_complex_script h.txt b.mp4", "global[filter_complex=${h.txt}] <a.mp4 >b.mp4"},
		{"5.1", "-i a.mp4 -filter_script:v $F b.mp4", "<a.mp4 [filter:v=${${F}}] >b.mp4"},
	} {
		inv := ffmpeg.ParseWith("ffmpeg", line(c.line), catalog.Load(c.version), files)
		if d := cmp.Diff(c.want, show(inv)); d != "" {
			t.Errorf("%s\n%s", c.line, d)
		}
	}
}

func TestProblems(t *testing.T) {
	for _, c := range []struct{ version, line, want string }{
		{"5.1", "-i a.mp4 b.mp4", ""},
		{"5.1", "-i a.mp4 -crff 20 b.mp4", "unknown-option refused certain at 9:14 instead -crf"},
		{"5.1", "-i a.mp4 $X -crff 20 b.mp4", "unknown-option refused at 12:17 instead -crf"},
		{"5.1", "-i a.mp4 -c:v h264_videotoolbox -allow_sw 1 b.mp4", ""},
		{"5.1", "-f decklink -timecode_format all -i dev b.mp4", "invalid-value refused at 3:11"},
		{"5.1", "-timecode_format all $GRAB -i dev b.mp4", "unknown-option refused at 0:16"},
		{"5.1", "-i a.mp4 -c:v", "missing-argument refused certain at 9:13; no-output refused certain at 0:13"},
		{"5.1", "-i a.mp4 -re b.mp4", "misplaced-option refused certain at 9:12"},
		{"5.1", "-i a.mp4 -re ${B}", "misplaced-option refused certain at 9:12"},
		{"5.1", "-i a.mp4 $X -re b.mp4", "misplaced-option refused at 12:15"},
		{"5.1", "-crf 20 -i a.mp4 b.mp4", "misplaced-option refused certain at 0:4"},
		{"5.1", "-movflags faststart -i a.mp4 b.mp4", "misplaced-option refused certain at 0:9"},
		{"5.1", "-framerate 5 -i a.mp4 b.mp4", "misplaced-option refused certain at 0:10"},
		{"5.1", "-framerate 5 -loop 1 -i a%d.png b.mp4", ""},
		{"5.1", "-rtsp_transport tcp -i rtsp://h/x b.mp4", ""},
		{"5.1", "-i a.mp4 -framerate 5 b.mp4", "misplaced-option certain at 9:19"},
		{"5.1", "-i a.mp4 b.mp4 -threads 1 -preset x", "trailing-options certain at 15:23"},
		{"5.1", "b.mp4", "no-input refused certain at 0:5"},
		{"5.1", "-lavfi testsrc b.mp4", ""},
		{"5.1", "-version", ""},
		{"5.1", "-i a.mp4 -c:x copy b.mp4", "bad-stream-specifier refused certain at 9:13"},
		{"5.1", "-i a.mp4 -c:v:a copy b.mp4", ""},
		{"7.1", "-i a.mp4 -c:v:a copy b.mp4", "bad-stream-specifier refused certain at 9:15"},
		{"5.1", "-i a.mp4 -t:v 1 b.mp4", "stray-specifier certain at 9:13 instead -t"},
		{"5.1", "-i a.mp4 -metadata:s:a:0 language=eng b.mp4", ""},
		{"5.1", "-i a.mp4 -t .5 b.mp4", "invalid-value refused certain at 12:14"},
		{"5.1", "-i a.mp4 -ac 2.5 b.mp4", "invalid-value refused certain at 13:16"},
		{"5.1", "-i a.mp4 -ac $N b.mp4", ""},
		{"5.1", "-i a.mp4 -ss 2 -to 1 b.mp4", "invalid-value refused certain at 19:20"},
		{"5.1", "-i a.mp4 -ss $S -to 1 b.mp4", ""},
		{"5.1", "-i a.mp4 -ss 2 -to 1 -t 1 b.mp4", ""},
		{"5.1", "-i a.mp4 -pix_fmt yuv42p b.mp4", "invalid-value refused certain at 18:24 instead yuv420p"},
		{"5.1", "-i a.mp4 -metadata title b.mp4", "invalid-value refused certain at 19:24"},
		{"5.1", "-i a.mp4 -map 0:v:0:1 b.mp4", "bad-stream-specifier refused certain at 14:21"},
		{"5.1", "-i a.mp4 -map 0:v?x b.mp4", ""},
		{"7.1", "-i a.mp4 -map 0:v?x b.mp4", "bad-stream-specifier refused certain at 14:19"},
		{"7.1", "-i a.mp4 -psnr b.mp4", "removed-option refused certain at 9:14"},
		{"9.0", "-i a.mp4 -vsync 0 b.mp4", "removed-option refused certain at 9:15 instead -fps_mode"},
		{"5.1", "-i a.mp4 -vsync 0 b.mp4", "deprecated-option certain at 9:15"},
		{"5.1", "-i a.mp4 -y 1 b.mp4", "stray-output refused certain at 12:13"},
		{"5.1", "-i a.mp4 -f nosuch b.mp4", "invalid-value refused certain at 12:18"},
		{"5.1", "-f lavif -i a b.mp4", "invalid-value refused certain at 3:8 instead lavfi"},
		{"5.1", "-f avfoundation -i a b.mp4", "invalid-value refused at 3:15"},
		{"5.1", "-i a.mp4 -f null -", ""},
		{"5.1", "-i a.mp4 -c:v:0 x -c:v y b.mp4", "overridden-option certain at 9:15"},
		{"5.1", "-i a.mp4 -b:v 1M -b:v:0 2M b.mp4", ""},
		{"5.1", "-i a.mp4 -map 0:v -map 0:a -flags +a -flags +b b.mp4", ""},
	} {
		inv := ffmpeg.Parse("ffmpeg", line(c.line), catalog.Load(c.version))
		if d := cmp.Diff(c.want, problems(inv)); d != "" {
			t.Errorf("%s %s\n%s\n%v", c.version, c.line, d, inv.Problems)
		}
	}
}

func problems(inv *ffmpeg.Invocation) string {
	var all []string
	for _, p := range inv.Problems {
		text := p.Rule
		if p.Refused {
			text += " refused"
		}
		if p.Certain {
			text += " certain"
		}
		text += fmt.Sprintf(" at %d:%d", p.At.Start, p.At.End)
		if p.Instead != "" {
			text += " instead " + p.Instead
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

func TestViewers(t *testing.T) {
	for _, c := range []struct{ program, line, want string }{
		{"ffprobe", "-v error -show_streams -of json -select_streams v:0 a.mp4", "[v=error show_streams of=json select_streams=v:0] <a.mp4"},
		{"ffprobe", "-i a.mp4 -show_entries format=duration", "[show_entries=format=duration] <a.mp4"},
		{"ffplay", "-autoexit -nodisp a.mp3", "[autoexit nodisp] <a.mp3"},
	} {
		inv := ffmpeg.Parse(c.program, line(c.line), catalog.Load("5.1"))
		if d := cmp.Diff(c.want, show(inv)); d != "" {
			t.Errorf("%s\n%s", c.line, d)
		}
	}
}
