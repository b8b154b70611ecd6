package real

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The lines of ffmpeg's log that tell facts, the same in all versions.
var (
	levelLine   = regexp.MustCompile(`^((?:\[[^\]]*\] )*?)\[(panic|fatal|error|warning|info|verbose|debug)\] (.*)$`)
	address     = regexp.MustCompile(` @ 0x[0-9a-f]+`)
	outputLine  = regexp.MustCompile(`^Output #(\d+), (.+), to '(.*)':$`)
	inputLine   = regexp.MustCompile(`^Input #(\d+), (.+), from '(.*)':$`)
	streamLine  = regexp.MustCompile(`^\s*Stream #\d+:(\d+)(?:\[0x[0-9a-f]+\])?(?:\(\w+\))?(?:\[0x[0-9a-f]+\])?: (Video|Audio|Subtitle|Data|Attachment|Unknown): ([^\s,]+)`)
	mappedLine  = regexp.MustCompile(`^\s*Stream #(\d+:\d+) -> #(\d+):(\d+)(?: \[.*?\])? \((.*)\)$`)
	codersText  = regexp.MustCompile(`^\S+ \(.+?\) -> (\S+) \((.+?)\)$`)
	graphLine   = regexp.MustCompile(`^\s*\S.*? ?(?:\(graph \d+\))? -> Stream #(\d+):(\d+) \((.*)\)$`)
	attachLine  = regexp.MustCompile(`^\s*File (.*) -> Stream #(\d+):(\d+)$`)
	commandEcho = regexp.MustCompile(`(?s)\A.*?\nCommand line:\n.*?\n`)
	// noise are complaints of decoders about the first packets.
	noise = regexp.MustCompile(`^\[(?:NULL|h264|hevc|mp3float|aac|png)[^\]]*\] `)
	// bare are errors that the log prints without a level.
	bare = regexp.MustCompile(`^(?:Unrecognized option '|Missing argument for option '|Error parsing option ')`)
)

// reader collects what the lines of a log tell.
type reader struct {
	Record
	current *File // the output whose streams are being listed
	mapped  map[[2]int]Stream
	listed  map[[2]int]Stream
	output  int
}

// parse reads a report and, for errors that only stand there, standard error.
func parse(log, messages string) Record {
	r := &reader{mapped: map[[2]int]Stream{}, listed: map[[2]int]Stream{}}
	for line := range strings.Lines(commandEcho.ReplaceAllString(log, "")) {
		r.line(strings.TrimSuffix(line, "\n"))
	}
	r.finish()
	if len(r.Errors) == 0 {
		lines := strings.Split(strings.TrimSpace(messages), "\n")
		r.Error = lines[len(lines)-1]
		return r.Record
	}
	r.Error = r.Errors[0]
	if i := slices.IndexFunc(r.Errors, func(e string) bool { return !noise.MatchString(e) }); i >= 0 {
		r.Error = r.Errors[i]
	}
	return r.Record
}

func (r *reader) line(text string) {
	if m := levelLine.FindStringSubmatch(text); m != nil {
		text = m[3]
		if level := m[2]; level == "panic" || level == "fatal" || level == "error" {
			r.Errors = append(r.Errors, address.ReplaceAllString(m[1], "")+text)
		}
	} else if bare.MatchString(text) {
		r.Errors = append(r.Errors, text)
	}
	if m := outputLine.FindStringSubmatch(text); m != nil {
		r.output = number(m[1])
		r.file(r.output).URL, r.file(r.output).Muxer = m[3], m[2]
		r.current = r.file(r.output)
		return
	}
	if m := inputLine.FindStringSubmatch(text); m != nil {
		r.Inputs = append(r.Inputs, File{URL: m[3], Demuxer: m[2], Streams: []Stream{}})
		r.current = nil
		return
	}
	if !r.mapping(text) {
		r.stream(text)
	}
}

// stream reads a line that describes a stream of the file listed last.
func (r *reader) stream(text string) {
	m := streamLine.FindStringSubmatch(text)
	if m == nil {
		return
	}
	s := Stream{Type: strings.ToLower(m[2]), Codec: m[3]}
	if r.current != nil {
		r.listed[[2]int{r.output, number(m[1])}] = s
	} else if n := len(r.Inputs); n > 0 {
		r.Inputs[n-1].Streams = append(r.Inputs[n-1].Streams, s)
	}
}

// mapping reads a line that tells where an output stream comes from.
func (r *reader) mapping(text string) bool {
	if m := mappedLine.FindStringSubmatch(text); m != nil {
		s := Stream{From: m[1]}
		if m[4] == "copy" {
			s.Codec = "copy"
		} else if c := codersText.FindStringSubmatch(m[4]); c != nil {
			s.Codec, s.Encoder = c[1], c[2]
			if s.Encoder == "native" {
				s.Encoder = s.Codec
			}
		}
		r.mapped[[2]int{number(m[2]), number(m[3])}] = s
		return true
	}
	if m := attachLine.FindStringSubmatch(text); m != nil {
		r.mapped[[2]int{number(m[2]), number(m[3])}] = Stream{From: "file:" + m[1], Codec: "copy", Type: "attachment"}
		return true
	}
	if m := graphLine.FindStringSubmatch(text); m != nil && !strings.HasPrefix(strings.TrimSpace(text), "Stream #") {
		r.mapped[[2]int{number(m[1]), number(m[2])}] = Stream{From: "graph", Encoder: m[3]}
		return true
	}
	return false
}

// finish joins what was mapped with what was listed.
func (r *reader) finish() {
	for key, s := range r.mapped {
		l := r.listed[key]
		s.Type, s.Codec = first(s.Type, l.Type, r.source(s.From)), first(s.Codec, l.Codec)
		r.listed[key] = s
	}
	keys := make([][2]int, 0, len(r.listed))
	for key := range r.listed {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	for _, key := range keys {
		f := r.file(key[0])
		f.Streams = append(f.Streams, r.listed[key])
	}
}

// source returns the type of the input stream "FILE:STREAM".
func (r *reader) source(from string) string {
	file, stream, ok := strings.Cut(from, ":")
	f, s := number(file), number(stream)
	if !ok || f >= len(r.Inputs) || s >= len(r.Inputs[f].Streams) {
		return ""
	}
	return r.Inputs[f].Streams[s].Type
}

// file returns the output with the number.
func (r *reader) file(n int) *File {
	for len(r.Outputs) <= n {
		r.Outputs = append(r.Outputs, File{Streams: []Stream{}})
	}
	return &r.Outputs[n]
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// number reads digits that a pattern found.
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}
