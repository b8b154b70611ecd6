package graph

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/expression"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// literal returns the last option of a name whose value is known without holes.
func (c chosen) literal(name string) (opt ffmpeg.Option, text string, ok bool) {
	opt, given := c.last(name)
	if !given {
		return opt, "", false
	}
	text, ok = opt.Value.Literal()
	return opt, text, ok
}

// dispositions is the flags option of AVStream (libavformat/options.c); older
// versions have it in the program.
func dispositions(version string) catalog.AVOption {
	o := catalog.AVOption{Name: "disposition", Type: "flags"}
	names := []string{
		"default", "dub", "original", "comment", "lyrics", "karaoke", "forced", "hearing_impaired", "visual_impaired", "clean_effects",
		"attached_pic", "timed_thumbnails", "captions", "descriptions", "metadata", "dependent", "still_image",
	}
	if catalog.Compare(version, "5.1") >= 0 {
		names = append(names, "non_diegetic")
	}
	if catalog.Compare(version, "7.1") >= 0 {
		names = append(names, "multilayer")
	}
	for _, name := range names {
		o.Constants = append(o.Constants, catalog.Constant{Name: name})
	}
	return o
}

// forcedKeyFrames says what is wrong with the value of -force_key_frames: an
// expression, a word, or times (ffmpeg_mux_init.c, process_forced_keyframes).
func forcedKeyFrames(text, version string) string {
	if e, ok := strings.CutPrefix(text, "expr:"); ok {
		_, err := expression.Parse(e, expression.Grammar{
			Version: version, Constants: []string{"n", "n_forced", "prev_forced_n", "prev_forced_t", "t"},
		})
		var failed *expression.Error
		if errors.As(err, &failed) {
			return "the expression is wrong: " + failed.Message
		}
		return ""
	}
	switch {
	case text == "source", text == "scd_metadata" && catalog.Compare(version, "5.1") > 0, text == "source_no_drop" && catalog.Compare(version, "9.0") < 0:
		return ""
	}
	for part := range strings.SplitSeq(text, ",") {
		offset, chapters := strings.CutPrefix(part, "chapters")
		if chapters && offset == "" {
			continue
		}
		if _, ok := value.Duration(strings.TrimPrefix(offset, "+")); !ok {
			return fmt.Sprintf("%q is neither a time nor chapters+TIME", part)
		}
	}
	return ""
}

// pictureRatio reports whether -aspect takes a text: a ratio above 0
// (libavutil/parseutils.c, av_parse_ratio).
func pictureRatio(text, version string) bool {
	above, below, isRatio := strings.Cut(text, ":")
	n, err := strconv.Atoi(above)
	d, err2 := strconv.Atoi(below)
	if isRatio && err == nil && err2 == nil {
		return n > 0 && d > 0
	}
	e, failed := expression.Parse(text, expression.Grammar{Version: version})
	if failed != nil {
		return false
	}
	number, ok := e.Constant()
	return !ok || number > 0
}
