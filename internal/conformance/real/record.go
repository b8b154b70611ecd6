package real

import (
	"slices"
	"strings"
)

// Record is what one run did. Its JSON is that of testdata/grammar.
type Record struct {
	// RC is the exit code; nil if the run was stopped.
	RC *int `json:"rc"`
	// Error is the first decisive line of the log; "" if there is none.
	Error string `json:"error"`
	// Errors are all error lines.
	Errors  []string `json:"errors,omitempty"`
	Inputs  []File   `json:"inputs"`
	Outputs []File   `json:"outputs"`
	// Timeout says that the run was stopped because it took too long.
	Timeout bool `json:"timeout,omitempty"`
}

// File is an input or an output as the log prints it.
type File struct {
	URL string `json:"url"`
	// Muxer is the name of an output's muxer, Demuxer that of an input's.
	Muxer   string   `json:"muxer,omitempty"`
	Demuxer string   `json:"demuxer,omitempty"`
	Streams []Stream `json:"streams"`
}

// Stream is one stream of a file. Encoder and From are set for outputs: the
// source is "0:1", "graph" or "file:PATH", and a copied stream has the codec
// "copy" and no encoder.
type Stream struct {
	Type    string `json:"type"`
	Codec   string `json:"codec"`
	Encoder string `json:"encoder,omitempty"`
	From    string `json:"from"`
}

// Outcome says what a run tells about the command line.
type Outcome string

// The outcomes. Only the first two judge the command line.
const (
	Accepts Outcome = "accepts"
	Refuses Outcome = "refuses"
	// Files: what files hold or whether they exist decided.
	Files Outcome = "files"
	// Late: everything was opened, and the run failed afterwards.
	Late Outcome = "late"
	// Stopped: nothing is known, as it took too long or crashed.
	Stopped Outcome = "stopped"
)

// Outcome judges the record. A run that was stopped after it had written the
// headers of all outputs was accepted: it only never ended.
func (r Record) Outcome() Outcome {
	opened := len(r.Outputs) > 0 && !slices.ContainsFunc(r.Outputs, func(f File) bool { return f.Muxer == "" })
	switch {
	case strings.Contains(r.Error, "already exists"):
		return Files // from 7.0 with exit code 0
	case r.RC == nil && opened, r.RC != nil && *r.RC == 0:
		return Accepts
	case r.RC == nil || crashed(*r.RC):
		return Stopped
	case r.filesDecided():
		return Files
	case opened && r.failedLater():
		return Late
	}
	return Refuses
}

// crashed reports whether a signal ended the program: negative from the
// system, above 128 from a shell. Codes of ffmpeg itself reach up to 255.
func crashed(code int) bool {
	return code < 0 || code == 128+6 || code == 128+8 || code == 128+9 || code == 128+11 || code == 128+24 || code == 128+25
}

// filesDecided reports whether ffmpeg failed because of what is on the disk.
func (r Record) filesDecided() bool {
	return containsAny(r.Error, "No such file", "Invalid data found when processing input", "Permission denied", "moov atom",
		"could find no file", "Could find no file", "Could not open file", "Could not open attachment file", "same as Input", "Is a directory", "cannot be used as both",
		"edit existing files in-place", "Protocol not found", "ratecontrol_init: can't open stats file", "No space left", "File too large")
}

// failedLater reports whether an error speaks of work that begins after
// everything was opened.
func (r Record) failedLater() bool {
	return containsAny(strings.Join(r.Errors, "\n"), "Conversion failed", "Error while", "Error submitting", "av_interleaved_write_frame",
		"Error muxing", "Task finished with error", "Terminating thread", "encoding failed", "more samples than frame size")
}

func containsAny(text string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(text, p) })
}
