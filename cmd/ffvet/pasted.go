package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/ffvet/ffvet/internal/discover"
	"github.com/ffvet/ffvet/internal/run"
)

// explainStdin explains the commands of the script on standard input.
func (a *app) explainStdin(ctx context.Context) (explanation, error) {
	text, err := io.ReadAll(io.LimitReader(a.stdin, discover.MaxFile+1))
	if err != nil {
		return explanation{}, fmt.Errorf("standard input: %w", err)
	}
	a.stdin = strings.NewReader(withoutPrompt(string(text)))
	found, err := a.explainTexts(ctx)
	found.array = true
	if err == nil && len(found.commands) == 0 && !a.asJSON() {
		err = fmt.Errorf("there is no ffmpeg, ffprobe or ffplay command in what stands on standard input; --stdin-filename says if it is no shell script: --stdin-filename compose.yaml")
	}
	return found, err
}

// explainText explains the commands of a command line in one argument.
func (a *app) explainText(ctx context.Context, text string) (explanation, error) {
	a.stdin, a.flags.stdinFilename = strings.NewReader(withoutPrompt(text)), pastedName
	found, err := a.explainTexts(ctx)
	found.array = len(found.commands) > 1
	if err == nil && len(found.commands) == 0 {
		err = fmt.Errorf("there is no ffmpeg, ffprobe or ffplay command in %q: paste the whole line, as in ffvet explain 'ffmpeg -i in.mp4 out.webm'", excerpt(text))
	}
	return found, err
}

// pastedName is the file that a pasted command line counts as: a script.
const pastedName = "pasted.sh"

func (a *app) explainTexts(ctx context.Context) (explanation, error) {
	in, err := a.prepare(ctx, []string{"-"})
	if err != nil {
		return explanation{}, err
	}
	out, err := run.Lint(ctx, in)
	if err != nil {
		return explanation{}, err
	}
	return explanation{commands: out.Doc.Commands, input: in}, nil
}

// withoutPrompt takes the prompts off that are copied from a terminal along
// with the commands.
func withoutPrompt(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		bare := strings.TrimLeft(line, " \t")
		if command, prompt := strings.CutPrefix(bare, "$ "); prompt {
			lines[i] = command
		}
	}
	return strings.Join(lines, "\n")
}

// excerpt is the beginning of a text, for a message.
func excerpt(text string) string {
	const most = 60
	if runes := []rune(strings.TrimSpace(text)); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return strings.TrimSpace(text)
}
