package facts

import "slices"

// Upgrade is how a command fares under the version that --ffmpeg names,
// against the one that runs it today.
type Upgrade struct {
	To string // "9.0"
	// From is the version of today, "" if it is not known: then all older
	// ones were tried. Source says where it comes from.
	From, Source string
	// Breaks says that To refuses the command and today's version does not,
	// Broken that both do.
	Breaks, Broken bool
	// Refused is what today's version refuses already.
	Refused []RefusedAt
}

// RefusedAt is a refusal of one argument, an index into the invocation's words.
type RefusedAt struct {
	Rule     string
	Argument int
}

// Already reports whether today's version refuses the argument for the same reason.
func (u *Upgrade) Already(rule string, argument int) bool {
	return slices.Contains(u.Refused, RefusedAt{rule, argument})
}

// Today names the version of today: "ffmpeg 5.1", or "an older ffmpeg".
func (u *Upgrade) Today() string {
	if u.From == "" {
		return "an older ffmpeg"
	}
	return "ffmpeg " + u.From
}
