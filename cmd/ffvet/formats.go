package main

import (
	"io"
	"os"

	"golang.org/x/term"

	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/report/concise"
	"github.com/ffvet/ffvet/internal/report/jsonout"
	"github.com/ffvet/ffvet/internal/report/sarif"
	"github.com/ffvet/ffvet/internal/report/text"
)

// writer writes a report in one format.
type writer func(io.Writer, *report.Run) error

func formatNames() []string { return []string{"text", "concise", "json", "sarif"} }

// format returns the writer of the named format.
func format(name string) (writer, error) {
	switch name {
	case "text":
		return text.Write, nil
	case "concise":
		return concise.Write, nil
	case "json":
		return jsonout.Write, nil
	case "sarif":
		return sarif.Write, nil
	}
	return nil, unknownName("format", name, formatNames())
}

func checkFormats(targets []target) error {
	for _, t := range targets {
		if _, err := format(t.format); err != nil {
			return err
		}
	}
	return nil
}

// colors says whether standard output takes colours.
func (a *app) colors() (bool, error) {
	file, ok := a.stdout.(*os.File)
	terminal := ok && term.IsTerminal(int(file.Fd()))
	return report.Colored(a.flags.color, os.Getenv, terminal)
}

// writeFile writes a file as a whole: an error leaves no half of it.
func writeFile(path string, write func(io.Writer) error) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := write(file); err != nil {
		file.Close()
		os.Remove(path)
		return err
	}
	return file.Close()
}
