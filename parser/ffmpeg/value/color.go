package value

import (
	"slices"
	"strconv"
	"strings"
)

// Color reports whether a text is a color: "red", "#RRGGBB", "0xRRGGBBAA",
// "random", each with "@0.5" or "@0x80" for its opacity
// (libavutil/parseutils.c, av_parse_color).
func Color(text string) bool {
	name, isHex := strings.CutPrefix(text, "0x")
	if !isHex {
		name, isHex = strings.CutPrefix(text, "#")
	}
	name, opacity, hasOpacity := strings.Cut(name, "@")
	if hasOpacity && !opaque(opacity) {
		return false
	}
	lower := strings.ToLower(name)
	if lower == "random" || lower == "bikeshed" {
		return true
	}
	if isHex || span(name, hexDigits) == len(name) {
		return (len(name) == 6 || len(name) == 8) && span(name, hexDigits) == len(name)
	}
	_, named := slices.BinarySearch(colors(), lower)
	return named
}

const hexDigits = "0123456789abcdefABCDEF"

// opaque reads the part behind @: 0 to 1, or 0x00 to 0xff.
func opaque(text string) bool {
	if hex, isHex := strings.CutPrefix(text, "0x"); isHex {
		n, err := strconv.ParseUint(hex, 16, 32)
		return err == nil && n <= 255
	}
	n, err := strconv.ParseFloat(text, 64)
	return err == nil && n >= 0 && n <= 1
}

// colors returns the names of ffmpeg -colors, which are the same in all versions.
func colors() []string {
	return []string{
		"aliceblue", "antiquewhite", "aqua", "aquamarine", "azure", "beige", "bisque", "black", "blanchedalmond", "blue", "blueviolet",
		"brown", "burlywood", "cadetblue", "chartreuse", "chocolate", "coral", "cornflowerblue", "cornsilk", "crimson", "cyan",
		"darkblue", "darkcyan", "darkgoldenrod", "darkgray", "darkgreen", "darkkhaki", "darkmagenta", "darkolivegreen", "darkorange",
		"darkorchid", "darkred", "darksalmon", "darkseagreen", "darkslateblue", "darkslategray", "darkturquoise", "darkviolet",
		"deeppink", "deepskyblue", "dimgray", "dodgerblue", "firebrick", "floralwhite", "forestgreen", "fuchsia", "gainsboro",
		"ghostwhite", "gold", "goldenrod", "gray", "green", "greenyellow", "honeydew", "hotpink", "indianred", "indigo", "ivory",
		"khaki", "lavender", "lavenderblush", "lawngreen", "lemonchiffon", "lightblue", "lightcoral", "lightcyan",
		"lightgoldenrodyellow", "lightgreen", "lightgrey", "lightpink", "lightsalmon", "lightseagreen", "lightskyblue",
		"lightslategray", "lightsteelblue", "lightyellow", "lime", "limegreen", "linen", "magenta", "maroon", "mediumaquamarine",
		"mediumblue", "mediumorchid", "mediumpurple", "mediumseagreen", "mediumslateblue", "mediumspringgreen", "mediumturquoise",
		"mediumvioletred", "midnightblue", "mintcream", "mistyrose", "moccasin", "navajowhite", "navy", "oldlace", "olive",
		"olivedrab", "orange", "orangered", "orchid", "palegoldenrod", "palegreen", "paleturquoise", "palevioletred", "papayawhip",
		"peachpuff", "peru", "pink", "plum", "powderblue", "purple", "red", "rosybrown", "royalblue", "saddlebrown", "salmon",
		"sandybrown", "seagreen", "seashell", "sienna", "silver", "skyblue", "slateblue", "slategray", "snow", "springgreen",
		"steelblue", "tan", "teal", "thistle", "tomato", "turquoise", "violet", "wheat", "white", "whitesmoke", "yellow",
		"yellowgreen",
	}
}
