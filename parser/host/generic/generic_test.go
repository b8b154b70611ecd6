package generic

import (
	"context"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

func TestExtract(t *testing.T) {
	tests := []struct {
		name, yaml string
		want       []string // id suffix and what runs
	}{
		{"github actions", "jobs:\n  e:\n    steps:\n    - run: |\n        ffmpeg -i a b\n    - uses: x\n",
			[]string{"jobs.e.steps[0].run: ffmpeg -i a b\n"}},
		{"github expression", "steps:\n- run: ffmpeg -c:v ${{ matrix.codec }} o.mp4\n",
			[]string{"steps[0].run: ffmpeg -c:v ${matrix_codec} o.mp4"}},
		{"other shell", "steps:\n- {run: 'ffmpeg -i a b', shell: pwsh}\n- {run: 'ffmpeg -i c d', shell: bash -e}\n",
			[]string{"steps[1].run: ffmpeg -i c d"}},
		{"gitlab list of lines", "enc:\n  script:\n  - cd x\n  - ffmpeg -i a b\n  - >\n    ffprobe\n    -i c\n",
			[]string{"enc.script: cd x\nffmpeg -i a b\nffprobe -i c\n\n"}},
		{"gitlab anchor is found once", ".ff: &ff {script: [ffmpeg -i a b]}\na: {stage: one, <<: *ff}\n",
			[]string{".ff.script: ffmpeg -i a b\n"}},
		{"circleci", "steps: [{run: \"ffmpeg -i in -c:v << parameters.codec >> out.mp4\"}]\n",
			[]string{"steps[0].run: ffmpeg -i in -c:v ${parameters_codec} out.mp4"}},
		{"exec form", "x: [/usr/bin/ffmpeg, -i, a, b]\n", []string{"x: [/usr/bin/ffmpeg -i a b]"}},
		{"exec form of a shell", "x: [sh, -c, 'exec ffmpeg -i a b']\n", []string{"x: [sh -c exec ffmpeg -i a b]"}},
		{"wrapped exec form", "command: [nice, -n, '10', ffmpeg, -i, a, b]\n", []string{"command: [nice -n 10 ffmpeg -i a b]"}},
		{"exec form with an expression", "x: [ffmpeg, -i, '{{item}}']\n", []string{"x: [ffmpeg -i ${item}]"}},
		{"command of any key", "paths:\n  cam:\n    onPublish: ffmpeg -i rtsp://h/x -c copy o.mp4\n",
			[]string{"paths.cam.onPublish: ffmpeg -i rtsp://h/x -c copy o.mp4"}},
		{"bare command", "command: ffmpeg\n", []string{"command: ffmpeg"}},
		{"behind wrappers", "script: FOO=1 nice -n 5 timeout 10s /opt/ffmpeg -i a b\n",
			[]string{"script: FOO=1 nice -n 5 timeout 10s /opt/ffmpeg -i a b"}},
		{"started by xargs", "run: ls *.mp4 | xargs -n1 -P4 ffmpeg -i\n", []string{"run: ls *.mp4 | xargs -n1 -P4 ffmpeg -i"}},
		{"in a variable", "run: |\n  FF=ffmpeg\n  $FF -i a b\n", []string{"run: FF=ffmpeg\n$FF -i a b\n"}},
		{"second document", "a: 1\n---\nrun: ffmpeg -i a b\n", []string{"1:run: ffmpeg -i a b"}},
		{"shebang", "enc.sh: |\n  #!/bin/bash\n  ffmpeg -i a b\n", []string{"enc.sh: #!/bin/bash\nffmpeg -i a b\n"}},

		{"option fragments", "ffmpeg_args: -c copy\nffmpeg:\n  output_args: [-c, copy]\n", nil},
		{"python", "enc: |\n  #!/usr/bin/env python3\n  run('ffmpeg -i a b')\n", nil},
		{"key named ffmpeg", "ffmpeg: {path: /usr/bin/ffmpeg, version: '7.1'}\nffprobe: true\n", nil},
		{"log text", "message: \"ffmpeg -i a b failed\"\nerror: ffmpeg exited with 1\nx: ffmpeg failed to open a.mp4\n", nil},
		{"packages", "packages: [ffmpeg, curl]\napt: {pkgs: [ffmpeg]}\n", nil},
		{"package install", "run: |\n  apt-get update\n  apt-get install -y ffmpeg curl\n", nil},
		{"package install on lines", "run: |\n  apt-get install -y \\\n    ffmpeg \\\n    curl\n", nil},
		{"image and URL", "image: jrottenberg/ffmpeg:4.4\nurl: https://ffmpeg.org/a.tar.gz\n", nil},
		{"echo and comment", "run: |\n  echo ffmpeg -i a b\n  # ffmpeg -i a b\n  which ffmpeg\n", nil},
		{"version in words", "x: ffmpeg 4.4 is needed\ny: ffmpeg v7.1.1\n", nil},
		{"go2rtc source", "streams: {cam: 'ffmpeg:/media/a.mp4#video=h264'}\n", nil},
		{"install list", "install: [ffmpeg, curl]\ninstall: ffmpeg\n", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := source.NewFile("x.yml", []byte(test.yaml))
			found, _ := Host{}.Extract(context.Background(), f, source.Memory{})
			var got []string
			for _, u := range found.Units {
				argv := u.Runs[0].Command
				what := "[" + strings.Join(word.Strings(argv.Words), " ") + "]"
				if argv.Script != nil {
					what = argv.Script.Text.Str
				}
				got = append(got, strings.TrimPrefix(u.ID, "yaml/x.yml#")+": "+what)
				if !u.Copies.Peak.IsUnknown() {
					t.Errorf("peak = %v", u.Copies.Peak)
				}
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("units:\n%q\nwant:\n%q", got, test.want)
			}
		})
	}
}
