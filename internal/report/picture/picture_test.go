package picture_test

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/report/cell"
	"github.com/ffvet/ffvet/internal/report/picture"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/internal/testneed"
	"github.com/ffvet/ffvet/parser/source"
)

// draw returns the picture of a command; its arguments are separated by blanks.
func draw(t testing.TB, command string) *picture.Picture {
	t.Helper()
	cfg := config.Default()
	cfg.FFmpeg.Version = "7.1"
	c, err := run.ExplainWords(context.Background(), run.Input{
		Config: cfg, Tree: source.NewMemory(nil), Machine: run.Machine{CPUs: 16},
	}, strings.Fields(command))
	if err != nil {
		t.Fatal(err)
	}
	return picture.New(c, "")
}

// nasty holds whatever may mean something to one of the languages.
const nasty = `a"b\n<x>&'[y]{z}|;#%%` + "`\x1b[31m\xff日本語"

// commands are such as have been hard to draw.
func commands() []string {
	var splits, stack strings.Builder
	for i := range 60 {
		fmt.Fprintf(&splits, "[a%d]split[a%d][b%d];", i, i+1, i+1)
		fmt.Fprintf(&stack, "[b%d]", i+1)
	}
	return []string{
		"ffmpeg -i in.mp4 out.mp4",
		"ffmpeg -i in.mp4 -c copy out.mp4",
		"ffmpeg -i " + nasty + ".mp4 -vf drawtext=text=" + nasty + " " + nasty + ".mkv",
		"ffmpeg -i in.mp4 -i logo.png -filter_complex [1:v]scale=100:-1[lg];[0:v][lg]overlay[v] -map [v] -map 0:a -c:a copy out.mp4",
		"ffmpeg -i in.mp4 -filter_complex [0:v]split[a0][b0];" + splits.String() + "[b0]" + stack.String() + "[a60]hstack=inputs=62[v] -map [v] out.mp4",
		"ffmpeg -i in.mp4 -filter_complex [b]hflip[a];[a]vflip[b] -map [a] out.mp4", // a circle
		"ffmpeg -i in.mp4 -map 0 -f tee -c:v libx264 -c:a aac [f=mpegts]udp://h:1|a.mkv",
		"ffmpeg -i in.mp4" + strings.Repeat(" -map 0:v out.mp4", 40),
		"ffmpeg -f lavfi -i testsrc2 -attach font.ttf out.mkv",
		"ffprobe in.mp4", "ffplay in.mp4", "ffmpeg", "ffmpeg -i in.mp4",
	}
}

// TestLines draws the cases whose lines a reader would check by hand.
func TestLines(t *testing.T) {
	for _, test := range []struct{ command, want string }{
		{"ffmpeg -i in.mp4 -c:a copy out.mp4", `
input 0  in.mp4
├─ 0:0 video h264 1920x1080 ─ decoder h264 ─ null ─ encoder libx264 ─ 0:0 ─┐
└─ 0:1 audio aac ─ copy ───────────────────────────────────────────── 0:1 ─┤
output 0  out.mp4 (mp4) ◄──────────────────────────────────────────────────┘
`},
		{"ffmpeg -i in.mp4 -filter_complex split[a][b];[b]vflip[c];[a][c]hstack -an out.mp4", `
input 0  in.mp4
├─ 0:0 video h264 1920x1080 ─ decoder h264 ─ split
│  ├───────────────────────────────────────── [a] ─┐
│  └─[b]─ vflip ───────────────────────────── [c] ─┤
└─ 0:1 audio aac (not used)                        │
┌──────────────────────────────────────────────────┘
└─ hstack ─ encoder libx264 3840x1080 ─────── 0:0 ─┐
output 0  out.mp4 (mp4) ◄──────────────────────────┘
`},
		{"ffmpeg -i in.mp4 -vn -c:a copy a.mp4 -s 640x360 -an b.mp4", `
input 0  in.mp4
├─ 0:0 video h264 1920x1080 ─ decoder h264 ─ null ─ scale (-s) ─
│    encoder libx264 640x360 ────────────────────────────── 1:0 ───┐
└─ 0:1 audio aac ─ copy ─────────────────────────────────── 0:0 ─┐ │
output 0  a.mp4 (mp4) ◄──────────────────────────────────────────┘ │
output 1  b.mp4 (mp4) ◄────────────────────────────────────────────┘
`},
	} {
		lines := picture.Lines(draw(t, test.command), picture.Style{Width: 80, Glyphs: picture.Unicode()})
		if diff := cmp.Diff(strings.TrimSpace(test.want), strings.Join(lines, "\n")); diff != "" {
			t.Errorf("%s: %s", test.command, diff)
		}
	}
}

// TestLinesFit keeps lines within the width, and says each role at least once.
func TestLinesFit(t *testing.T) {
	for _, command := range commands() {
		p := draw(t, command)
		for _, width := range []int{60, 80, 120} {
			lines := picture.Lines(p, picture.Style{Width: width, Glyphs: picture.Unicode()})
			for _, line := range lines {
				if n := cell.Width(line); n > width {
					t.Errorf("%.60s: %d columns of %d: %s", command, n, width, line)
				}
				if strings.ContainsAny(line, "\x1b\n") || !utf8.ValidString(line) {
					t.Errorf("%.60s: drives the terminal: %q", command, line)
				}
			}
			text := strings.Join(lines, "\n")
			for _, r := range p.Roles {
				if r.Title != "" && !strings.Contains(text, r.Title) {
					t.Errorf("%.60s: %s is not drawn", command, r.ID)
				}
			}
		}
	}
}

// TestSVG is well-formed and draws every role once.
func TestSVG(t *testing.T) {
	for _, command := range commands() {
		p := draw(t, command)
		svg := picture.SVG([]*picture.Picture{p})
		d := xml.NewDecoder(strings.NewReader(svg))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%.60s: %v", command, err)
			}
		}
		if n := strings.Count(svg, `class="box `); n != len(p.Roles) {
			t.Errorf("%.60s: %d boxes, want %d", command, n, len(p.Roles))
		}
		if strings.Contains(svg, "href") || strings.Contains(svg, "url(") {
			t.Errorf("%.60s: needs something else", command)
		}
	}
}

// TestDOT is what Graphviz reads, with all roles and links. Its nop reads
// without laying out.
func TestDOT(t *testing.T) {
	testneed.Program(t, "nop")
	var text strings.Builder
	links := 0
	for _, command := range commands() {
		p := draw(t, command)
		text.WriteString(picture.DOT([]*picture.Picture{p, p}))
		links += 2 * linksOf(p)
	}
	c := exec.Command("nop")
	c.Stdin = strings.NewReader(text.String())
	out, err := c.CombinedOutput()
	if err != nil || strings.Contains(string(out), "Warning") {
		t.Errorf("%v: %.300s", err, out)
	}
	if n := strings.Count(string(out), " -> "); n != links {
		t.Errorf("%d links, want %d", n, links)
	}
}

// TestMermaid holds each line to the grammar of flowcharts, as far as this
// program uses it: nothing but numbers stands for what has a meaning there.
func TestMermaid(t *testing.T) {
	const text = `"(?:[\w .,:=/+()\-]|#\d+;|<br/>|[^\x00-\x7f])*"`
	line := regexp.MustCompile(`^(?:flowchart LR|  subgraph \w+\[` + text + `\]|  end|` +
		`  \w+(?:\[` + text + `\]|\[\[` + text + `\]\]|\(\[` + text + `\]\))|  \w+ (?:-->|-\.->)(?:\|` + text + `\|)? \w+)$`)
	for _, command := range commands() {
		p := draw(t, command)
		links := 0
		for l := range strings.Lines(picture.Mermaid([]*picture.Picture{p, p})) {
			if !line.MatchString(strings.TrimSuffix(l, "\n")) {
				t.Errorf("%.60s: %s", command, l)
			}
			if strings.Contains(l, "->") {
				links++
			}
		}
		if links != 2*linksOf(p) {
			t.Errorf("%.60s: %d links, want %d", command, links, 2*linksOf(p))
		}
	}
}

func linksOf(p *picture.Picture) int {
	n := 0
	for _, r := range p.Roles {
		n += len(r.Out)
	}
	return n
}

// TestSecrets are in no picture.
func TestSecrets(t *testing.T) {
	p := draw(t, "ffmpeg -i rtsp://me:hunter2@cam/1 -vf movie=http://x/?token=hunter2 -f tee [f=flv]rtmp://me:hunter2@h/a|b.mkv")
	all := []*picture.Picture{p}
	for _, text := range []string{
		strings.Join(picture.Lines(p, picture.Style{Width: 80, Glyphs: picture.Unicode()}), ""), picture.DOT(all), picture.Mermaid(all), picture.SVG(all),
	} {
		if strings.Contains(text, "hunter2") {
			t.Error(text)
		}
	}
}

// TestLarge leaves out what is too much for a picture.
func TestLarge(t *testing.T) {
	var graph strings.Builder
	for i := range 2100 {
		fmt.Fprintf(&graph, "color[a%d];[a%d]nullsink;", i, i)
	}
	p := draw(t, "ffmpeg -i in.mp4 -filter_complex "+graph.String()+"color out.mp4")
	all := []*picture.Picture{p}
	for _, r := range p.Roles {
		for _, l := range r.Out {
			if len(l.To.In) == 0 {
				t.Errorf("%s leads nowhere", r.ID)
			}
		}
	}
	if lines := picture.Lines(p, picture.Style{Width: 80, Glyphs: picture.ASCII()}); p.Left == 0 || !strings.HasPrefix(lines[len(lines)-1], "and ") {
		t.Errorf("%d roles are left out", p.Left)
	}
	if svg := picture.SVG(all); len(svg) < 1000 {
		t.Error(svg)
	}
}
