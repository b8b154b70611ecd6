// Command formats finds out which pixel formats each filter of an ffmpeg
// binary takes and each source makes, and which scaler libavfilter inserts
// where that does not fit: by what the binary itself says of a graph for each
// format.
//
//	go run ./internal/gen/formats [-only NAME,…] [PATH/TO/ffmpeg…]
//
// Each binary gives one file, named after its version. With -only the lines
// of these filters are replaced, and the others stay.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/ffvet/ffvet/internal/lab/binary"
	"github.com/ffvet/ffvet/internal/lab/media"
)

// subtitles is the file that the filter of that name reads.
const subtitles = media.Subtitles

// folder is where the data goes, seen from the module's root.
const folder = "parser/ffmpeg/pixfmt/data"

func main() {
	names := flag.String("only", "", "filters to probe, with commas between them (default: all)")
	flag.Parse()
	programs := flag.Args()
	if len(programs) == 0 {
		programs = []string{"ffmpeg"}
	}
	only := strings.FieldsFunc(*names, func(r rune) bool { return r == ',' })
	for _, path := range programs {
		if err := generate(path, only); err != nil {
			fmt.Fprintf(os.Stderr, "formats: %s: %v\n", path, err)
			os.Exit(1)
		}
	}
}

// generate writes the file of one binary.
func generate(path string, only []string) error {
	scratch, err := os.MkdirTemp("", "formats")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	b, err := binary.Open(path, scratch)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(scratch, subtitles), []byte(media.Text), 0o644); err != nil {
		return err
	}
	target := filepath.Join(folder, b.Version.String()+".tsv")
	t, err := open(target, len(only) > 0)
	if err != nil {
		return err
	}
	fmt.Println(target)
	if len(only) == 0 {
		return t.probe(b, b.Filters())
	}
	chosen := map[string]string{}
	for _, name := range only {
		if signature, ok := b.Filters()[name]; ok {
			chosen[name] = signature
		}
	}
	return t.probe(b, chosen)
}
