package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"time"
)

// patience is how long one run may take: some parameters ask for much work.
const patience = 30 * time.Second

// batch is how many names one run tries.
const batch = 400

// probe returns the names that the library knows. Those that refuse a value
// are tried with the next one: a known name may refuse some.
func (l language) probe(program string, names, values []string) []string {
	var known []string
	if l.fatal {
		return l.eliminate(program, names)
	}
	for _, value := range values {
		var refused []string
		for some := range slices.Chunk(names, batch) {
			good, bad := l.sort(program, some, value)
			known, refused = append(known, good...), append(refused, bad...)
		}
		names = refused
	}
	return known
}

// eliminate takes away the name that ends the program until none does. Unless
// the library cannot find it, it only dislikes the value.
func (l language) eliminate(program string, names []string) []string {
	var known []string
	rest := slices.Clone(names)
	for len(rest) > 0 {
		text := l.run(program, append(slices.Clone(rest), canary), l.values[0])
		m := l.refused.FindStringSubmatch(text)
		if m == nil && len(rest) > 1 { // something else ended the program
			half := len(rest) / 2
			return append(append(known, l.eliminate(program, rest[:half])...), l.eliminate(program, rest[half:])...)
		}
		if m == nil {
			return append(known, rest...) // rather known than refused
		}
		at := slices.Index(rest, m[1])
		if at < 0 { // the canary: all others are known
			return append(known, rest...)
		}
		known = append(known, rest[:at]...)
		if !strings.Contains(text, "Cannot find") {
			known = append(known, m[1])
		}
		rest = rest[at+1:]
	}
	return known
}

// sort tells known names from refused ones. If the program ends before it has
// looked at all of them, it is asked again about each half.
func (l language) sort(program string, names []string, value string) (known, refused []string) {
	bad, spoke := l.try(program, names, value)
	if !spoke && len(names) == 1 {
		return nil, names
	}
	if !spoke {
		half := len(names) / 2
		known, refused = l.sort(program, names[:half], value)
		more, less := l.sort(program, names[half:], value)
		return append(known, more...), append(refused, less...)
	}
	for _, name := range names {
		if bad[name] {
			refused = append(refused, name)
		} else {
			known = append(known, name)
		}
	}
	return known, refused
}

// canary is a name that no library knows: a run that does not complain about
// it did not get that far.
const canary = "no-such-parameter"

// try returns the names that the library refuses; spoke is false if the
// program did not get to say anything.
func (l language) try(program string, names []string, value string) (refused map[string]bool, spoke bool) {
	refused = map[string]bool{}
	for _, m := range l.refused.FindAllStringSubmatch(l.run(program, append(slices.Clone(names), canary), value), -1) {
		refused[m[1]] = true
	}
	return refused, refused[canary]
}

// run encodes one picture with all names set and returns what ffmpeg says.
func (l language) run(program string, names []string, value string) string {
	folder, err := os.MkdirTemp("", "params")
	if err != nil {
		return ""
	}
	defer os.RemoveAll(folder) //nolint:errcheck // a scratch folder
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	pairs := strings.Join(names, "="+value+":") + "=" + value
	cmd := exec.CommandContext(ctx, program, "-nostdin", "-v", "warning", "-f", "lavfi", "-i", "testsrc=s=128x128:d=0.04",
		"-pix_fmt", "yuv420p", "-c:v", l.encoder, "-"+l.option, pairs, "-f", "null", "-")
	cmd.Dir = folder
	output, _ := cmd.CombinedOutput()
	return string(output)
}

func versionOf(program string) (string, error) {
	output, err := exec.Command(program, "-version").Output()
	if err != nil {
		return "", err
	}
	m := regexp.MustCompile(`ffmpeg version n?(\d+\.\d+)`).FindStringSubmatch(string(output))
	if m == nil {
		return "", errors.New("prints no version")
	}
	return m[1], nil
}
