// Command formats finds out which pixel formats each filter of an ffmpeg
// binary takes, and which scaler libavfilter inserts where it does not: by
// what the binary itself says of a graph for each format.
//
//	go run ./internal/gen/formats [PATH/TO/ffmpeg…]
//
// Each binary gives one file, named after its version.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/ffvet/ffvet/internal/lab/binary"
	"github.com/ffvet/ffvet/internal/lab/media"
)

// subtitles is the file that the filter of that name reads.
const subtitles = media.Subtitles

// folder is where the data goes, seen from the module's root.
const folder = "parser/ffmpeg/pixfmt/data"

func main() {
	programs := os.Args[1:]
	if len(programs) == 0 {
		programs = []string{"ffmpeg"}
	}
	for _, path := range programs {
		if err := generate(path); err != nil {
			fmt.Fprintf(os.Stderr, "formats: %s: %v\n", path, err)
			os.Exit(1)
		}
	}
}

// generate writes the file of one binary.
func generate(path string) error {
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
	fmt.Println(target)
	file, err := os.Create(target)
	if err != nil {
		return err
	}
	return errors.Join(table(b, file), file.Close())
}
