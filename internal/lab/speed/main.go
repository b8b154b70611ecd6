// Command speed measures what decoders, filters and encoders of one ffmpeg
// cost in CPU time with 1, 2 and 8 threads, and how much of that their
// busiest thread does. `ffvet explain --fit` weighs its proposals by this table.
//
//	go run ./internal/lab/speed --ffmpeg PATH/TO/ffmpeg > internal/fit/speed.tsv
//
// docs/fit.md says what the columns mean.
package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"time"

	"github.com/ffvet/ffvet/internal/lab/binary"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	program := flag.String("ffmpeg", "ffmpeg", "program to measure")
	repeats := flag.Int("repeats", 2, "runs of each point, of which the cheapest counts")
	only := flag.String("only", "", "measure only the components whose kind and name hold this text")
	flag.Parse()
	if err := run(ctx, *program, *repeats, *only); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(2)
	}
}

func run(ctx context.Context, path string, repeats int, only string) error {
	folder, err := os.MkdirTemp("", "ffvet-speed-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	b, err := binary.Open(path, folder)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	header(out, b)
	m := meter{binary: b, folder: folder, repeats: repeats}
	if err := m.prepare(); err != nil {
		return err
	}
	for _, p := range subjects() {
		if strings.Contains(p.kind+" "+p.name, only) {
			if err := m.points(ctx, p, out); err != nil {
				return err
			}
		}
	}
	return nil
}

// header says where the numbers come from, and names the columns.
func header(out *bufio.Writer, b *binary.Binary) {
	fmt.Fprintf(out, "# measured %s by go run ./internal/lab/speed\n", time.Now().UTC().Format(time.DateOnly))
	fmt.Fprintf(out, "# ffmpeg %s, libraries %v\n", b.Exact, b.Libraries)
	fmt.Fprintf(out, "# %s, %d CPUs, load average before: %s\n", processor(), runtime.NumCPU(), load())
	fmt.Fprintf(out, "# one picture of %dx%d: CPU time in ms, share of the busiest thread, shortest wall time in ms\n", width, height)
	fmt.Fprintln(out, "kind\tname\tsetting\tthreads\tcpu_ms\tbusiest\twall_ms")
}

// processor returns the name of the CPU that Linux gives.
func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo") // without it: a processor
	for line := range bytes.Lines(text) {
		if name, value, ok := bytes.Cut(line, []byte(":")); ok && strings.TrimSpace(string(name)) == "model name" {
			return strings.TrimSpace(string(value))
		}
	}
	return "a processor"
}

func load() string {
	text, _ := os.ReadFile("/proc/loadavg")
	first, _, _ := strings.Cut(string(text), " ")
	return first
}
