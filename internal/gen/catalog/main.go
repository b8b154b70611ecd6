// Command catalog makes the data that parser/ffmpeg/catalog embeds.
//
//	go run ./internal/gen/catalog                      # the installed ffmpeg
//	go run ./internal/gen/catalog PATH/TO/ffmpeg…      # other versions
//	go run ./internal/gen/catalog FILE.dump.jsonl…     # without the programs
//
// It has two halves. The first asks a binary everything, some 4,000 short
// runs, and keeps the answers as a dump. The second reads a dump and writes
// one file named after the version (data/7.1.tsv): facts only, one a line, so
// that a review shows what a new version changed. To get a binary of another
// version, see unpack.sh.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// folder is where the data goes, seen from the module's root.
const folder = "parser/ffmpeg/catalog/data"

func main() {
	dumps := flag.String("dumps", ".cache/catalog", "`folder` of the dumps that binaries give")
	out := flag.String("o", folder, "`folder` of the data")
	flag.Parse()
	from := flag.Args()
	if len(from) == 0 {
		from = []string{"ffmpeg"}
	}
	for _, path := range from {
		if err := generate(path, *dumps, *out); err != nil {
			fmt.Fprintf(os.Stderr, "catalog: %s: %v\n", path, err)
			os.Exit(1)
		}
	}
}

// generate writes the data of one binary or dump.
func generate(path, dumps, out string) error {
	b, err := answering(path, dumps)
	if err != nil {
		return err
	}
	defer b.close()
	d, err := collect(b)
	if err != nil {
		return err
	}
	target := filepath.Join(out, b.short()+".tsv")
	fmt.Println(target)
	return os.WriteFile(target, d.encode(), 0o644)
}

func answering(path, dumps string) (*binary, error) {
	if strings.HasSuffix(path, dumpSuffix) {
		return replay(path)
	}
	return open(path, dumps)
}
