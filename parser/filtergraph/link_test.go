package filtergraph

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// showNetwork writes open inputs, links and open outputs in one line.
func showNetwork(n *Network) string {
	var all []string
	for _, p := range n.Inputs {
		all = append(all, fmt.Sprintf("[%s]%c>%s.%d", p.Label, mediaLetter(p.Media), p.Filter.Name, p.Pad))
	}
	for _, l := range n.Links {
		all = append(all, fmt.Sprintf("%s.%d-%c-%s.%d", l.From.Filter.Name, l.From.Pad, mediaLetter(l.Media), l.To.Filter.Name, l.To.Pad))
	}
	for _, p := range n.Outputs {
		all = append(all, fmt.Sprintf("%s.%d>%c[%s]", p.Filter.Name, p.Pad, mediaLetter(p.Media), p.Label))
	}
	for _, p := range n.Problems {
		all = append(all, p.Rule)
	}
	return strings.Join(all, " ")
}

func mediaLetter(m Media) byte {
	if m == AnyMedia {
		return '?'
	}
	return byte(m)
}

func TestLink(t *testing.T) {
	for _, c := range []struct{ text, old, modern string }{
		{"hflip", "[]v>hflip.0 hflip.0>v[]", ""},
		{"[0:v]hflip,vflip[o]", "[0:v]v>hflip.0 hflip.0-v-vflip.0 vflip.0>v[o]", ""},
		{"[0:v]split[a][b];[a]hflip[c];[b][c]overlay", "[0:v]v>split.0 split.0-v-hflip.0 split.1-v-overlay.0 hflip.0-v-overlay.1 overlay.0>v[]", "[0:v]v>split.0 split.0-v-hflip.0 split.1-v-overlay.0 hflip.0-v-overlay.1 overlay.0>v[]"},
		{"[1:v][a]overlay;hflip[a]", "[1:v]v>overlay.0 []v>hflip.0 hflip.0-v-overlay.1 overlay.0>v[]", ""},
		{"concat=n=2:v=1:a=1", "[]v>concat.0 []a>concat.1 []v>concat.2 []a>concat.3 concat.0>v[] concat.1>a[]", ""},
		{"split,hflip[b]", "[]v>split.0 split.0-v-hflip.0 split.1>v[] hflip.0>v[b] open-pad", "[]v>split.0 split.0-v-hflip.0 split.1>v[] hflip.0>v[b]"},
		{"[a][b]hflip", "[a]v>hflip.0 hflip.0>v[] open-pad", ""},
		{"hflip[a][b]", "[]v>hflip.0 hflip.0>v[a] open-pad", ""},
		{"[a]hflip[a]", "hflip.0-v-hflip.0", ""},
		{"hflip[o];vflip[o]", "[]v>hflip.0 []v>vflip.0 hflip.0>v[o] vflip.0>v[o] duplicate-label", ""},
		{"asplit[a],hflip", "[]a>asplit.0 asplit.1-a-hflip.0 asplit.0>a[a] hflip.0>v[] wrong-media-type", ""},
		{"nosuch,hflip", "[]?>nosuch.0 nosuch.0-v-hflip.0 hflip.0>v[]", ""},
		{"[x][y]nosuch[a][b]", "[x]?>nosuch.0 [y]?>nosuch.1 nosuch.0>?[a] nosuch.1>?[b]", ""},
	} {
		if c.modern == "" {
			c.modern = c.old
		}
		for version, want := range map[string]string{"5.1": c.old, "7.1": c.modern} {
			_, n := resolved(c.text, version)
			if d := cmp.Diff(want, showNetwork(n)); d != "" {
				t.Errorf("%s %s\n%s", version, c.text, d)
			}
		}
	}
}

func TestPads(t *testing.T) {
	for text, want := range map[string]string{
		"split=3": "v>vvv", "asplit": "a>aa", "concat=n=3:v=0:a=2": "aaaaaa>aa", "hstack=inputs=4": "vvvv>v", "xstack=grid=3x2": "vvvvvv>v",
		"xstack=inputs=3:layout=0_0": "vvv>v", "amix=3": "aaa>a", "xmedian": "vvv>v", "streamselect=inputs=3:map=0 2": "vvv>vv",
		"select=n=2": "v>vv", "asegment=timestamps=1|2": "a>aaa", "channelsplit": "a>aa", "channelsplit=channel_layout=5.1": "a>aaaaaa",
		"channelsplit=channel_layout=5.1:channels=FL+LFE": "a>aa", "acrossover=split=200 2000": "a>aaa", "extractplanes=y+u": "v>vv",
		"ebur128": "a>a", "ebur128=video=1": "a>va", "aphasemeter": "a>av", "aphasemeter=video=0": "a>a", "afir=nbirs=2": "aaa>a",
		"movie=x.mkv": ">v", "movie=x.mkv:s=dv+da": ">va", "amovie=x.mkv": ">a", "premultiply": "vv>v", "premultiply=inplace=1": "v>v",
		"mergeplanes=0x00102030:yuv444p": "vvvv>v", "interleave=n=3": "vvv>v", "decimate=ppsrc=1": "vv>v", "headphone=map=FL|FR": "aaa>a",
		"overlay": "vv>v", "color": ">v", "nullsink": "v>", "scale=rw:rh": "v>v",
	} {
		g, _ := resolved(text, "5.1")
		in, out, ok := g.Filters()[0].Pads()
		if got := letters(in) + ">" + letters(out); !ok || got != want {
			t.Errorf("%s has pads %s (known: %v), want %s", text, got, ok, want)
		}
	}
	g, _ := resolved("scale=rw:rh", "7.1")
	if in, _, _ := g.Filters()[0].Pads(); len(in) != 2 {
		t.Error("from 7.1 on, scale has a second input for its reference")
	}
}

func letters(media []Media) string {
	var text string
	for _, m := range media {
		text += string(m)
	}
	return text
}
