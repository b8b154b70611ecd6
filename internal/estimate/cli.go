package estimate

import "github.com/ffvet/ffvet/internal/version"

// cli are the threads of the program itself besides main:
//
//   - up to 4.3 one per input if there are several (fftools/ffmpeg.c
//     init_input_thread);
//   - 4.4 to 5.1 the same, and -thread_queue_size decides for its input;
//   - 6.0 one per input and per output (ffmpeg_demux.c, ffmpeg_mux.c
//     thread_start);
//   - 6.1 also one per decoded stream (ffmpeg_dec.c dec_thread_start);
//   - from 7.0 one per input with used streams, output, decoder, filter graph
//     and encoder (ffmpeg_sched.c task_start).
type cli struct {
	Demuxers int `json:"demuxers,omitempty"`
	Muxers   int `json:"muxers,omitempty"`
	Decoders int `json:"decoders,omitempty"`
	Filters  int `json:"filters,omitempty"`
	Encoders int `json:"encoders,omitempty"`
}

func (cli) id() string { return "cli/1" }

func (c cli) threads(Machine) terms {
	return of(term{"demuxers", c.Demuxers}, term{"muxers", c.Muxers}, term{"decoders", c.Decoders},
		term{"filter graphs", c.Filters}, term{"encoders", c.Encoders})
}

// roles counts the parts of a process that may have a thread of the program's own.
type roles struct {
	inputs, usedInputs, outputs, decoders, filters, encoders int
	// queues are the -thread_queue_size of each input, -1 where none is given.
	queues []int
}

// cliOf returns the program's own threads in a version.
func cliOf(v version.Version, r roles) cli {
	switch {
	case v.AtLeast(7, 0):
		return cli{r.usedInputs, r.outputs, r.decoders, r.filters, r.encoders}
	case v.AtLeast(6, 1):
		return cli{Demuxers: r.inputs, Muxers: r.outputs, Decoders: r.decoders}
	case v.AtLeast(6, 0):
		return cli{Demuxers: r.inputs, Muxers: r.outputs}
	case v.AtLeast(4, 4):
		return cli{Demuxers: queuedInputs(r.queues)}
	case r.inputs > 1:
		return cli{Demuxers: r.inputs}
	}
	return cli{}
}

// queuedInputs counts the inputs that 4.4 to 5.1 read in a thread: those
// with a queue size above 0, and where none is given all of several.
func queuedInputs(queues []int) int {
	n := 0
	for _, q := range queues {
		if q > 0 || q < 0 && len(queues) > 1 {
			n++
		}
	}
	return n
}
