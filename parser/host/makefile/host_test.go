package makefile

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestClaims(t *testing.T) {
	for name, want := range map[string]bool{
		"Makefile": true, "a/GNUmakefile": true, "rules.mk": true, "Makefile.docker": true, "makefile.py": false, "a.sh": false,
	} {
		if got := (Host{}).Claims(name, nil); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("A ?= ffmpeg\nx: y\n\t@$(A) -i $< \\\n\t$$a $(call z,$(1))\ndefine z\n$(z)\nendef\n.RECIPEPREFIX = >\nb: ; c\n>$(")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile("Makefile", []byte(text)), source.Memory{})
	})
}
