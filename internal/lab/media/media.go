// Package media makes the files that the lab's command lines read, with
// ffmpeg itself, and declares them as a configuration does.
package media

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// File is one file that the lab can make.
type File struct {
	Name string
	// args are ffmpeg's, without the file's name.
	args string
	// streams declare what is in it.
	streams []string
}

// Video reports whether the file has a video stream, Audio whether it has an
// audio stream.
func (f File) Video() bool { return f.has("video") }

// Audio reports whether the file has an audio stream.
func (f File) Audio() bool { return f.has("audio") }

func (f File) has(kind string) bool {
	return strings.Contains(strings.Join(f.streams, " "), "type: "+kind)
}

// Declared returns the file as an entry of a configuration's inputs.
func (f File) Declared() string {
	return fmt.Sprintf("- match: %q\n  streams: [%s]\n", f.Name, strings.Join(f.streams, ", "))
}

// maker runs ffmpeg with arguments of which the last is the file to write.
type maker interface {
	Make(args ...string) error
}

// Store holds the files that were made, in one folder.
type Store struct {
	folder string
	maker  maker
	failed map[string]error
}

// NewStore returns a store in the folder, whose missing files ffmpeg makes.
func NewStore(folder string, ffmpeg maker) *Store {
	return &Store{folder: folder, maker: ffmpeg, failed: map[string]error{}}
}

// Ready makes the file unless it is there. The error says why this ffmpeg
// cannot make it, and is remembered.
func (s *Store) Ready(f File) error {
	path := filepath.Join(s.folder, f.Name)
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err, tried := s.failed[f.Name]; tried {
		return err
	}
	half := filepath.Join(s.folder, "half-"+f.Name)
	err := s.maker.Make(append(strings.Fields(f.args), half)...)
	if err == nil {
		err = os.Rename(half, path)
	} else {
		os.Remove(half)
	}
	s.failed[f.Name] = err
	return err
}

// Text is what the text files of the lab hold: a subtitle.
const Text = "1\n00:00:00,000 --> 00:00:30,000\nlab\n"

// Subtitles is the name of the subtitle file, which is always there.
const Subtitles = "lab.srt"

// Prepare makes the folder and what ffmpeg does not make in it.
func (s *Store) Prepare() error {
	if err := os.MkdirAll(s.folder, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(s.folder, Subtitles), []byte(Text), 0o644)
}
