package version

import (
	"slices"
	"testing"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

func TestParse(t *testing.T) {
	tests := map[string]string{
		"7.1": "7.1", "7.1.5": "7.1", "n6.0": "6.0", "7": "7.0", "5.1.9-0+deb12u1": "5.1",
		"7:4.3.7-0+deb11u1": "4.3", " 8.1 ": "8.1", "7-alpine": "7.0",
	}
	for text, want := range tests {
		v, err := Parse(text)
		if err != nil || v.String() != want {
			t.Errorf("Parse(%q) = %v, %v; want %s", text, v, err, want)
		}
	}
	for _, text := range []string{"", "latest", "N-114", "0.9", "99999999999999999999.1"} {
		if v, err := Parse(text); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", text, v)
		}
	}
}

func TestNearest(t *testing.T) {
	all := Supported()
	tests := map[Version]Version{
		{7, 1}: {7, 1}, {7, 9}: {7, 1}, {3, 4}: {4, 3}, {99, 0}: all[len(all)-1], {5, 5}: {5, 1},
	}
	for v, want := range tests {
		if got := Nearest(v); got != want {
			t.Errorf("Nearest(%v) = %v, want %v", v, got, want)
		}
	}
}

// The catalog and the estimate speak for the same versions.
func TestSupportedAreThoseOfTheCatalog(t *testing.T) {
	var all []string
	for _, v := range Supported() {
		all = append(all, v.String())
	}
	if want := catalog.Versions(); !slices.Equal(all, want) {
		t.Errorf("Supported() = %v, the catalog has %v", all, want)
	}
}

func TestOrder(t *testing.T) {
	all := Supported()
	for i := 1; i < len(all); i++ {
		if all[i-1].Compare(all[i]) != -1 || !all[i].AtLeast(all[i-1].Major, all[i-1].Minor) {
			t.Errorf("%v does not come before %v", all[i-1], all[i])
		}
	}
}
