package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// flags are those that all commands share.
type flags struct {
	config        string
	format        string
	json          bool
	outputs       []string
	selected      []string
	ignored       []string
	failOn        string
	exitZero      bool
	node          string
	cpus          int
	hostCPUs      int
	ffmpeg        string
	color         string
	strict        bool
	pedantic      bool
	noIgnores     bool
	forceExclude  bool
	fix           bool
	unsafeFixes   bool
	diff          bool
	statistics    bool
	quiet         bool
	verbose       bool
	stdinFilename string
	redact        bool
	repo          string
	commit        string
	date          string
	ascii         bool
	fit           string
	baseline      string
	fleet         fleetFlags
	init          initFlags
	export        exportFlags
	ps            psFlags
}

func (f *flags) addTo(set *pflag.FlagSet) {
	set.StringVar(&f.config, "config", "", "configuration `FILE` (default: .ffvet.yaml here or in a folder above)")
	set.StringVar(&f.format, "format", "text", "what to print: text, concise, json, sarif")
	set.BoolVar(&f.json, "json", false, "same as --format json")
	set.StringArrayVarP(&f.outputs, "output", "o", nil, "also write `FORMAT=FILE`; may be repeated")
	set.StringSliceVar(&f.selected, "select", nil, "report only these rules or groups")
	set.StringSliceVar(&f.ignored, "ignore", nil, "leave these rules or groups out")
	set.StringVar(&f.failOn, "fail-on", "", "lowest level that makes the exit code 1: error, warning, note (default error)")
	set.BoolVar(&f.exitZero, "exit-zero", false, "exit 0 whatever is found")
	set.StringVar(&f.node, "node", "", "nodes that everything runs on, `CPUSxMEMORY[*COUNT]`: 16x64GiB*4")
	set.IntVar(&f.cpus, "cpus", 0, "CPUs that a process sees")
	set.IntVar(&f.hostCPUs, "host-cpus", 0, "CPUs of the host, if more than --cpus")
	set.StringVar(&f.ffmpeg, "ffmpeg", "", "ffmpeg `VERSION`: 7.1")
	set.StringVar(&f.color, "color", "auto", "colours: auto, always, never")
	set.BoolVar(&f.strict, "strict", false, "assume the worst case where nothing is known")
	set.BoolVar(&f.pedantic, "pedantic", false, "show what is only good practice too")
	set.BoolVar(&f.noIgnores, "no-ignores", false, "show suppressed findings too")
	set.BoolVar(&f.forceExclude, "force-exclude", false, "honour ignore files for the paths given, too")
	set.BoolVar(&f.fix, "fix", false, "apply the safe fixes")
	set.BoolVar(&f.unsafeFixes, "unsafe-fixes", false, "with --fix or --diff: the unsafe fixes too")
	set.BoolVar(&f.diff, "diff", false, "print what --fix would change")
	set.BoolVar(&f.statistics, "statistics", false, "print the number of findings of each rule")
	set.BoolVarP(&f.quiet, "quiet", "q", false, "print findings only, no summary")
	set.BoolVarP(&f.verbose, "verbose", "v", false, "print what was read and what was not")
	set.StringVar(&f.stdinFilename, "stdin-filename", "stdin.sh", "path that the text on standard input (-) counts as")
}

// target is one report to write: a format, and a file or standard output.
type target struct {
	format, file string
}

// targets returns the reports that the flags ask for.
func (f *flags) targets() ([]target, error) {
	format := f.format
	if f.json {
		format = "json"
	}
	all := []target{{format: format}}
	for _, o := range f.outputs {
		format, file, ok := strings.Cut(o, "=")
		if !ok || format == "" || file == "" {
			return nil, fmt.Errorf("--output %s: want FORMAT=FILE, such as sarif=ffvet.sarif", o)
		}
		all = append(all, target{format: format, file: file})
	}
	return all, nil
}
