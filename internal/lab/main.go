// Command lab measures how many threads real ffmpeg programs have and how much
// memory, on random
// command lines and as many CPUs as one likes, and holds ffvet's estimates
// against that.
//
//	go run ./internal/lab                            # the installed ffmpeg
//	go run ./internal/lab --ffmpeg PATH/TO/ffmpeg    # your own build
//	go run ./internal/lab --unpack                   # those of Debian's releases
//
// docs/lab.md tells more.
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	o := flags()
	under, err := o.run(ctx, os.Stdout)
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "lab:", err)
		os.Exit(2)
	case under > 0:
		os.Exit(1)
	}
}

// paths is a flag that may be given several times.
type paths []string

func (p *paths) String() string { return strings.Join(*p, " ") }

// Set adds one value.
func (p *paths) Set(text string) error {
	*p = append(*p, text)
	return nil
}

func flags() options {
	var o options
	flag.Var((*paths)(&o.programs), "ffmpeg", "program to measure (repeatable; default: the installed one and those unpacked before)")
	flag.BoolVar(&o.unpack, "unpack", false, "fetch the ffmpeg of each Debian release into the cache first")
	flag.StringVar(&o.cache, "cache", ".cache/lab", "folder for unpacked programs and the files that commands read")
	flag.IntVar(&o.points, "points", 200, "points to measure on each program")
	flag.IntVar(&o.first, "first", 0, "index of the first point")
	flag.Uint64Var(&o.seed, "seed", rand.Uint64N(1<<32), "seed of the sample (default: at random, and printed)")
	flag.IntVar(&o.workers, "workers", runtime.NumCPU(), "points to measure at the same time")
	flag.DurationVar(&o.settle, "settle", 300*time.Millisecond, "how long the number of threads must not grow")
	flag.BoolVar(&o.memory, "memory", true, "end a run only when its memory has not grown either")
	flag.StringVar(&o.csv, "csv", "", "file for all points")
	flag.Parse()
	return o
}
