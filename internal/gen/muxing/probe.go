package main

import (
	"regexp"
	"strconv"
	"strings"
)

// findings are what a binary's muxers take.
type findings struct {
	codecs  map[byte][]string                     // tried, by media
	takes   map[string]map[string]bool            // muxer → codec
	layouts map[string][]string                   // muxer → "v", "va", "vv" …
	tags    map[string]map[string]map[string]bool // muxer → codec → tag
	muxers  []string
}

// probe tries everything.
func (p *prober) probe() *findings {
	d := &findings{
		codecs: map[byte][]string{}, takes: map[string]map[string]bool{}, layouts: map[string][]string{},
		tags: map[string]map[string]map[string]bool{}, muxers: p.muxers,
	}
	for _, m := range p.muxers {
		d.takes[m] = map[string]bool{}
		d.tags[m] = map[string]map[string]bool{}
	}
	for _, e := range p.encoders {
		p.tryCodec(e, d)
	}
	for _, m := range p.muxers {
		d.layouts[m] = p.tryLayouts(m, d)
	}
	for _, e := range p.encoders {
		p.tryTags(e, d)
	}
	return d
}

// tryCodec hands a codec to all muxers.
func (p *prober) tryCodec(e encoder, d *findings) {
	sources := e.sources()
	if sources == nil {
		sources = []string{""}
	}
	works := 0
	for _, source := range sources {
		if works == 2 {
			break
		}
		slaves := []string{"[f=null]-"}
		for i, m := range p.muxers {
			slaves = append(slaves, slave(m, "f"+strconv.Itoa(i), ""))
		}
		args := append(e.input(source), "-map", "0")
		args = append(append(args, e.options()...), "-f", "tee", strings.Join(slaves, "|"))
		log := p.run(args...)
		if !strings.Contains(log, "Output #0, tee") {
			continue
		}
		works++
		failed := refusals(log)
		for i, m := range p.muxers {
			d.takes[m][e.codec] = d.takes[m][e.codec] || !failed[slave(m, "f"+strconv.Itoa(i), "")]
		}
	}
	if works > 0 {
		d.codecs[e.media] = append(d.codecs[e.media], e.codec)
	}
}

var refusal = regexp.MustCompile(`Slave '(.*?)': error (?:writing header|opening)`)

// refusals returns the slaves that refused their header.
func refusals(log string) map[string]bool {
	failed := map[string]bool{}
	for _, m := range refusal.FindAllStringSubmatch(log, -1) {
		failed[m[1]] = true
	}
	return failed
}

// layouts are the numbers of streams to try.
var layouts = []string{"v", "a", "s", "vv", "aa", "ss", "va", "vs", "as"}

// tryLayouts hands one muxer several streams of codecs that it takes.
func (p *prober) tryLayouts(muxer string, d *findings) []string {
	if muxer == "rtp" {
		return nil // a slave's URL has no room for the layout: see rtp_write_header in libavformat/rtpenc.c
	}
	var args, options, slaves, tried []string
	has := map[byte]bool{}
	for _, media := range []byte("vas") {
		e, ok := p.choose(muxer, media, d)
		if !ok {
			continue
		}
		has[media] = true
		source := "color=s=352x288"
		if media == 'a' {
			source = "anullsrc=r=44100:cl=mono"
			if muxer == "amr" || muxer == "gsm" || muxer == "g723_1" {
				source = "anullsrc=r=8000:cl=mono"
			}
		}
		args = append(append(args, e.input(source)...), e.input(source)...)
		options = append(options, e.options()...)
	}
	for i := range 2 * len(has) {
		options = append(options, "-map", strconv.Itoa(i))
	}
	for _, l := range layouts {
		selection, ok := selectOf(l, has)
		if !ok {
			continue
		}
		tried = append(tried, l)
		slaves = append(slaves, slave(muxer, l, selection))
	}
	log := p.run(append(append(args, options...), "-f", "tee", "[f=null]-|"+strings.Join(slaves, "|"))...)
	if !strings.Contains(log, "Output #0, tee") {
		return nil
	}
	failed := failedNames(log)
	var taken []string
	for _, l := range tried {
		if !failed[l] {
			taken = append(taken, l)
		}
	}
	return append(taken, "of "+strings.Join(tried, " "))
}

// selectOf returns the tee option that selects a layout's streams.
func selectOf(layout string, has map[byte]bool) (string, bool) {
	var specs []string
	count := map[byte]int{}
	for _, media := range []byte(layout) {
		if !has[media] {
			return "", false
		}
		specs = append(specs, string(media)+`\:`+strconv.Itoa(count[media]))
		count[media]++
	}
	return `:select=\'` + strings.Join(specs, ",") + `\'`, true
}

var refusedName = regexp.MustCompile(`Slave '\[[^\]]*\](.*?)': error (?:writing header|opening)`)

func failedNames(log string) map[string]bool {
	failed := map[string]bool{}
	for _, m := range refusedName.FindAllStringSubmatch(log, -1) {
		failed[m[1]] = true
	}
	return failed
}

// choose returns an encoder of a codec that the muxer takes, its default one first.
func (p *prober) choose(muxer string, media byte, d *findings) (encoder, bool) {
	kind := map[byte]string{'v': "video", 'a': "audio", 's': "subtitle"}[media]
	byDefault := regexp.MustCompile(`Default ` + kind + ` codec: (\S+)\.`).FindStringSubmatch(p.run("-h", "muxer="+muxer))
	var found encoder
	for _, e := range p.encoders {
		if e.media != media || !d.takes[muxer][e.codec] {
			continue
		}
		if byDefault != nil && byDefault[1] == e.codec {
			return e, true
		}
		if found.name == "" || e.codec == "h264" || e.codec == "pcm_s16le" {
			found = e
		}
	}
	return found, found.name != ""
}
