// Package sample draws command lines at random from the whole space of
// options that decide about threads.
package sample

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/lab/media"
)

// Build is what the sample has to know about the ffmpeg that it is for.
type Build interface {
	// Encoders lists names, Encodes says whether one works here with options.
	Encoders(video bool) []string
	Encodes(name string, video bool, needs []string) bool
	// Filter reports whether there is a filter of that name.
	Filter(name string) bool
}

// Point is one command line to measure.
type Point struct {
	CPUs int
	Args []string
	// Files are those of the lab that the command reads.
	Files []media.File
	// Outputs is the number of outputs, which ffmpeg announces one by one.
	Outputs int
}

// String returns the arguments as a shell would read them.
func (p Point) String() string {
	quoted := make([]string, len(p.Args))
	for i, a := range p.Args {
		quoted[i] = a
		if strings.ContainsAny(a, " ;[]()'\"*?&|$") {
			quoted[i] = "'" + strings.ReplaceAll(a, "'", `'\''`) + "'"
		}
	}
	return strings.Join(quoted, " ")
}

// cpuCounts are the numbers of CPUs that points are drawn with: seldom very
// large ones, which are dear to measure and follow the same formulas.
func cpuCounts() []int {
	return []int{1, 1, 2, 2, 2, 3, 4, 4, 4, 6, 6, 8, 8, 8, 12, 12, 16, 16, 16, 24, 24, 32, 32, 48, 64, 96, 128, 192, 256}
}

// Draw returns the point of an index: the same seed, index and build give the
// same point.
func Draw(b Build, seed uint64, index int) Point {
	d := &drawer{Rand: rand.New(rand.NewPCG(seed, uint64(index))), build: b}
	d.global()
	inputs := 1
	if d.in(4) {
		inputs = 2 + d.IntN(2)
	}
	for range inputs {
		d.input()
	}
	if d.count(true) > 0 && d.in(3) {
		d.complex()
	} else {
		d.simple()
	}
	return Point{CPUs: pick(d, cpuCounts()...), Args: d.args, Files: d.files, Outputs: d.outputs}
}

// drawer puts one command line together.
type drawer struct {
	*rand.Rand
	build   Build
	args    []string
	files   []media.File
	inputs  []source
	outputs int
	mapped  bool // the current output has a -map
}

// source is what an input brings.
type source struct{ videos, audios int }

// in is true once in n times.
func (d *drawer) in(n int) bool { return d.IntN(n) == 0 }

func pick[T any](d *drawer, of ...T) T { return of[d.IntN(len(of))] }

// add adds arguments, written with blanks between them.
func (d *drawer) add(text string) { d.args = append(d.args, strings.Fields(text)...) }

func (d *drawer) addf(format string, a ...any) { d.add(fmt.Sprintf(format, a...)) }

// sometimes adds an option with one of the values once in n times.
func (d *drawer) sometimes(n int, option string, values ...string) {
	if d.in(n) {
		d.args = append(d.args, option, pick(d, values...))
	}
}

// count returns the streams of video or of audio that there are.
func (d *drawer) count(video bool) int {
	n := 0
	for _, s := range d.inputs {
		if video {
			n += s.videos
		} else {
			n += s.audios
		}
	}
	return n
}

// threads adds -threads once in n times.
func (d *drawer) threads(n int) {
	d.sometimes(n, "-threads", "0", "1", "1", "2", "3", "4", "6", "8", "12", "16", "20", "32", "auto")
}

// global adds the options that belong to no file.
func (d *drawer) global() {
	d.add("-hide_banner -nostdin -y")
	d.sometimes(4, "-filter_threads", "0", "1", "1", "2", "3", "6", "12")
	d.sometimes(5, "-filter_complex_threads", "0", "1", "1", "2", "4", "9")
	if d.build.Filter("estdif") { // 5.0 and later know it, and -cpucount too
		d.sometimes(25, "-cpucount", strconv.Itoa(pick(d, 1, 2, 5, 20)))
	}
}
