package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// help is in the form that ffmpeg prints; the sentences are ours.
const help = `Encoder x [X]:
    Threading capabilities: frame and slice
    Supported pixel formats: a b
x AVOptions:
  -rate              <int>        E..V....... one (or more) (from 1 to INT_MAX) (default 5)
     low             1            E..V....... few
     none                         E..V.......
  -name              <string>     E..V....... a name (default "a b")
  -ids               [<int>     ].D.V..XR... several

y AVOptions:
   w                 <string>     ..FV.....T. width
   width             <string>     ..FV.....T. width
   h                 <string>     ..FV.....T. height
`

func TestParseClasses(t *testing.T) {
	got := parseClasses(help)
	if len(got) != 2 {
		t.Fatalf("%d classes", len(got))
	}
	want := "\trate\tint\tEV\t1\tINT_MAX\t5\n\t\tlow\t1\tEV\n\t\tnone\t\tEV\n\tname\tstring\tEV\t\t\ta b\n\tids\tint\tDVXR\n"
	if d := cmp.Diff(want, got[0].body()); d != "" {
		t.Error(d)
	}
	want = "\tw\tstring\tFVT\n\twidth\tstring\tFVT=\n\th\tstring\tFVT\n"
	if d := cmp.Diff(want, got[1].body()); d != "" {
		t.Error(d)
	}
}

func TestDetails(t *testing.T) {
	if got := threads(help); got != "fs" {
		t.Errorf("threads %q", got)
	}
	if got := field(help, "Supported pixel formats:"); got != "a b" {
		t.Errorf("pixel formats %q", got)
	}
	filter := "Filter f\n    Inputs:\n       #0: main (video)\n       #1: side (audio)\n    Outputs:\n        dynamic (depending on the options)\n"
	if in, out := pads(filter, "Inputs"), pads(filter, "Outputs"); in != "v:main a:side" || out != "*" {
		t.Errorf("pads %q and %q", in, out)
	}
}

func TestLists(t *testing.T) {
	text := "Things:\n V..... = Video\n ------\n V..X.D abc                  About it (codec other)\n A....D def                  About it\n"
	rows := list(text, 6)
	if len(rows) != 2 || rows[0].codecOf() != "other" || rows[1].codecOf() != "def" || rows[0].flags[3] != 'X' {
		t.Errorf("rows %+v", rows)
	}
	filters := filterRows("Filters:\n  T.. = Timeline\n TSC one               V->V       About\n .. two               |->N       About\n")
	if len(filters) != 2 || filters[1].rest != "|->N" {
		t.Errorf("filters %+v", filters)
	}
	in, out := protocols("Supported:\nInput:\n  file\n  http\nOutput:\n  file\n")
	if len(in) != 2 || len(out) != 1 {
		t.Errorf("protocols %v %v", in, out)
	}
}

func TestSetKinds(t *testing.T) {
	var classes []class
	for _, name := range []string{"AVCodecContext", "libx", "AVFormatContext", "http", "SWScaler", "SWResampler", "AVFilter", "scale", "SWScaler", "x_bsf", "noise"} {
		classes = append(classes, class{name: name})
	}
	setKinds(classes)
	var got []string
	for _, c := range classes {
		got = append(got, c.kind)
	}
	want := []string{"codec", "codec", "format", "format", "scaler", "resampler", "filter", "filter", "filter", "bsf", "bsf"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
