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
const patience = 5 * time.Minute

// batch is how many names one run tries.
const batch = 800

// probe returns the names that the library knows.
func (l language) probe(program string, names []string) []string {
	var known []string
	for _, value := range l.values {
		var refused []string
		for some := range slices.Chunk(names, batch) {
			good, bad := l.sort(program, some, value)
			known, refused = append(known, good...), append(refused, bad...)
		}
		names = refused
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

// try encodes one picture with all names set and returns those that were
// refused; spoke is false if the program did not get to say anything.
func (l language) try(program string, names []string, value string) (refused map[string]bool, spoke bool) {
	const canary = "no-such-parameter"
	pairs := make([]string, 0, len(names)+1)
	for _, n := range names {
		pairs = append(pairs, n+"="+value)
	}
	pairs = append(pairs, canary+"="+value)
	folder, err := os.MkdirTemp("", "params")
	if err != nil {
		return nil, false
	}
	defer os.RemoveAll(folder) //nolint:errcheck // a scratch folder
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-nostdin", "-v", "warning", "-f", "lavfi", "-i", "testsrc=s=128x128:d=0.04",
		"-pix_fmt", "yuv420p", "-c:v", l.encoder, "-"+l.option, strings.Join(pairs, ":"), "-f", "null", "-")
	cmd.Dir = folder
	output, _ := cmd.CombinedOutput()
	text := string(output)
	refused = map[string]bool{}
	for _, m := range l.refused.FindAllStringSubmatch(text, -1) {
		refused[m[1]] = true
	}
	return refused, refused[canary]
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
