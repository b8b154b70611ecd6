package argline

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

func wordOf(text string) word.Word {
	at := source.NewFile("f", []byte(text)).Whole()
	at.Exact = true
	return word.FromText(source.Of(at), at)
}

func TestSplit(t *testing.T) {
	python := Rules{Escapes: `"\`}
	for _, c := range []struct {
		rules      Rules
		line, want string
	}{
		{python, `a  "b c"'d' \e`, `["a" "b cd" "e"]`},
		{python, `"a\b\"c" #d`, `["a\\b\"c" "#d"]`},
		{Rules{Comments: true}, `"a\b" #d`, `["ab"]`},
		{Rules{Plain: true}, `a\b c"d e" "f g"`, `["a\\b" "c\"d" "e\"" "f g"]`},
		{python, `"" a`, `["" "a"]`},
		{python, "", `[]`},
	} {
		words, err := Split(wordOf(c.line), c.rules)
		if got := fmt.Sprintf("%q", word.Strings(words)); got != c.want || err != nil {
			t.Errorf("%s: got %s, %v, want %s", c.line, got, err, c.want)
		}
	}
	if _, err := Split(wordOf(`a "b`), python); err == nil {
		t.Error("an open quote is no error")
	}
}

func TestWordsKeepTheirPlaces(t *testing.T) {
	words, _ := Split(wordOf(`ffmpeg -i 'a b'`), Rules{})
	if at := words[2].Span; at.Text() != `'a b'` {
		t.Errorf("the third word stands at %q", at.Text())
	}
}

func TestFill(t *testing.T) {
	w := wordOf("a $X b")
	filled := Fill(w.Text(""), w.Span, regexp.MustCompile(`\$[A-Z]`), func(match string, at source.Span) word.Word {
		return word.FromHole(word.Hole{Name: match[1:]}, at)
	})
	words, _ := Split(filled, Rules{})
	if got := fmt.Sprint(word.Strings(words)); got != "[a ${X} b]" || !words[1].Splits() {
		t.Errorf("got %s, which splits: %v", got, words[1].Splits())
	}
}

func FuzzSplit(f *testing.F) {
	f.Add(`a "b\" c" 'd' \e #f`, true)
	f.Fuzz(func(t *testing.T, line string, plain bool) {
		words, _ := Split(wordOf(line), Rules{Plain: plain, Comments: plain, Escapes: `"`})
		if len(words) > len(line) {
			t.Errorf("%d words of %d bytes", len(words), len(line))
		}
	})
}
