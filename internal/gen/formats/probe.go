package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/internal/lab/binary"
)

// formats are the pixel formats that pictures have in practice.
func formats() []string {
	return strings.Fields(`yuv420p yuvj420p yuv422p yuvj422p yuv444p yuvj444p yuv410p yuv411p yuva420p yuva444p
		yuv420p10le yuv422p10le yuv444p10le nv12 p010le rgb24 bgr24 rgba bgra argb abgr rgb0
		gbrp gbrap gbrp10le rgb48le gray gray10le ya8 pal8`)
}

// arguments are those without which a filter cannot start.
func arguments() map[string]string {
	return map[string]string{
		"crop": "iw-16:ih-16", "drawbox": "10:10:50:50", "delogo": "x=10:y=10:w=20:h=20", "colorspace": "bt709:iall=bt601-6-625",
		"drawtext": "text=x", "subtitles": subtitles, "colormatrix": "bt601:bt709", "mergeplanes": "0:yuv420p", "zoompan": "d=1:s=128x128", "segment": "timestamps=1", "premultiply": "inplace=1",
		"unpremultiply": "inplace=1", "tile": "2x2", "extractplanes": "y", "geq": "lum=p(X\\,Y)", "rotate": "0.1", "tmix": "frames=2",
		"random": "2", "addroi": "0:0:10:10", "loop": "1:2", "thumbnail": "2", "palettegen": "", "v360": "e:c3x2",
		"select": "1", "pad": "iw+16:ih+16", "scroll": "h=0.1", "xstack": "layout=0_0|w0_0", "fade": "d=1", "xfade": "duration=0.1:offset=0.1",
	}
}

// left are filters whose formats follow from what they are for, not from the
// pictures that come in, or that wait for something.
func left(name string) bool {
	switch name {
	case "format", "noformat", "scale", "scale2ref", "scale_vulkan", "realtime", "zmq", "sendcmd", "libplacebo", "mergeplanes", "remap", "buffersink":
		return true
	}
	for _, part := range []string{"_vaapi", "_cuda", "_qsv", "_npp", "_opencl", "_vulkan", "hwupload", "hwdownload", "hwmap", "ladspa", "lv2", "_d3d", "metadata", "sidedata"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}

// seen is what happens to pictures of one format: what they are converted to
// in front of the filter's first input and of its second, and what leaves it;
// "" if it did not show.
type seen struct{ in, second, out string }

// probe runs a filter on pictures of every format and returns what happens
// to each. Nil says that the filter does not run like that.
func probe(b *binary.Binary, name string, inputs int) map[string]seen {
	list := formats()
	result := map[string]seen{}
	if text, ok := start(b, name, inputs, same(list)); ok {
		for i, f := range list {
			result[f] = read(text, i, inputs, f)
		}
		again(b, name, inputs, result)
		return result
	}
	if text, ok := start(b, name, inputs, same([]string{"yuv420p"})); !ok {
		if _, gray := start(b, name, inputs, same([]string{"gray"})); !gray {
			fmt.Fprintf(os.Stderr, "%s: %s\n", name, lastLine(text))
			return nil
		}
	}
	for _, f := range list { // one of them ends the program
		if text, ok := start(b, name, inputs, same([]string{f})); ok {
			result[f] = read(text, 0, inputs, f)
		} else {
			result[f] = seen{f, f, f}
		}
	}
	return result
}

// again looks alone at the formats of which nothing left the filter: ffmpeg
// may end before each of many chains had a picture. If one still shows
// nothing, the filter waits for more than there is.
func again(b *binary.Binary, name string, inputs int, result map[string]seen) {
	for _, f := range formats() {
		if result[f].out != "" {
			continue
		}
		text, ok := start(b, name, inputs, same([]string{f}))
		s := read(text, 0, inputs, f)
		if !ok || s.out == "" {
			return
		}
		result[f] = s
	}
}

// same pairs each format with itself.
func same(list []string) [][2]string {
	pairs := make([][2]string, len(list))
	for i, f := range list {
		pairs[i] = [2]string{f, f}
	}
	return pairs
}

// read returns what happened to the pictures of the chain of an index.
func read(text string, i, inputs int, format string) seen {
	if inputs == 0 && inserted(text, i, 0) != "" {
		return seen{"-", "-", "-"} // the source cannot make it
	}
	s := seen{in: converted(text, i, 0, format)}
	if s.second = s.in; inputs > 1 {
		s.second = converted(text, i, 1, format)
	}
	if m := regexp.MustCompile(fmt.Sprintf(`\[showinfo@sink%d @ \w+\].* fmt:(\w+)`, i)).FindStringSubmatch(text); m != nil {
		s.out = m[1]
	}
	return s
}

// tied reports whether a filter of several inputs wants one format on all, by
// two that it takes.
func tied(b *binary.Binary, name string, inputs int, takes map[string]seen) bool {
	var two []string
	for _, f := range []string{"yuv420p", "yuv444p", "rgb24", "gbrp", "rgba", "yuva420p", "gray"} {
		if takes[f].in == f {
			two = append(two, f)
		}
	}
	if len(two) < 2 {
		return true
	}
	text, ok := start(b, name, inputs, [][2]string{{two[0], two[1]}})
	return !ok || converted(text, 0, 0, two[0]) != two[0] || converted(text, 0, 1, two[1]) != two[1]
}

// start runs a graph with one chain for each pair of formats, and reports
// whether pictures came out.
func start(b *binary.Binary, name string, inputs int, pairs [][2]string) (messages string, ok bool) {
	var graph strings.Builder
	for i, p := range pairs {
		if inputs == 0 {
			makes(&graph, i, name, p[0])
		} else {
			chain(&graph, i, name, inputs, p)
		}
	}
	text := b.Messages("-v", "verbose", "-f", "lavfi", "-i", "color=s=16x16:d=0.04", "-filter_complex", graph.String()+"[0:v]null[end]", "-map", "[end]", "-f", "null", "-")
	return text, strings.Contains(text, "[showinfo@sink") && !strings.Contains(text, "Conversion failed")
}

// chain writes the graph of one pair: a picture for each input, through the
// filter, which is named after the index.
func chain(w *strings.Builder, i int, name string, inputs int, pair [2]string) {
	for k := range inputs {
		fmt.Fprintf(w, "color=s=128x128:r=25:d=0.12,format@f%d_%d=%s[i%d_%d];", i, k, pair[min(k, 1)], i, k)
	}
	for k := range inputs {
		fmt.Fprintf(w, "[i%d_%d]", i, k)
	}
	fmt.Fprintf(w, "%s@p%d", name, i)
	if a := arguments()[name]; a != "" {
		w.WriteString("=" + a)
	}
	fmt.Fprintf(w, ",showinfo@sink%d=checksum=0,nullsink;", i)
}

// makes writes the graph of one format that a source is asked for.
func makes(w *strings.Builder, i int, name, format string) {
	fmt.Fprintf(w, "%s@f%d_0,format@p%d=%s,trim=end_frame=2,showinfo@sink%d=checksum=0,nullsink;", name, i, i, format, i)
}

// converted returns the format of the pictures at an input of the filter of
// an index: another one if a scaler was inserted.
func converted(text string, i, input int, format string) string {
	scaler := inserted(text, i, input)
	if scaler == "" {
		return format
	}
	says := regexp.MustCompile(`\[` + scaler + ` @ \w+\] w:\S+ h:\S+ fmt:\w+ .*-> .*fmt:(\w+) `)
	if to := says.FindStringSubmatch(text); to != nil {
		return to[1]
	}
	return format
}

// inserted returns the name of the scaler between an input and the filter of
// an index; "" if there is none.
func inserted(text string, i, input int) string {
	between := regexp.MustCompile(fmt.Sprintf(`auto-inserting filter '(auto_scaler?_\d+)' between the filter '\w+@f%d_%d' and the filter '\w+@p%d'`, i, input, i))
	if m := between.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[max(0, len(lines)-3)]
}
