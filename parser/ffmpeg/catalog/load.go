package catalog

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/edition"
)

// parsed holds the data by version; each is read once, when first asked for.
var parsed = edition.Lazy(componentsTexts(), parse)

// withData are the versions with data of their own, oldest first.
var withData = dumped()

// Versions returns the supported versions of ffmpeg, oldest first.
func Versions() []string {
	return []string{"4.3", "4.4", "5.0", "5.1", "6.0", "6.1", "7.0", "7.1", "8.0", "8.1", "9.0"}
}

// Load returns the catalog of a version, "7.1" or "7.1.5". One without data
// of its own uses that of the nearest lower one, or of the oldest, and says so.
func Load(version string) *Catalog {
	from := lower(version, withData)
	return &Catalog{
		Version:      version,
		From:         from,
		Interpolated: Compare(from, version) != 0,
		data:         parsed[from](),
	}
}

// Compare compares two versions by major and minor number, as cmp.Compare
// does; anything behind is ignored.
func Compare(a, b string) int {
	aMajor, aMinor := majorMinor(a)
	bMajor, bMinor := majorMinor(b)
	return cmp.Or(cmp.Compare(aMajor, bMajor), cmp.Compare(aMinor, bMinor))
}

// majorMinor returns the first two numbers of a version; what is none is 0.
func majorMinor(version string) (major, minor int) {
	first, rest, _ := strings.Cut(version, ".")
	second, _, _ := strings.Cut(rest, ".")
	major, _ = strconv.Atoi(first)
	if second != "" {
		minor, _ = strconv.Atoi(second) // Atoi's errors cost more than the numbers
	}
	return major, minor
}

// lower returns the highest version that is not above the wanted one.
func lower(wanted string, sorted []string) string {
	found := sorted[0]
	for _, v := range sorted {
		if Compare(v, wanted) <= 0 {
			found = v
		}
	}
	return found
}

// dumped sorts the versions of the files.
func dumped() []string {
	var versions []string
	for v := range parsed {
		versions = append(versions, v)
	}
	slices.SortFunc(versions, Compare)
	return versions
}
