package just

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestClaims(t *testing.T) {
	for name, want := range map[string]bool{
		"justfile": true, "Justfile": true, "a/.justfile": true, "media.just": true, "justfile.py": false, "a.sh": false,
	} {
		if got := (Host{}).Claims(name, nil); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestValue(t *testing.T) {
	j := &justfile{vars: map[string]string{"ff": `"ffmpeg"`, "flags": `"-y " + '-nostdin'`, "dir": `"out" / "clips"`, "loop": "loop", "rev": "`git rev-parse HEAD`"}}
	r := recipe{params: map[string]string{"in": "", "crf": `"23"`, "size": "'1 2'"}}
	for expression, want := range map[string]string{
		"ff":                          "ffmpeg",
		"flags":                       "-y -nostdin",
		`dir + ".mp4"`:                "out/clips.mp4",
		"in":                          "${in}",
		"crf":                         "${crf:-23}",
		"size":                        "${size}",
		"rev":                         "$(git rev-parse HEAD)",
		`env("PRESET", "fast")`:       "${PRESET:-fast}",
		`env_var("SRC")`:              "${SRC}",
		`env_var_or_default('N', ff)`: "${N:-ffmpeg}",
		"quote(in)":                   `"${in}"`,
		"justfile_directory()":        "${justfile_directory}",
		`if os() == "linux" { "a" } else { "b" }`: "${if_os_______linux_____a____else____b___}",
		"num_cpus()": "$(nproc)",
		"loop":       "${loop}",
		`"a\tb"`:     "a\tb",
	} {
		if got := j.value(r, expression, 0); got != want {
			t.Errorf("%s: got %q, want %q", expression, got, want)
		}
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("set shell := ['bash', '-c']\na := 'x' + b / `c`\n@r p='1' *q: d\n  -@ffmpeg {{a}} {{p}} \\\n   {{{{\n\n  x\n[script('sh')]\ns:\n\t#!/bin/sh\n\t{{")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile("justfile", []byte(text)), source.Memory{})
	})
}
