package estimate

import (
	"testing"

	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// TestMask tells the libraries that count the CPUs of the affinity mask from
// those that count the CPUs of the host whatever the mask. What holds under a
// mask of 1 on a host of 48 is either the number of a machine of 1 CPU or that
// of a machine of 48 CPUs.
func TestMask(t *testing.T) {
	tests := []struct {
		name, args string
		host       bool // counts the host
	}{
		{"libavutil's pool", "-f lavfi -i testsrc2 -c:v rawvideo -f null -", false},
		{"h264 decoder", "-i in/h264_1080.mp4 -map 0:v -filter_threads 1 -c:v rawvideo -f null -", false},
		{"dav1d", "-i in/av1.mp4 -map 0:v -filter_threads 1 -c:v rawvideo -f null -", false},
		{"x264", "-f lavfi -i testsrc2 -filter_threads 1 -c:v libx264 -f null -", false},
		{"x265", "-f lavfi -i testsrc2=s=1920x1080 -filter_threads 1 -c:v libx265 -f null -", true},
		{"SVT-AV1", "-f lavfi -i testsrc2=s=1920x1080 -filter_threads 1 -c:v libsvtav1 -f null -", true},
		{"libvpx-vp9", "-f lavfi -i testsrc2=s=1920x1080 -filter_threads 1 -c:v libvpx-vp9 -row-mt 1 -f null -", false},
		{"libvpx", "-f lavfi -i testsrc2=s=1920x1080 -filter_threads 1 -c:v libvpx -f null -", false},
		{"libaom", "-f lavfi -i testsrc2=s=1920x1080 -filter_threads 1 -c:v libaom-av1 -f null -", false},
		{"rav1e", "-f lavfi -i testsrc2=s=1920x1080 -filter_threads 1 -c:v librav1e -f null -", false},
		{"mjpeg", "-f lavfi -i testsrc2=s=1920x1080 -filter_threads 1 -c:v mjpeg -q:v 3 -f null -", false},
	}
	in, libs := measuredInputs(t, "testdata/measured/inputs.yaml"), libraries(t)
	for _, v := range []string{"4.3", "5.1", "7.1", "9.0"} {
		ver, err := version.Parse(v)
		if err != nil {
			t.Fatal(err)
		}
		cat := catalog.Load(v)
		for _, tt := range tests {
			if tt.name == "rav1e" && v == "4.3" || tt.name == "SVT-AV1" && v == "4.3" {
				continue // not in that build
			}
			g := build(cat, in, tt.args)
			on := func(seen, host int) int {
				n, _ := Threads(g, ver, libs[v], Machine{CPUs: seen, HostCPUs: host})
				return n
			}
			one, many, masked := on(1, 1), on(48, 48), on(1, 48)
			if one == many {
				t.Errorf("%s in %s: %d threads on 1 and on 48 CPUs: nothing to tell", tt.name, v, one)
			}
			// The CPUs of the mask still hold for libavutil beside a library
			// that counts those of the host.
			if tt.host && masked <= one || !tt.host && masked != one {
				t.Errorf("%s in %s: %d threads with 1 of 48 CPUs, %d on 1 and %d on 48", tt.name, v, masked, one, many)
			}
			if tt.host && masked < many-2*48 {
				t.Errorf("%s in %s: %d threads with 1 of 48 CPUs, %d on 48", tt.name, v, masked, many)
			}
		}
	}
}
