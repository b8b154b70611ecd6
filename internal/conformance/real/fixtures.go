package real

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// video and audio are the pictures and the sound of most fixtures: one second.
const (
	video = "testsrc=s=64x48:r=10:d=1"
	audio = "sine=f=440:d=1:r=8000"
)

// fixtures are the command lines that make the media files, in order.
func fixtures() []string {
	return []string{
		"-f lavfi -i " + video + " -f lavfi -i " + audio + " -c:v libx264 -pix_fmt yuv420p -c:a aac in.mp4",
		"-f lavfi -i testsrc2=s=96x64:r=10:d=1 -f lavfi -i aevalsrc=0|0:d=1:s=8000 -c:v libx264 -pix_fmt yuv420p -c:a aac in2.mp4",
		"-f lavfi -i " + video + " -c:v libx264 -pix_fmt yuv420p video.mp4",
		"-f lavfi -i " + audio + " audio.wav",
		"-f lavfi -i " + audio + " -c:a libmp3lame audio.mp3",
		"-f lavfi -i testsrc=s=16x16:r=1:d=1 -frames:v 1 logo.png",
		"-f lavfi -i testsrc=s=32x32:r=10:d=0.3 img%03d.png",
		"-f lavfi -i " + video + " -f lavfi -i testsrc2=s=128x96:r=10:d=1 -f lavfi -i " + audio +
			" -f lavfi -i aevalsrc=0|0:d=1:s=8000 -i subs.srt -map 0 -map 1 -map 2 -map 3 -map 4 -c:v mpeg4 -c:a pcm_s16le" +
			" -c:s srt -metadata:s:a:0 language=eng -metadata:s:a:1 language=fra -disposition 0 multi.mkv",
		"-i audio.mp3 -i logo.png -map 0 -map 1 -c:a copy -c:v mjpeg -pix_fmt yuvj420p -disposition:v:0 attached_pic cover.mp3",
		"-f lavfi -i " + video + " -f lavfi -i " + audio + " -f lavfi -i " + audio + " -map 0 -map 1 -map 2 -c:v mpeg2video" +
			" -c:a mp2 -ar 32000 -program program_num=1:title=one:st=0:st=1 -program program_num=2:title=two:st=2 prog.ts",
	}
}

// texts are the fixtures that are no media files.
func texts() map[string]string {
	return map[string]string{
		"subs.srt":     "1\n00:00:00,000 --> 00:00:00,900\nhi\n",
		"list.txt":     "file 'in.mp4'\nfile 'in.mp4'\n",
		"graph.txt":    "scale=32:24\n",
		"cgraph.txt":   "[0:v]scale=32:24[o]\n",
		"meta.txt":     ";FFMETADATA1\ntitle=x\n",
		"notmedia.txt": "hello\n",
	}
}

// MakeFixtures writes the files that the command lines read into the folder,
// with the given program, which needs libx264 and libmp3lame.
func MakeFixtures(b Binary, folder string) error {
	for name, text := range texts() {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	for _, line := range fixtures() {
		args := append([]string{"-nostdin", "-v", "error", "-y"}, strings.Fields(line)...)
		cmd := exec.Command(b.Path, args...)
		cmd.Dir = folder
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("making fixtures: ffmpeg %s: %w\n%s", line, err, out)
		}
	}
	return nil
}

// Probe returns what ffprobe, which stands beside the program, prints about
// each media file of the folder, by name.
func Probe(ctx context.Context, b Binary, folder string) (map[string]string, error) {
	all := map[string]string{}
	probe := filepath.Join(filepath.Dir(b.Path), "ffprobe")
	for _, name := range []string{
		"in.mp4", "in2.mp4", "video.mp4", "audio.wav", "audio.mp3", "logo.png", "img%03d.png", "multi.mkv", "cover.mp3",
		"prog.ts", "subs.srt", "list.txt", "meta.txt",
	} {
		args := []string{"-v", "error", "-of", "json", "-show_streams", "-show_format", "-show_programs"}
		if name == "list.txt" {
			args = append(args, "-f", "concat")
		}
		cmd := exec.CommandContext(ctx, probe, append(args, name)...)
		cmd.Dir = folder
		out, err := cmd.Output()
		if err != nil || !json.Valid(out) {
			return nil, fmt.Errorf("%s %s: %w", probe, name, err)
		}
		all[name] = string(out)
	}
	return all, nil
}
