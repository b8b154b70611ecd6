package estimate

import "github.com/ffvet/ffvet/internal/graph"

// fifos returns the threads of an output's muxer: one per slave of a tee with
// use_fifo, one of the fifo muxer (libavformat/tee.c, fifo.c; measured on 5.1,
// 7.1 and 9.0). No other muxer starts any.
func fifos(out *graph.Output) int {
	n := 0
	if out.Format == "fifo" {
		n++
	}
	for _, s := range out.Slaves {
		if s.Fifo || s.Format == "fifo" {
			n++
		}
	}
	return n
}
