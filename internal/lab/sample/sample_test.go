package sample

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// everything is a build that has all filters and some encoders.
type everything struct{}

func (everything) Encoders(video bool) []string {
	if video {
		return []string{"libx264", "libx265", "ffv1", "png"}
	}
	return []string{"aac", "flac"}
}

func (everything) Encodes(string, bool, []string) bool { return true }
func (everything) Filter(string) bool                  { return true }

func TestDrawRepeats(t *testing.T) {
	for i := range 50 {
		if a, b := Draw(everything{}, 7, i), Draw(everything{}, 7, i); !reflect.DeepEqual(a, b) {
			t.Fatalf("point %d is %s and then %s", i, a, b)
		}
	}
	if a, b := Draw(everything{}, 7, 1), Draw(everything{}, 8, 1); reflect.DeepEqual(a, b) {
		t.Error("two seeds give one point")
	}
}

// TestDrawReachesEverything draws until every kind of option has come up.
func TestDrawReachesEverything(t *testing.T) {
	wanted := strings.Fields(`-threads -filter_threads -filter_complex_threads -thread_type -thread_queue_size -cpucount -filter_complex
		-x264-params -x265-params -svtav1-params -row-mt -tiles -map -vf -af lavfi -s -pix_fmt fifo segment copy -flags`)
	seen := map[string]bool{}
	outputs, inputs := 0, 0
	for i := range 3000 {
		p := Draw(everything{}, 1, i)
		if p.CPUs < 1 || p.CPUs > 256 || p.Outputs < 1 {
			t.Fatalf("point %d: %d CPUs, %d outputs", i, p.CPUs, p.Outputs)
		}
		outputs, inputs = max(outputs, p.Outputs), max(inputs, len(p.Files))
		for _, a := range p.Args {
			seen[a] = true
		}
	}
	for _, w := range wanted {
		if !seen[w] {
			t.Errorf("%s never comes up", w)
		}
	}
	if outputs < 3 || inputs < 3 {
		t.Errorf("at most %d outputs and %d files", outputs, inputs)
	}
}

func TestString(t *testing.T) {
	p := Point{Args: []string{"-vf", "split[a][b]", "it's", "out"}}
	if got, want := p.String(), `-vf 'split[a][b]' 'it'\''s' out`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestNeeds(t *testing.T) {
	if !slices.Equal(needs("xface"), []string{"-s", "48x48"}) || len(needs("libx264")) != 0 {
		t.Error("the needs of encoders are wrong")
	}
}
