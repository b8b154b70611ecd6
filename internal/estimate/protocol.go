package estimate

import (
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
)

// inputProtocol returns the threads of an input's protocol (measured on 5.1,
// 7.1 and 9.0): one that receives UDP unless fifo_size is 0 (libavformat/udp.c),
// four of libsrt, one of librist, one of async:.
func inputProtocol(in *graph.Input) (n int, what string) {
	switch in.Protocol {
	case "udp":
		if strings.Contains(in.URL, "fifo_size=0") {
			return 0, ""
		}
		return 1, "UDP receiver"
	case "srt":
		return 4, "libsrt"
	case "rist":
		return 1, "librist"
	case "async":
		return 1, "read-ahead"
	}
	return 0, ""
}

// outputProtocol returns the threads of an output's protocol: a UDP sender
// has one only with bitrate=.
func outputProtocol(out *graph.Output) (n int, what string) {
	switch out.Protocol {
	case "udp":
		if strings.Contains(out.URL, "bitrate=") {
			return 1, "UDP sender"
		}
	case "srt":
		return 4, "libsrt"
	case "rist":
		return 1, "librist"
	}
	return 0, ""
}
