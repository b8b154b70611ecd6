package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/ffmpeg"
)

func cpuUsedIsNotThreads() Rule {
	return Rule{
		ID: "cpu-used-is-not-threads", Group: Correctness, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "-cpu-used is a speed, not a number of CPUs",
		Doc: Doc{
			What: "`-cpu-used` of libvpx or libaom gets a number of CPUs: a variable such as `$(nproc)` or `$CORES`, or the same number as `-threads` while nothing (`-row-mt`, tiles) lets that many threads work.",
			Why: "It trades quality for speed and starts no thread. `-cpu-used 8 -threads 8` with libaom-av1, written in the belief that it sets the cores, was reported with 10 minutes instead of 2. " +
				"On a machine with more cores the same script makes a worse picture.",
			Fix:    "Choose the speed by hand (0 is slow and good), give the threads with `-threads`, and let them work: `-row-mt 1 -tiles 2x2` for libaom-av1, `-row-mt 1 -tile-columns 2` for libvpx-vp9.",
			Ignore: "The speed is meant, and equal to the number of threads by accident.",
			Bad:    `ffmpeg -i in.mp4 -c:v libaom-av1 -cpu-used $(nproc) out.mkv`,
			Good:   `ffmpeg -i in.mp4 -c:v libaom-av1 -cpu-used 6 -row-mt 1 -threads 8 out.mkv`,
		},
		Check: checkCPUUsed,
	}
}

func checkCPUUsed(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		for _, e := range encoders(c) {
			if !strings.HasPrefix(e.Name, "libvpx") && e.Name != "libaom-av1" {
				continue
			}
			if o, meant := meantAsCPUs(c, e); meant {
				f := about("cpu-used-is-not-threads", finding.Note, c, withValue(c, o.Flag.Span))
				f.Message = fmt.Sprintf("%s %s is how fast %s works, and starts no thread", o.Flag.String(), o.Value.String(), e.Name)
				f.Help = "choose the speed by hand, and give the threads with -threads and -row-mt 1"
				found.add(f)
			}
		}
	}
	found.report(report)
}

// meantAsCPUs returns the -cpu-used that reaches the encoder, and whether its
// value is that of a number of CPUs.
func meantAsCPUs(c *facts.Command, e *graph.Encoder) (ffmpeg.Option, bool) {
	for _, out := range c.Invocation.Outputs {
		for _, o := range out.Options {
			at := e.Where[o.Name]
			if o.Name != "cpu-used" || at != o.Flag.Span.Cover(o.Value.Span) {
				continue
			}
			return o, namesCPUs(o) || sameAsThreads(e, o)
		}
	}
	return ffmpeg.Option{}, false
}

// namesCPUs reports whether the value comes from something that is called
// like a number of CPUs.
func namesCPUs(o ffmpeg.Option) bool {
	for _, h := range o.Value.Holes() {
		name := strings.ToLower(h.Name)
		if strings.Contains(name, "cpu_used") || strings.Contains(name, "cpuused") || strings.Contains(name, "cpu-used") {
			continue
		}
		for _, part := range []string{"nproc", "cores", "threads", "cpus", "num_cpu", "cpu_count", "ncpu"} {
			if strings.Contains(name, part) {
				return true
			}
		}
	}
	return false
}

// sameAsThreads reports whether the speed is the number of threads, and
// neither rows nor tiles let them work side by side.
func sameAsThreads(e *graph.Encoder, o ffmpeg.Option) bool {
	text, _ := o.Value.Literal()
	n, err := strconv.Atoi(text)
	for _, name := range []string{"row-mt", "tiles", "tile-columns", "tile-rows"} {
		if _, given := e.Options[name]; given {
			return false
		}
	}
	return err == nil && n > 1 && e.Threads.Given && e.Threads.Known && e.Threads.Value == n
}
