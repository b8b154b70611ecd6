package graph

import (
	"regexp"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/filtergraph"
)

// FuzzSlaves reads what stands behind -f tee: each slave is a part of the text.
func FuzzSlaves(f *testing.F) {
	for _, seed := range []string{
		"a.mp4|[f=mpegts]b.ts", "[onfail=ignore]a.mkv|[f=mpegts:select=v]b.ts|[f=hls:hls_time=1]c.m3u8", "[bsfs/v=h264_mp4toannexb]a.ts|b.mp4",
		`[select=\'v:0,a\']a\|b.mkv|`, "[f=mp4", "[f]x", "[]x", "[f=a=b:]]", "'a|b'|[use_fifo=1:fifo_options=queue_size=8]c.nut", "|||", `\`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all := slaves(text, "tee", false)
		if len(all) > 1+strings.Count(text, "|") {
			t.Errorf("%q: %d slaves", text, len(all))
		}
		length := 0
		for _, s := range all {
			length += len(s.URL)
			if s.Broken {
				continue // the URL is its whole text
			}
			for name, value := range s.Options {
				if !keyName(name) {
					t.Errorf("%q: the option %q has no name", text, name)
				}
				length += len(value)
			}
		}
		if length > len(text) {
			t.Errorf("%q: the slaves are longer than the text", text)
		}
	})
}

// FuzzVariants reads var_stream_map: a stream stands in one variant only.
func FuzzVariants(f *testing.F) {
	for _, seed := range []string{
		"v:0,a:0 v:1,a:1,name:low", "v:0,agroup:x a:0,agroup:x,language:ENG,default:yes", "v:0,v:0", "V:0", "v:9", "v:0x1", "a:-1", "v", "", " \t ",
		"v:0,,a:1", "x:1", "sgroup:s,s:0", "ccgroup:cc v:0",
	} {
		f.Add(seed)
	}
	stream := regexp.MustCompile(`(^|[ \t,])[vasVAS]:`)
	f.Fuzz(func(t *testing.T, text string) {
		h := header{url: "out%v.m3u8", option: func(string) (string, bool) { return "", false }}
		for _, m := range []filtergraph.Media{filtergraph.Video, filtergraph.Video, filtergraph.Audio, filtergraph.Audio, filtergraph.Subtitle} {
			h.streams = append(h.streams, headerStream{media: m})
		}
		message, _ := badVariants(text, h)
		twice, _ := badVariants(text+" "+text, h)
		if message == "" && twice == "" && stream.MatchString(text) {
			t.Errorf("%q is taken twice", text)
		}
		badCaptions(text)
	})
}
