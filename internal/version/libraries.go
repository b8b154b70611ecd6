package version

// Libraries are the versions of the libraries that ffmpeg was built with;
// "" is not known: the worst known version counts.
type Libraries struct {
	X264, X265, SVTAV1, Dav1d, VPX, AOM string
}

// Or returns the libraries, with those of the other build where they are not
// known.
func (l Libraries) Or(other Libraries) Libraries {
	for _, f := range []struct {
		own   *string
		other string
	}{
		{&l.X264, other.X264}, {&l.X265, other.X265}, {&l.SVTAV1, other.SVTAV1},
		{&l.Dav1d, other.Dav1d}, {&l.VPX, other.VPX}, {&l.AOM, other.AOM},
	} {
		if *f.own == "" {
			*f.own = f.other
		}
	}
	return l
}

// Named returns the libraries that a configuration declares by name.
func Named(by map[string]string) Libraries {
	return Libraries{
		X264: by["x264"], X265: by["x265"], SVTAV1: by["svtav1"],
		Dav1d: by["dav1d"], VPX: by["vpx"], AOM: by["aom"],
	}
}

// Names returns the known libraries by their names in a configuration.
func (l Libraries) Names() map[string]string {
	by := map[string]string{}
	for _, f := range [][2]string{
		{"x264", l.X264}, {"x265", l.X265}, {"svtav1", l.SVTAV1}, {"dav1d", l.Dav1d}, {"vpx", l.VPX}, {"aom", l.AOM},
	} {
		if f[1] != "" {
			by[f[0]] = f[1]
		}
	}
	return by
}

// columns reads x264, x265, svtav1, dav1d, vpx, aom; "-" is not known.
func columns(f []string) Libraries {
	known := func(i int) string {
		if i >= len(f) || f[i] == "-" {
			return ""
		}
		return f[i]
	}
	return Libraries{X264: known(0), X265: known(1), SVTAV1: known(2), Dav1d: known(3), VPX: known(4), AOM: known(5)}
}
