package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// Fingerprints returns for each finding a name that stays the same when the
// file changes elsewhere: a digest of the rule, the path, the text that the
// finding is about (its Key, else the line it stands on, blanks aside), and
// which of several equal ones it is.
func Fingerprints(findings []Finding) []string {
	seen := map[string]int{}
	prints := make([]string, len(findings))
	for i, f := range findings {
		id := strings.Join([]string{f.Rule, f.path(), f.about()}, "\x00")
		seen[id]++
		sum := sha256.Sum256([]byte(id + "\x00" + strconv.Itoa(seen[id])))
		prints[i] = hex.EncodeToString(sum[:])
	}
	return prints
}

func (f Finding) path() string {
	if f.At.IsZero() {
		return ""
	}
	return f.At.File.Path
}

// about is the text that the finding is about, with single blanks.
func (f Finding) about() string {
	text := f.Key
	if text == "" && !f.At.IsZero() {
		text = string(f.At.File.Line(f.At.Position().Line))
	}
	return strings.Join(strings.Fields(text), " ")
}
