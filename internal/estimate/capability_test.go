package estimate

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// TestCapabilities holds the lists against what ffmpeg itself prints, for
// every version that the catalog has data of.
func TestCapabilities(t *testing.T) {
	for _, text := range catalog.Versions() {
		cat := catalog.Load(text)
		if cat.Interpolated {
			continue
		}
		v, err := version.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, list := range []struct {
			names string
			look  func(string) (catalog.Coder, bool)
			does  func(string, version.Version) bool
			kind  catalog.Threading
		}{
			{frameDecoders, cat.Decoder, decodesFrames, catalog.FrameThreads},
			{sliceDecoders, cat.Decoder, decodesSlices, catalog.SliceThreads},
			{frameEncoders, cat.Encoder, encodesFrames, catalog.FrameThreads},
			{sliceEncoders, cat.Encoder, func(name string, v version.Version) bool { return encodesSlices(name, "", v) }, catalog.SliceThreads},
		} {
			for entry := range strings.FieldsSeq(list.names) {
				name, _, _ := strings.Cut(entry, ":")
				coder, exists := list.look(name)
				if has := coder.Threads&list.kind != 0; exists && has != list.does(name, v) {
					t.Errorf("ffmpeg %s: %s has the capability: %v, the list says %v", v, name, has, !has)
				}
			}
		}
	}
}
