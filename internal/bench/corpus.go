package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// corpus says what a tree is like. The same corpus is the same bytes anywhere.
type corpus struct {
	files   int
	percent int // of the files hold ffmpeg
	seed    uint64
}

// meanSize is how many bytes a file has in the mean, as in repositories of
// scripts and manifests.
const meanSize = 10_000

// writeCorpus writes the files, several to a folder, some folders deep.
func writeCorpus(root string, c corpus) error {
	random := rand.New(rand.NewPCG(c.seed, 0))
	for i := range c.files {
		kind := kinds()[random.IntN(len(kinds()))]
		folder := filepath.Join(root, fmt.Sprintf("team%d", i/400), fmt.Sprintf("%s%d", word(random), i/8%50))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		withFFmpeg := i%100 < c.percent
		text := kind.text(i, random, random.IntN(2*meanSize), withFFmpeg)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf(kind.name, i)), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// fileKind is a kind of file: its name and how it starts, with the number of
// the file where %d stands, and what its text is made of.
type fileKind struct {
	name, start   string
	line, command string // %[1]s is a word of its own, %[2]s any word
	commands      int    // how many, in a file that holds ffmpeg
}

func kinds() []fileKind {
	return []fileKind{
		{name: "job%d.sh", start: "#!/bin/bash\n# Job %[1]d.\nset -eu\n", line: "%[1]s=\"${%[2]s:-%[1]s}\"; [ -n \"$%[1]s\" ] || echo \"no %[2]s\" >&2\n",
			command: "ffmpeg -nostdin -y -i \"$%[1]s\" -c:v libx264 -vf scale=1280:-2 \"%[2]s.mp4\"\n", commands: 3},
		{name: "Dockerfile.%d", start: "FROM debian:12 AS build%[1]d\n", line: "ENV %[1]s=%[2]s\n",
			command: "RUN ffmpeg -i %[1]s.wav %[2]s.mp3\n", commands: 1},
		{name: "config%d.yaml", start: "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings%[1]d}\ndata:\n", line: "  %[1]s-%[2]s: \"%[2]s %[1]s\"\n",
			command: "  %[1]s-%[2]s.sh: ffmpeg -i %[1]s.mov %[2]s.mp4\n", commands: 2},
		{name: "notes%d.md", start: "# Notes %[1]d\n", line: "The %[1]s reads the %[2]s; see there.\n",
			command: "Run `ffmpeg -i %[1]s %[2]s`.\n", commands: 1},
		{name: "module%d.py", start: "import os\n\nFILE = %[1]d\n", line: "def %[1]s(%[2]s):\n    return %[2]s\n",
			command: "subprocess.run([\"ffmpeg\", \"-i\", %[1]s, %[2]s])\n", commands: 1},
	}
}

// text returns about so many bytes of the kind; keys of YAML stay distinct by
// a number. No two files hold a thing of one name.
func (k fileKind) text(number int, random *rand.Rand, size int, withFFmpeg bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, k.start, number)
	for n := 0; b.Len() < size; n++ {
		fmt.Fprintf(&b, k.line, numbered(random, n), word(random))
	}
	for n := 0; withFFmpeg && n < k.commands; n++ {
		fmt.Fprintf(&b, k.command, numbered(random, n), word(random))
	}
	return b.String()
}

func numbered(random *rand.Rand, n int) string { return fmt.Sprintf("%s%d", word(random), n) }

func word(random *rand.Rand) string {
	words := strings.Fields("stage cache input output media video audio frame worker queue upload bucket segment playlist offer buffer")
	return words[random.IntN(len(words))]
}
