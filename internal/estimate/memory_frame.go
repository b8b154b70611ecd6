package estimate

import "strings"

// frameMiB is the size of one picture in MiB as ffmpeg allocates it: width
// to a multiple of 64, height of 32.
func frameMiB(width, height int, pixfmt string) float64 {
	if width <= 0 || height <= 0 {
		width, height = unknownWidth, unknownHeight
	}
	return float64(align(width, 64)) * float64(align(height, 32)) * bytesPerPixel(pixfmt) / mib
}

func align(n, to int) int { return ceilDiv(n, to) * to }

// bytesPerPixel returns the average of all planes; an unknown format counts
// as 4:2:0 of 10 bits.
func bytesPerPixel(pixfmt string) float64 {
	if pixfmt == "" {
		return 3
	}
	depth := sampleBytes(pixfmt)
	switch {
	case strings.Contains(pixfmt, "yuva444") || strings.Contains(pixfmt, "gbrap"):
		return 4 * depth
	case strings.Contains(pixfmt, "yuva420"):
		return 2.5 * depth
	case strings.Contains(pixfmt, "yuva422"):
		return 3 * depth
	case strings.Contains(pixfmt, "444") || strings.HasPrefix(pixfmt, "gbr") || pixfmt == "rgb24" || pixfmt == "bgr24":
		return 3 * depth
	case strings.Contains(pixfmt, "422") || pixfmt == "nv16":
		return 2 * depth
	case strings.HasPrefix(pixfmt, "gray") || pixfmt == "pal8":
		return depth
	case strings.HasPrefix(pixfmt, "mono"):
		return 0.125
	case strings.HasPrefix(pixfmt, "rgb48") || strings.HasPrefix(pixfmt, "bgr48"):
		return 6
	case strings.HasPrefix(pixfmt, "rgba64") || strings.HasPrefix(pixfmt, "bgra64"):
		return 8
	case strings.ContainsAny(pixfmt, "bgr") && !strings.HasPrefix(pixfmt, "yuv"):
		return 4
	}
	return 1.5 * depth
}

// sampleBytes is 2 for more than 8 bits a sample.
func sampleBytes(pixfmt string) float64 {
	for _, deep := range []string{"p9", "p10", "p12", "p14", "p16", "p010", "p016", "gray10", "gray12", "gray16", "y210", "x2rgb10"} {
		if strings.Contains(pixfmt, deep) {
			return 2
		}
	}
	if strings.Contains(pixfmt, "f32") {
		return 4
	}
	return 1
}
