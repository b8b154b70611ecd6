package rules

import (
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
)

func segmentsOnTmpfs() Rule {
	return Rule{
		ID: "segments-on-tmpfs", Group: Segments, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "segments that nothing deletes are written into memory",
		Doc: Doc{
			What: "An output of many files (HLS, DASH, segment, pictures) lies under `/dev/shm` or `/run`, and the muxer does not delete the files.",
			Why: "These folders are memory: each segment stays there until it is deleted, and in a container it counts against the memory limit of the container. " +
				"A window of three one-second segments without `delete_segments` was reported to fill a tmpfs; 2 Mbit/s are 0.9 GB of memory an hour. The default size of /dev/shm in a container is 64 MB.",
			Fix:    "Delete what left the list (`-hls_flags delete_segments`, `-segment_wrap 10`), or write to a disk.",
			Ignore: "A script removes the folder after each short run.",
			Bad:    `ffmpeg -i in.mp4 -c copy -f hls /dev/shm/hls/out.m3u8`,
			Good:   `ffmpeg -i in.mp4 -c copy -f hls -hls_flags delete_segments /dev/shm/hls/out.m3u8`,
		},
		Check: checkTmpfs,
	}
}

func checkTmpfs(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil || hidesOptions(c.Invocation) {
			continue
		}
		for _, out := range c.Graph.Outputs {
			if !keepsFiles(out) || !inMemory(out.URL) {
				continue
			}
			f := about("segments-on-tmpfs", finding.Warning, c, out.File.URL.Span)
			f.Message = "the segments are written into memory, and nothing deletes them"
			f.Help = "-hls_flags delete_segments, -segment_wrap or a folder on a disk"
			found.add(f)
		}
	}
	found.report(report)
}

// keepsFiles reports whether the output is many files that certainly stay.
func keepsFiles(out *graph.Output) bool {
	s := out.Segmenting
	return s != nil && out.File != nil && !s.Deletes && !s.Single && s.Wrap == 0 && s.Files == 0 && !limited(out.File.Last) && !flagsHidden(out)
}

// inMemory reports whether the path lies on what every Linux system keeps in
// memory.
func inMemory(url string) bool {
	path := strings.TrimPrefix(url, "file:")
	return strings.HasPrefix(path, "/dev/shm/") || strings.HasPrefix(path, "/run/") || strings.HasPrefix(path, "/var/run/")
}
