package dockerfile

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

func extract(t *testing.T, file, text string) unit.Found {
	t.Helper()
	found, ok := Host{}.Extract(context.Background(), source.NewFile(file, []byte(text)), source.NewMemory(nil))
	if !ok {
		t.Fatalf("%s was not taken for a Dockerfile", file)
	}
	return found
}

// last returns the unit of the image itself.
func last(found unit.Found) *unit.Unit { return found.Units[len(found.Units)-1] }

// show prints an argument list: words between bars, a script with its shell.
func show(a *unit.Argv) string {
	switch {
	case a == nil:
		return "nil"
	case a.Script != nil:
		return a.Script.Shell + ": " + a.Script.Text.Str
	}
	return strings.Join(word.Strings(a.Words), "|")
}

func TestWhatAnImageRuns(t *testing.T) {
	for _, c := range []struct{ name, text, entrypoint, command string }{
		{"exec forms", "FROM a\nENTRYPOINT [\"ffmpeg\"]\nCMD [\"-i\", \"x\"]\n", "ffmpeg", "-i|x"},
		{"shell form", "FROM a\nCMD ffmpeg -i x\n", "nil", "sh: ffmpeg -i x"},
		{"the last one holds", "FROM a\nCMD one\nCMD [\"two\"]\n", "nil", "two"},
		{"SHELL", "FROM a\nSHELL [\"/bin/bash\", \"-c\"]\nCMD x\n", "nil", "bash: x"},
		{"continued with a comment between", "FROM a\nCMD ffmpeg \\\n  # why\n\n  -i x\n", "nil", "sh: ffmpeg   -i x"},
		{"escape directive", "# escape=`\nFROM a\nCMD ffmpeg `\n  -i \\x\n", "nil", `sh: ffmpeg   -i \x`},
		{"CRLF", "FROM a\r\nCMD ffmpeg \\\r\n -i x\r\n", "nil", "sh: ffmpeg  -i x"},
		{"byte order mark", "\ufeffFROM a\nCMD x\n", "nil", "sh: x"},
		{"not an array: shell form", "FROM a\nCMD [\"a\", b]\n", "nil", `sh: ["a", b]`},
		{"inherited from a stage", "FROM a AS x\nENTRYPOINT [\"e\"]\nCMD [\"c\"]\nFROM x\n", "e", "c"},
		{"ENTRYPOINT drops the inherited CMD", "FROM a AS x\nCMD [\"c\"]\nFROM x\nENTRYPOINT [\"e\"]\n", "e", "nil"},
		{"ENTRYPOINT keeps its own CMD", "FROM a\nCMD [\"c\"]\nENTRYPOINT [\"e\"]\n", "e", "c"},
		{"ONBUILD is for children", "FROM a\nONBUILD CMD [\"c\"]\n", "nil", "nil"},
		{"ONBUILD of an earlier stage", "FROM a AS x\nONBUILD CMD [\"c\"]\nFROM x\n", "nil", "c"},
		{"no variables at run time", "FROM a\nENV N=4\nCMD [\"$N\"]\n", "nil", "$N"},
	} {
		t.Run(c.name, func(t *testing.T) {
			run := last(extract(t, "Dockerfile", c.text)).Runs[0]
			if got := show(run.Entrypoint); got != c.entrypoint {
				t.Errorf("entrypoint %q, want %q", got, c.entrypoint)
			}
			if got := show(run.Command); got != c.command {
				t.Errorf("command %q, want %q", got, c.command)
			}
		})
	}
}

func TestWordsStandWhereTheyAreWritten(t *testing.T) {
	text := "FROM a\nCMD [\"ffmpeg\", \\\n  \"-vf\", \"a\\u00e9b\\\\c\\ud83d\\ude00\"]\n"
	words := last(extract(t, "Dockerfile", text)).Runs[0].Command.Words
	for i, want := range []struct{ text, span string }{
		{"ffmpeg", `"ffmpeg"`}, {"-vf", `"-vf"`}, {"aéb\\c😀", `"a\u00e9b\\c\ud83d\ude00"`},
	} {
		if got := words[i].String(); got != want.text {
			t.Errorf("word %d = %q, want %q", i, got, want.text)
		}
		if got := words[i].Span.Text(); got != want.span {
			t.Errorf("word %d stands at %q, want %q", i, got, want.span)
		}
	}
	filter := words[2].Text("")
	if s := filter.Span(3, 4); s.Text() != "b" || !s.Exact {
		t.Errorf("b stands at %q exact=%v", s.Text(), s.Exact)
	}
	if s := filter.Span(1, 3); s.Text() != `\u00e9` || s.Exact {
		t.Errorf("é stands at %q exact=%v, want the escape, not exact", s.Text(), s.Exact)
	}
}

func TestShellFormLeadsBack(t *testing.T) {
	text := "FROM a\n  RUN --mount=type=cache,target=/x ffmpeg -i é \\\n# no\n    -y out.mp4\n"
	run := extract(t, "Dockerfile", text).Units[0].Runs[0]
	script := run.Command.Script.Text
	if want := "ffmpeg -i é     -y out.mp4"; script.Str != want {
		t.Fatalf("script %q, want %q", script.Str, want)
	}
	for _, part := range []string{"ffmpeg", "é", "-y", "out.mp4"} {
		i := strings.Index(script.Str, part)
		if s := script.Span(i, i+len(part)); s.Text() != part || !s.Exact {
			t.Errorf("%s stands at %q exact=%v", part, s.Text(), s.Exact)
		}
	}
	if p := run.At.Position(); p != (source.Position{Line: 2, Column: 3}) {
		t.Errorf("the instruction stands at %v", p)
	}
}

func TestHereDocuments(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a script", "RUN <<EOF\nffmpeg -i a b\nEOF\n", "sh: ffmpeg -i a b\n"},
		{"its own interpreter", "RUN <<EOF\n#!/usr/bin/env bash\nx\nEOF\n", "bash: #!/usr/bin/env bash\nx\n"},
		{"tabs taken off", "RUN <<-EOF\n\tx\n\tEOF\n", "sh: x\n"},
		{"input of a command", "RUN <<EOT bash\nx\nEOT\n", "sh: <<EOT bash\nx\nEOT\n"},
		{"into a file", "RUN cat <<A > /a && cat <<B > /b\n1\nA\n2\nB\n", "sh: cat <<A > /a && cat <<B > /b\n1\nA\n\n2\nB\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			run := extract(t, "Dockerfile", "FROM a\n"+c.text).Units[0].Runs[0]
			if got := show(run.Command); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestUnits(t *testing.T) {
	const text = "FROM debian:12 AS b\nRUN <<EOT bash\nffmpeg -i a b\nEOT\nONBUILD RUN ffmpeg -version\n" +
		"HEALTHCHECK --interval=10s CMD ffprobe -v error rtsp://localhost/x\n" +
		"CMD [\"ffmpeg\", \"-i\", \"one\"]\nCMD [\"ffmpeg\", \"-i\", \"two\"]\n"
	found := extract(t, "Dockerfile", text)
	var got []string
	for _, u := range found.Units {
		for _, r := range u.Runs {
			got = append(got, u.ID+" "+string(u.Phase)+" "+string(r.Use)+" "+show(r.Command))
		}
	}
	want := []string{
		"image/b/run build build sh: <<EOT bash\nffmpeg -i a b\nEOT\n",
		"image/b  main ffmpeg|-i|two",
		"image/b  probe sh: ffprobe -v error rtsp://localhost/x",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	image := last(found)
	if len(image.Diags) != 1 || image.Diags[0].Rule != "command-overridden" || image.Diags[0].At.Text() != `CMD ["ffmpeg", "-i", "one"]` {
		t.Errorf("diags %+v", image.Diags)
	}
	if d := image.Runs[1].Diags; len(d) != 1 || d[0].Rule != "periodic-healthcheck" || !strings.Contains(d[0].Message, "10s") {
		t.Errorf("diags of the health check %+v", d)
	}
}

func TestHealthcheckNone(t *testing.T) {
	u := last(extract(t, "Dockerfile", "FROM a AS b\nHEALTHCHECK CMD [\"ffprobe\", \"x\"]\nFROM b\nHEALTHCHECK NONE\n"))
	if len(u.Runs) != 1 {
		t.Errorf("the inherited health check is still there: %+v", u.Runs[1])
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ file, text, id, names string }{
		{"Dockerfile", "FROM a\n", "image/.", "stage Dockerfile#0, stage Dockerfile#"},
		{"docker/enc/Dockerfile", "FROM a\n", "image/docker/enc", "stage docker/enc/Dockerfile#0, stage docker/enc/Dockerfile#, image enc"},
		{"docker/Dockerfile.enc", "FROM a\n", "image/docker", "stage docker/Dockerfile.enc#0, stage docker/Dockerfile.enc#, image enc, image docker"},
		{"enc.Dockerfile", "FROM a AS x\n", "image/x", "stage enc.Dockerfile#x, stage enc.Dockerfile#0, stage enc.Dockerfile#, image enc, image x"},
	} {
		u := last(extract(t, c.file, c.text))
		var names []string
		for _, n := range u.Provides {
			names = append(names, string(n.Kind)+" "+n.Text)
		}
		if got := strings.Join(names, ", "); u.ID != c.id || got != c.names {
			t.Errorf("%s: %s %q, want %s %q", c.file, u.ID, got, c.id, c.names)
		}
	}
}

func TestVariables(t *testing.T) {
	u := last(extract(t, "Dockerfile", `ARG VERSION=7.1
FROM jrottenberg/ffmpeg:${VERSION}-alpine AS x
ARG VERSION
ARG JOBS=4
ENV SRC=/in DST="/out dir" N=$JOBS V=${VERSION}x
ENV OLD some text
ENV PATH=/opt/bin:$PATH
WORKDIR /srv
WORKDIR $SRC
`))
	if u.Spec.Base.Ref != "jrottenberg/ffmpeg:7.1-alpine" || u.Spec.Base.At.Text() != "jrottenberg/ffmpeg:${VERSION}-alpine" {
		t.Errorf("base %q at %q", u.Spec.Base.Ref, u.Spec.Base.At.Text())
	}
	if u.Spec.Workdir != "/in" {
		t.Errorf("workdir %q", u.Spec.Workdir)
	}
	var got []string
	for _, v := range u.Env {
		got = append(got, v.Name+"="+v.Value.String())
	}
	want := []string{"SRC=/in", "DST=/out dir", "N=${JOBS}", "V=${VERSION}x", "OLD=some text", "PATH=/opt/bin:${PATH}"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n, ok := defaultText(u.Env[2].Value); n != "4" || !ok {
		t.Errorf("the default of N is %q", n)
	}
	if v, ok := defaultText(u.Env[3].Value); v != "7.1x" || !ok {
		t.Errorf("the default of V is %q", v)
	}
}

func TestCopiedFiles(t *testing.T) {
	found := extract(t, "Dockerfile", `FROM golang AS build
WORKDIR /src
COPY . .
COPY tools/enc.sh /opt/tools/
FROM mwader/static-ffmpeg:7.1 AS ff
FROM alpine
WORKDIR /app
COPY entry.sh ./
COPY a.sh b.sh bin
ADD ["has space.sh", "/x.sh"]
COPY --from=build /src/run.sh /run.sh
COPY --from=1 /ffmpeg /usr/bin/
COPY --from=build /opt/tools /usr/local/bin
COPY --from=busybox:1 /bin/sh /bin/sh
COPY <<'EOF' /hook.sh
ffmpeg -i x y
EOF
`)
	u := last(found)
	var got []string
	for _, f := range u.Spec.Files {
		if f.Text != nil {
			got = append(got, "text "+f.Text.Str+"-> "+f.To)
			continue
		}
		got = append(got, f.From+" -> "+f.To)
	}
	want := []string{
		"entry.sh -> /app/", "a.sh -> /app/bin/", "b.sh -> /app/bin/", "has space.sh -> /x.sh",
		"run.sh -> /run.sh", "tools/enc.sh -> /usr/local/bin", "text ffmpeg -i x y\n-> /hook.sh",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(u.Spec.Sources) != 1 || u.Spec.Sources[0].Ref != "busybox:1" {
		t.Errorf("sources %+v", u.Spec.Sources)
	}
}

func TestWhatCannotBeReadIsNoted(t *testing.T) {
	for _, c := range []struct {
		name, text, note string
		line             int
	}{
		{"unknown instruction", "FROM a\nRUNN x\nCMD y\n", `unknown instruction: "RUNN"`, 2},
		{"numbers in an array", "FROM a\nRUN [1]\nCMD y\n", "arrays must be comprised of strings only", 2},
		{"ENV without a value", "FROM a\nENV X\nCMD y\n", "ENV must have two arguments", 2},
		{"bad escape directive", "# escape=x\nFROM a\nCMD y\n", "invalid escape token", 1},
		{"before FROM", "RUN x\nFROM a\nCMD y\n", "RUN stands before the first FROM", 1},
		{"a line without end", "FROM a\nRUN " + strings.Repeat("x", maxLine) + "\nCMD y\n", "longer than", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := extract(t, "Dockerfile", c.text)
			if len(found.Unread) != 1 {
				t.Fatalf("notes %+v", found.Unread)
			}
			note := found.Unread[0]
			if !strings.Contains(note.Text, c.note) || note.At.Position().Line != c.line {
				t.Errorf("%d: %s; want %d: %s", note.At.Position().Line, note.Text, c.line, c.note)
			}
			if got := show(last(found).Runs[0].Command); got != "sh: y" {
				t.Errorf("the rest was lost: %q", got)
			}
		})
	}
}

func TestUnterminatedHereDocumentKeepsWhatIsBefore(t *testing.T) {
	found := extract(t, "Dockerfile", "FROM a\nCMD y\nRUN <<EOF\nx\n")
	if len(found.Unread) != 1 || found.Unread[0].At.Position().Line != 3 {
		t.Errorf("notes %+v", found.Unread)
	}
	if got := show(last(found).Runs[0].Command); got != "sh: y" {
		t.Errorf("command %q", got)
	}
}

func TestClaims(t *testing.T) {
	for name, want := range map[string]bool{
		"Dockerfile": true, "a/Dockerfile.enc": true, "enc.dockerfile": true, "Containerfile": true,
		"enc.Dockerfile": true, "Dockerfile-dev": true, "Dockerfile.dockerignore": false, "Dockerfiles": false, "a.sh": false,
	} {
		if got := (Host{}).Claims(name, nil); got != want {
			t.Errorf("Claims(%s) = %v", name, got)
		}
	}
}

func FuzzExtract(f *testing.F) {
	for _, seed := range []string{
		"FROM a\nRUN <<EOF bash\nffmpeg\nEOF\nCMD [\"ffmpeg\", \"-i\", \"\\u00e9\"]\n",
		"# escape=`\r\nFROM a AS b\r\nENV A=$B C=\"d e\"\r\nCOPY --from=0 /a /b\r\nHEALTHCHECK CMD x `\r\n y\r\n",
		"FROM \xff\nRUN [\"\xff\"]\nENV \xff=\xfe\nONBUILD RUN <<X\nX\n", "#\n#escape=\\\n\\\nFROM a\nSHELL []\nENTRYPOINT\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found, _ := Host{}.Extract(context.Background(), source.NewFile("Dockerfile", []byte(text)), source.NewMemory(nil))
		for _, u := range found.Units {
			for _, r := range u.Runs {
				if r.Command == nil || r.Command.Script == nil {
					continue
				}
				body := r.Command.Script.Text
				for i := range body.Str {
					if s := body.Span(i, i+1); s.Exact && s.Text() != body.Str[i:i+1] {
						t.Fatalf("byte %d of %q stands at %q", i, body.Str, s.Text())
					}
				}
			}
		}
	})
}
