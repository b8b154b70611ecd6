package catalog_test

import (
	"testing"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// TestForeign knows what other builds have, and takes no misspelling for it.
func TestForeign(t *testing.T) {
	for name, want := range map[string]bool{
		"libfdk_aac": true, "h264_rkmpp": true, "aac_at": true, "scale_npp": true, "libvmaf": true,
		"libx265x": false, "h264_nvencc": false, "scale": false, "": false, "_": false,
	} {
		if got := catalog.Foreign(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}
