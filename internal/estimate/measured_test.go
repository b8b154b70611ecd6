package estimate

import (
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// point is one measured run of a real ffmpeg.
type point struct {
	family, args  string
	v             version.Version
	cpus, threads int
}

func readCSV(t testing.TB, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func points(t testing.TB) []point {
	t.Helper()
	var all []point
	for _, r := range readCSV(t, "testdata/measured/threads.csv") {
		v, err := version.Parse(r[1])
		if err != nil {
			t.Fatal(err)
		}
		cpus, errC := strconv.Atoi(r[2])
		threads, errT := strconv.Atoi(r[3])
		if errC != nil || errT != nil {
			t.Fatal(r)
		}
		all = append(all, point{strings.TrimPrefix(r[0], "re-"), r[4], v, cpus, threads})
	}
	return all
}

// libraries are those of the measured builds, by version of ffmpeg.
func libraries(t testing.TB) map[string]Libraries {
	t.Helper()
	all := map[string]Libraries{}
	for _, r := range readCSV(t, "testdata/measured/libraries.csv") {
		all[r[0]] = Libraries{X264: r[1], X265: r[2], SVTAV1: r[3], Dav1d: r[4], VPX: r[5], AOM: r[6]}
	}
	return all
}

func measuredInputs(t testing.TB, path string) *assume.Inputs {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c, problems := config.Load(path, text)
	for _, p := range problems {
		t.Fatalf("%s: %v", path, p)
	}
	return assume.NewInputs(c, nil)
}

func build(cat *catalog.Catalog, in *assume.Inputs, args string) *graph.Graph {
	file := source.NewFile("args", []byte(args))
	var words []word.Word
	at := 0
	for _, a := range strings.Fields(args) {
		at += strings.Index(args[at:], a)
		words = append(words, word.Literal(a, source.Span{File: file, Start: at, End: at + len(a), Exact: true}))
		at += len(a)
	}
	return graph.Build(ffmpeg.Parse("ffmpeg", words, cat), cat, in)
}

// shortLived are the points that the estimate is above, by ffmpeg version,
// CPUs and arguments, and why: the peak holds if all parts live at once.
func shortLived() map[string]string {
	const (
		decoderGone = "the decoder of a short file has ended before the last thread starts"
		gif         = "-i in/gif.gif -map 0:v -filter_threads 1 -c:v wrapped_avframe -f null -"
		source      = "-f lavfi -i testsrc2="
		options     = ":r=25:d=30 -filter_threads 1 -pix_fmt yuv420p "
	)
	return map[string]string{
		"7.1 1 " + gif:  decoderGone,
		"7.1 2 " + gif:  decoderGone,
		"7.1 32 " + gif: decoderGone,
		"7.1 64 " + gif: decoderGone,
		"9.0 8 " + gif:  decoderGone,
		"7.1 64 -i in/alac.m4a -map 0:a -filter_threads 1 -c:a pcm_s16le -f null -":                                                           decoderGone,
		"7.1 32 -loop 1 -i in/still.jpg -i in/snd.wav -t 20 -c:v rawvideo -c:a pcm_s16le -f null -":                                           "the sound has ended before the picture encoder opens",
		"6.1 64 -i in/hevc_1080.mp4 -c:v libx264 -preset ultrafast -f null -":                                                                 "the run was ended before the decoder was up",
		"5.1 64 " + source + "s=1920x1080" + options + "-c:v libsvtav1 -preset 10 -f null -":                                                  "the run was ended before the encoder was up",
		"9.0 8 " + source + "s=640x360" + options + "-c:v libx265 -tune zerolatency -preset ultrafast -x265-params log-level=error -f null -": "x265 4.2 takes one frame thread for this tuning",
	}
}

// TestMeasuredThreads holds the estimate against 998 runs of real ffmpeg:
// none under, and above only where a run did not reach its own peak.
func TestMeasuredThreads(t *testing.T) {
	in, libs := measuredInputs(t, "testdata/measured/inputs.yaml"), libraries(t)
	catalogs := map[version.Version]*catalog.Catalog{}
	seen := map[string]bool{}
	for _, p := range points(t) {
		if catalogs[p.v] == nil {
			catalogs[p.v] = catalog.Load(p.v.String())
		}
		g := build(catalogs[p.v], in, p.args)
		got, parts := Threads(g, p.v, libs[p.v.String()], Machine{CPUs: p.cpus, HostCPUs: p.cpus})
		key := fmt.Sprintf("%v %d %s", p.v, p.cpus, p.args)
		seen[key] = true
		if got == p.threads || got > p.threads && shortLived()[key] != "" {
			continue
		}
		t.Errorf("ffmpeg %s on %d CPUs: %d threads, measured %d: ffmpeg %s\n%s", p.v, p.cpus, got, p.threads, p.args, show(parts))
	}
	for key := range shortLived() {
		if !seen[key] {
			t.Errorf("%s is no measured point", key)
		}
	}
}

func show(parts []Component) string {
	var b strings.Builder
	for _, p := range parts {
		fmt.Fprintf(&b, "    %4d %s %s: %s %s\n", p.Threads, p.Name, p.Role, p.Terms, p.Assumed)
	}
	return b.String()
}
