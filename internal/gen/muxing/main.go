// Command muxing finds out which muxer takes which codecs, which codec tags
// and how many streams, by trying them with real binaries.
//
//	go run ./internal/gen/muxing [PATH/TO/ffmpeg…]
//
// Each binary gives one file, named after its version (muxing/7.1.tsv). One
// run encodes a few frames and hands them to all muxers at once, as slaves of
// a tee that are ignored when they fail: what counts is who refuses the header.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// folder is where the data goes, seen from the module's root.
const folder = "parser/ffmpeg/catalog/muxing"

func main() {
	programs := os.Args[1:]
	if len(programs) == 0 {
		programs = []string{"ffmpeg"}
	}
	for _, path := range programs {
		if err := generate(path); err != nil {
			fmt.Fprintf(os.Stderr, "muxing: %s: %v\n", path, err)
			os.Exit(1)
		}
	}
}

// generate probes one binary.
func generate(path string) error {
	p, err := open(path)
	if err != nil {
		return err
	}
	defer p.close()
	d := p.probe()
	target := filepath.Join(folder, p.version+".tsv")
	fmt.Println(target)
	return os.WriteFile(target, d.encode(), 0o644)
}
