// Package estimate computes the worst case of one ffmpeg process from its
// role graph: threads, memory, files, segments. Each component of the model
// is a small pure function in a file of its own.
package estimate

import "github.com/ffvet/ffvet/internal/version"

// Component is what one role of the process needs, with the arithmetic.
type Component struct {
	Name string `json:"name"` // "encoder libx264"
	// Role places it in the role graph: "encoder:0:0" is output 0, stream 0.
	Role string `json:"role"`
	// Model and Args compute the value again for other machines: "x264/1".
	Model string         `json:"model"`
	Args  map[string]any `json:"args"`
	// Threads and Bytes are the value: one of them counts.
	Threads int   `json:"threads,omitempty"`
	Bytes   int64 `json:"bytes,omitempty"`
	// Terms is the arithmetic for people: "frame threads 34 + lookahead 5 + sync 1".
	Terms string `json:"terms"`
	// Assumed says why the value is an upper assumption and not the model; "" if it is the model.
	Assumed string `json:"assumed,omitempty"`
}

// Machine is what the process believes it runs on.
type Machine struct {
	CPUs     int // in the affinity mask
	HostCPUs int // online on the host, whatever the mask
}

// Libraries are the versions of the libraries that ffmpeg was built with;
// "" is not known: the worst known version counts.
type Libraries = version.Libraries
