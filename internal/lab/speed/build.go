package main

import (
	"fmt"
	"strings"
)

// clip is the name of the raw pictures, and clipFrames how many there are.
const (
	clip       = "clip.yuv"
	clipFrames = 40
)

// decoder is a subject that decodes a file made with an encoder.
func decoder(name string, made []string) subject {
	file := "in-" + name + ".mkv"
	return subject{
		kind: "decoder", name: name, loops: 14, made: append(made, file),
		base: func(loops int) []string { return []string{"-stream_loop", fmt.Sprint(loops), "-i", file, "-c", "copy"} },
		args: func(n, loops int) []string {
			return []string{
				"-filter_threads", "1", "-stream_loop", fmt.Sprint(loops), "-threads", fmt.Sprint(n), "-c:v", name, "-i", file,
				"-threads", "1", "-c:v", "wrapped_avframe",
			}
		},
	}
}

// chained is how many filters stand one behind the other: one alone costs
// hardly more than what is around it.
const chained = 10

// filter is a subject that passes the raw pictures through a chain of one
// kind of filter; the texts take turns.
func filter(texts ...string) subject {
	name, _, _ := strings.Cut(texts[0], "=")
	chain := make([]string, chained)
	for i := range chain {
		chain[i] = texts[i%len(texts)]
	}
	return subject{kind: "filter", name: name, loops: 1, each: chained, base: nothing, args: func(n, loops int) []string {
		args := raw(loops)
		args[1], args[3] = fmt.Sprint(n), fmt.Sprint(n)
		if name == "overlay" {
			return append(args, "-filter_complex", overlays(texts[0]), "-threads", "1", "-c:v", "wrapped_avframe")
		}
		return append(args, "-vf", strings.Join(chain, ","), "-threads", "1", "-c:v", "wrapped_avframe")
	}}
}

// overlays puts the picture over itself again and again.
func overlays(text string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "[0:v]split=%d[v][o0]", chained+1)
	for i := 1; i < chained; i++ {
		fmt.Fprintf(&b, "[o%d]", i)
	}
	for i := range chained {
		fmt.Fprintf(&b, ";[v][o%d]%s", i, text)
		if i < chained-1 {
			b.WriteString("[v]")
		}
	}
	return b.String()
}

// encoder is a subject that encodes the raw pictures; threads is the option
// for n of them.
func encoder(name, setting string, loops int, threads string, options ...string) subject {
	return subject{kind: "encoder", name: name, setting: setting, loops: loops, base: nothing, args: func(n, loops int) []string {
		args := append(raw(loops), "-c:v", name)
		args = append(args, options...)
		return append(args, strings.Fields(fmt.Sprintf(threads, n))...)
	}}
}

// nothing is what every command on raw pictures costs: starting, reading, throwing away.
func nothing(loops int) []string {
	return append(raw(loops), "-threads", "1", "-c:v", "wrapped_avframe")
}
