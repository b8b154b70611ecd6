package link_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ffvet/ffvet/internal/link"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

func words(texts ...string) []word.Word {
	out := make([]word.Word, len(texts))
	for i, t := range texts {
		out[i] = word.Literal(t, source.Span{})
	}
	return out
}

func TestProgram(t *testing.T) {
	for text, want := range map[string]string{
		"ffmpeg": "ffmpeg", "/usr/bin/ffprobe": "ffprobe", "./ffmpeg-6.1": "ffmpeg", "ffmpeg7": "ffmpeg",
		`C:\tools\ffplay.exe`: "ffplay", "enc": "ffmpeg", "ffmpegthumbnailer": "", "myffmpeg": "", "": "", "ffmpeg-normalize": "",
	} {
		got, _, _ := link.Program(words(text, "-i", "x"), map[string]string{"enc": "ffmpeg"})
		if got != want {
			t.Errorf("Program(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestProgramInAVariable(t *testing.T) {
	hole := func(name string) []word.Word {
		return []word.Word{word.FromHole(word.Hole{Kind: word.Variable, Name: name}, source.Span{})}
	}
	for _, c := range []struct {
		name string
		args []word.Word
		want string
	}{
		{"FFMPEG", words("-i", "x"), "ffmpeg"},
		{"ffmpeg_cmd", words("-y", "-i", "x"), "ffmpeg"},
		{"FF", words("-i", "x"), "ffmpeg"},
		{"FFMPEG", words("x"), ""},
		{"FFPROBE_PATH", words("x"), "ffprobe"},
		{"CMD", words("-i", "x"), ""},
	} {
		if got, _, _ := link.Program(append(hole(c.name), c.args...), nil); got != c.want {
			t.Errorf("$%s %v = %q, want %q", c.name, word.Strings(c.args), got, c.want)
		}
	}
	if got, _, _ := link.Program(nil, nil); got != "" {
		t.Errorf("no words start %q", got)
	}
}

// chain is a number of scripts that each call the next one a few times.
func chain(n, calls int) map[string]string {
	files := map[string]string{}
	for i := range n {
		next := fmt.Sprintf("./step%02d.sh\n", i+1)
		files[fmt.Sprintf("step%02d.sh", i)] = strings.Repeat(next, calls)
	}
	files[fmt.Sprintf("step%02d.sh", n)] = "ffmpeg -i a b\n"
	return files
}

func TestLongChainsEndInANote(t *testing.T) {
	linked := run(chain(60, 1))
	if len(linked.Unread) == 0 {
		t.Error("the chain was cut without a word")
	}
	if len(linked.Units) == 0 {
		t.Error("nothing of the chain is left")
	}
}

func TestWideChainsTakeLinearTime(t *testing.T) {
	start := time.Now()
	linked := run(chain(9, 12)) // 12^9 ways
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
	if got := len(linked.Commands()); got != 12 {
		t.Errorf("%d commands, want one for each statement of the first script", got)
	}
}
