package yamlpos

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/source"
)

// bomb is a document of nine levels, each of nine aliases of the one before.
func bomb() string {
	var b strings.Builder
	b.WriteString("l0: &l0 [x, x, x, x, x, x, x, x, x]\n")
	for level := '1'; level <= '9'; level++ {
		before := "*l" + string(level-1)
		b.WriteString("l" + string(level) + ": &l" + string(level) + " [" + strings.Repeat(before+", ", 8) + before + "]\n")
	}
	return b.String()
}

func TestAliasBombIsNoted(t *testing.T) {
	docs := Split(source.NewFile("bomb.yaml", []byte(bomb()+"run: ffmpeg -i a b\n")))
	if docs[0].Root() == nil {
		t.Fatal("the document was not read")
	}
	notes := docs[0].Notes()
	if len(notes) != 1 || !strings.Contains(notes[0].Text, "alias bomb") || notes[0].At.Position().Line != 10 {
		t.Errorf("notes %+v; want one about the alias bomb in line 10", notes)
	}
}

func TestUsualAliasesAreFine(t *testing.T) {
	text := "base: &base {a: 1, b: 2}\nlist: [" + strings.Repeat("*base, ", 200) + "*base]\n"
	docs := Split(source.NewFile("a.yaml", []byte(text)))
	if docs[0].Root() == nil || len(docs[0].Notes()) != 0 {
		t.Errorf("notes %+v; want none", docs[0].Notes())
	}
}
