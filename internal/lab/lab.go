package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/ffvet/ffvet/internal/lab/binary"
	"github.com/ffvet/ffvet/internal/lab/judge"
	"github.com/ffvet/ffvet/internal/lab/measure"
	"github.com/ffvet/ffvet/internal/lab/media"
	"github.com/ffvet/ffvet/internal/lab/report"
	"github.com/ffvet/ffvet/internal/lab/series"
	"github.com/ffvet/ffvet/internal/lab/shim"
)

// options are what the flags say.
type options struct {
	programs      []string
	unpack        bool
	cache, csv    string
	points, first int
	seed          uint64
	workers       int
	settle        time.Duration
	memory        bool
}

// unpacker is the script that fetches another release's ffmpeg, seen from the
// module's root.
const unpacker = "internal/gen/catalog/unpack.sh"

// mostMemory ends a run, so that one which grows does not take the machine down.
const mostMemory = 4 << 30

// limit ends every run.
const limit = 60 * time.Second

// run measures the sample on every program and prints the table; it returns
// how many points the estimate is under.
func (o options) run(ctx context.Context, out io.Writer) (under int, err error) {
	cache, err := filepath.Abs(o.cache)
	if err != nil {
		return 0, err
	}
	if o.unpack {
		if err := binary.Unpack(unpacker, cache, os.Stderr); err != nil {
			return 0, err
		}
	}
	programs, err := binary.Find(o.programs, cache)
	if err != nil {
		return 0, err
	}
	sink, err := newSink(o.csv)
	if err != nil {
		return 0, err
	}
	defer sink.close()
	fmt.Fprintf(out, "seed %d, points %d to %d\n", o.seed, o.first, o.first+o.points-1)
	for _, path := range programs {
		s, err := o.series(path, cache)
		if err != nil {
			return 0, err
		}
		fmt.Fprintf(out, "%s: ffmpeg %s %v\n", path, s.Binary.Exact, s.Binary.Libraries)
		err = s.Run(ctx, sink.add)
		os.RemoveAll(s.Scratch)
		if err != nil {
			return 0, err
		}
	}
	return len(sink.table.Under()) + sink.memory.Under(), cmp.Or(sink.table.Write(out), sink.memory.Write(out))
}

// series prepares the measuring of one program.
func (o options) series(path, cache string) (*series.Series, error) {
	scratch, err := os.MkdirTemp("", "ffvet-lab-")
	if err != nil {
		return nil, err
	}
	program, err := binary.Open(path, scratch)
	if err != nil {
		return nil, err
	}
	fake, err := shim.Build(scratch)
	if err != nil {
		return nil, err
	}
	folder := filepath.Join(cache, "media")
	store := media.NewStore(folder, program)
	if err := store.Prepare(); err != nil {
		return nil, err
	}
	j, err := judge.New(program.Version.String(), program.Libraries, media.Declared(media.Files()))
	if err != nil {
		return nil, err
	}
	return &series.Series{
		Binary: program, Shim: fake, Store: store, Media: folder, Scratch: scratch, Judge: j, Seed: o.seed, First: o.first,
		Points: o.points, Workers: o.workers, Repeats: 3, OnlyUnder: o.memory,
		Patience: measure.Patience{Settle: o.settle, Work: o.settle / 3, Limit: limit, Memory: o.memory, MostMemory: mostMemory},
	}, nil
}

// sink is where measured points go.
type sink struct {
	table  *report.Table
	memory *report.Memory
	file   *os.File // nil without --csv
	csv    *report.CSV
	err    error
}

func newSink(path string) (*sink, error) {
	s := &sink{table: report.NewTable(), memory: report.NewMemory()}
	if path == "" {
		return s, nil
	}
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	s.file = file
	s.csv, err = report.NewCSV(file)
	return s, err
}

func (s *sink) add(r series.Row) {
	s.table.Add(r)
	s.memory.Add(r)
	if r.Verdict == series.Under {
		fmt.Fprintf(os.Stderr, "under: point %d, ffmpeg %s on %d CPUs: %d, estimate %d: %s\n", r.Index, r.FFmpeg, r.CPUs, r.Threads, r.Estimate, r.Args)
	}
	if s.csv != nil && s.err == nil {
		s.err = s.csv.Add(r)
	}
}

func (s *sink) close() {
	if s.file != nil {
		s.file.Close()
	}
}
