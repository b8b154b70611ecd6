package filtergraph

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// TestArguments holds arguments against what libavfilter of 5.1 and 9.0 did;
// many more are in internal/graph/testdata. A refusal is shown as the text
// that it points at, and what was meant.
func TestArguments(t *testing.T) {
	for _, c := range []struct{ text, old, modern string }{
		{"scale=32:24:flags=bicubic+accurate_rnd", "", ""},
		{"scale=32:24:flags=lanczoz", "lanczoz → lanczos", "lanczoz → lanczos"},
		{"scale=iw/nosuch:24", "iw/nosuch", "iw/nosuch"},
		{"scale=w=junk:h=24:w=32", "", ""},
		{"scale=rw:24", "rw", ""},
		{"scale=n:24", "n", "n"},
		{"scale=n:24:eval=frame", "", ""},
		{"scale=ow:24", "ow", "ow"},
		{"scale=1280x720", "", ""},
		{"scale=1280", "1280", "1280"},
		{"scale=s=hd720:w=3", "scale=s=hd720:w=3", "scale=s=hd720:w=3"},
		{"scale=32:24:interl=2", "2", "2"},
		{"hflip=enable=foo", "foo", "foo"},
		{"hflip=enable='gte(pos,1)'", "", "gte(pos,1)"},
		{"pad=ow:100", "ow", "ow"},
		{"pad=max(ow\\,iw):100", "", ""},
		{"drawbox=color=invert", "", ""},
		{"drawbox=color=nosuch", "nosuch", "nosuch"},
		{"fade=t=in:d=-1", "-1", "-1"},
		{"trim=-1:1", "", ""},
		{"format=yuv420p|nosuch", "yuv420p|nosuch", "yuv420p|nosuch"},
		{"format=yuv420p|gray", "", ""},
		{"format", "format", ""},
		{"tile=2", "2", "2"},
		{"tile=2x2:5", "tile=2x2:5", "tile=2x2:5"},
		{"setdar=16/9", "", ""},
		{"setsar=foo", "foo", "foo"},
		{"drawtext", "drawtext", "drawtext"},
		{"drawtext=text=a:x=w-tw", "", ""},
		{"drawtext=text=a:textfile=b", "drawtext=text=a:textfile=b", "drawtext=text=a:textfile=b"},
		{"geq=lum=p(X\\,Y)", "", ""},
		{"geq=lum=X:r=X", "geq=lum=X:r=X", "geq=lum=X:r=X"},
		{"aformat=fltp|s16:44100:mono|5.1", "", ""},
		{"aecho=0.8:0.9:40|50:0.3", "aecho=0.8:0.9:40|50:0.3", "aecho=0.8:0.9:40|50:0.3"},
		{"channelmap=0|0:mono", "0|0", "0|0"},
		{"channelsplit=mono:FL", "FL", "FL"},
		{"xstack=layout=0_0", "0_0", "0_0"},
		{"xstack=layout=0_0|w0+10_h0", "", ""},
		{"xstack=layout=0_0|w1_0", "0_0|w1_0", "0_0|w1_0"},
		{"xstack=layout=0_0|-5_0", "0_0|-5_0", "0_0|-5_0"},
		{"xstack=inputs=3", "xstack=inputs=3", "xstack=inputs=3"},
		{"xstack=fill=nosuch", "", ""},
		{"metadata=add:key=a", "metadata=add:key=a", "metadata=add:key=a"},
		{"volume=t", "t", "t"},
		{"volume=t:eval=frame", "", ""},
		{"telecine=pattern=ab", "ab", "ab"},
		{"acrossfade=d=100", "100", "100"},
		{"acrossfade=d=60", "", ""},
		{"join=map=0.0-FL|1.0-FR", "", ""},
		{"join=map=foo", "foo", "foo"},
		{"join=map=5.0-FL", "5.0-FL", "5.0-FL"},
		{"join=channel_layout=foo", "foo", "foo"},
	} {
		for version, want := range map[string]string{"5.1": c.old, "9.0": c.modern} {
			if got := refusedAt(c.text, version); got != want {
				t.Errorf("%s %s: got %q, want %q", version, c.text, got, want)
			}
		}
	}
}

func TestPan(t *testing.T) {
	for args, wrong := range map[string]bool{
		"stereo|c0=c0|c1=c0": false, "mono|FC=.5*FL+.5*FR": false, "stereo|FL<c0|FR<c0": false, "2c|c0=c0": false, "stereo": false,
		"stereo| c0 = 0.5 * c0 - c1 |": false, "stereo|c0=c0||c1=c0": false, "mono|c0=0.5c0": false,
		"": true, "foo|c0=c0": true, "stereo|c2=c0": true, "stereo|FL=XX": true, "mono|c0=c0+c0": true, "stereo|c0=": true,
		"stereo|c0=c0*2": true, "stereo|c0=c0|c0=c1": true, "mono|LFE=c0": true, "stereo|c0": true, "stereo|FL=c0|FR=FL": true,
	} {
		if got := refusedAt("pan="+args, "7.1"); (got != "") != wrong {
			t.Errorf("pan=%s: refused at %q, want refused: %v", args, got, wrong)
		}
	}
}

// refusedAt returns the places of what is refused, and what was meant.
func refusedAt(text, version string) string {
	g, _ := resolved(text, version)
	var all []string
	for _, p := range g.Problems {
		if p.Refused && p.Instead != "" {
			all = append(all, p.At.Text()+" → "+p.Instead)
		} else if p.Refused {
			all = append(all, p.At.Text())
		}
	}
	return strings.Join(all, "; ")
}

// behind puts another argument behind one without a name, which moves if the
// hole holds several.
func behind(before string) string {
	switch before {
	case "scale=", "crop=", "pad=", "fade=", "zoompan=":
		return ":nosuch"
	}
	return ""
}

// TestUnknownValues looks at values that are not known: they are never
// refused, nor is what depends on them.
func TestUnknownValues(t *testing.T) {
	whole := source.NewFile("graph", []byte("$X")).Whole()
	for _, before := range []string{
		"scale=", "scale=w=", "scale=1:h=", "scale=1:2:flags=", "pan=", "pan=stereo|c0=", "format=", "drawtext=text=", "tile=", "aecho=1:1:1|2:",
		"channelmap=", "xstack=layout=", "pad=", "crop=", "fade=", "zoompan=", "hflip=enable=", "volume=", "metadata=mode=", "setsar=", "unsharp=lx=", "sendcmd=c=", "drawtext=fontsize=", "apad=pad_len=1:whole_len=", "delogo=x=",
	} {
		g := Parse(word.Concat(word.Literal(before, whole), word.FromHole(word.Hole{Name: "X"}, whole), word.Literal(behind(before), whole)))
		for _, version := range []string{"4.3", "5.1", "7.1", "9.0"} {
			g.Resolve(catalog.Load(version))
			for _, p := range g.Problems {
				if p.Certain {
					t.Errorf("%s %s$X: %s", version, before, p.Message)
				}
			}
		}
	}
}
