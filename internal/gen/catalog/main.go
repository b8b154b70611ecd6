// Command catalog dumps what an ffmpeg binary knows into the data that
// parser/ffmpeg/catalog embeds.
//
//	go run ./internal/gen/catalog                      # the installed ffmpeg
//	go run ./internal/gen/catalog PATH/TO/ffmpeg…      # other versions
//
// Each binary gives one file, named after its version (data/7.1.tsv): facts
// only, one a line, so that a review shows what a new version changed. To get
// a binary of another version, see unpack.sh.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// folder is where the data goes, seen from the module's root.
const folder = "parser/ffmpeg/catalog/data"

func main() {
	binaries := os.Args[1:]
	if len(binaries) == 0 {
		binaries = []string{"ffmpeg"}
	}
	for _, path := range binaries {
		if err := generate(path); err != nil {
			fmt.Fprintf(os.Stderr, "catalog: %s: %v\n", path, err)
			os.Exit(1)
		}
	}
}

// generate dumps one binary.
func generate(path string) error {
	b, err := open(path)
	if err != nil {
		return err
	}
	defer b.close()
	d, err := dump(b)
	if err != nil {
		return err
	}
	target := filepath.Join(folder, b.short()+".tsv")
	fmt.Println(target)
	return os.WriteFile(target, d.encode(), 0o644)
}
