package run

import (
	"path"
	"strings"

	"github.com/ffvet/ffvet/internal/link"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/parser/interpreter"
	"github.com/ffvet/ffvet/parser/source"
)

// coverage says how much of what names ffmpeg was read, and why the rest was not.
func coverage(in Input, linked *link.Linked) report.Coverage {
	c := report.Coverage{Named: len(linked.Named) + len(in.NotRead), NotRead: append([]report.Unread{}, in.NotRead...)}
	broken := map[string]source.Note{}
	for _, n := range linked.Unread {
		if n.At.File != nil {
			broken[n.At.File.Path] = n
		}
	}
	unclaimed := map[string]bool{}
	for _, p := range linked.Unclaimed {
		unclaimed[p] = true
	}
	for _, p := range linked.Named {
		n, isBroken := broken[p]
		switch {
		case isBroken:
			c.NotRead = append(c.NotRead, report.Unread{File: p, Why: n.Text, Kind: "file that cannot be parsed"})
		case unclaimed[p]:
			kind := kindOf(p)
			if f, err := in.Tree.Read(p); kind == "other" && err == nil {
				kind = kindByLine(string(f.Text[:min(len(f.Text), 512)]))
			}
			c.NotRead = append(c.NotRead, report.Unread{File: p, Why: kind + " is not read", Kind: kind})
		default:
			c.Read++
		}
	}
	return c
}

// kindOf names the kind of a file that no host takes, by its extension.
func kindOf(p string) string {
	kinds := map[string]string{
		".py": "Python", ".go": "Go", ".js": "JavaScript", ".mjs": "JavaScript", ".ts": "TypeScript",
		".tsx": "TypeScript", ".jsx": "JavaScript", ".rb": "Ruby", ".rs": "Rust", ".java": "Java", ".kt": "Kotlin",
		".c": "C", ".h": "C", ".cc": "C++", ".cpp": "C++", ".cs": "C#", ".php": "PHP", ".pl": "Perl",
		".lua": "Lua", ".swift": "Swift", ".ps1": "PowerShell", ".psm1": "PowerShell", ".bat": "batch file", ".cmd": "batch file",
		".fish": "fish script", ".csh": "csh script", ".tcsh": "tcsh script", ".nu": "nu script", ".scala": "Scala", ".dart": "Dart", ".ex": "Elixir", ".exs": "Elixir",
		".vbs": "VBScript", ".applescript": "AppleScript", ".r": "R", ".jl": "Julia", ".m": "Objective-C", ".mm": "Objective-C", ".ipynb": "notebook", ".vue": "JavaScript",
		".md": "Markdown", ".rst": "text", ".txt": "text", ".html": "HTML", ".json": "JSON",
		".toml": "TOML", ".ini": "INI", ".conf": "configuration", ".service": "systemd",
		".tf": "Terraform", ".hcl": "HCL", ".nix": "Nix", ".xml": "XML", ".lock": "lock file",
	}
	name := strings.ToLower(path.Base(p))
	if kind, ok := kinds[path.Ext(name)]; ok {
		return kind
	}
	if name == "makefile" || name == "gnumakefile" || path.Ext(name) == ".mk" {
		return "Makefile"
	}
	return "other"
}

// kindByLine names the kind of a file by the program that its first line
// names.
func kindByLine(text string) string {
	program, _ := interpreter.Shebang(text)
	switch name := strings.TrimRight(program, "0123456789."); name {
	case "python", "pypy":
		return "Python"
	case "node", "nodejs", "bun", "deno":
		return "JavaScript"
	case "perl", "ruby", "php", "lua":
		return map[string]string{"perl": "Perl", "ruby": "Ruby", "php": "PHP", "lua": "Lua"}[name]
	case "pwsh", "powershell":
		return "PowerShell"
	case "fish", "tcsh", "csh", "nu", "elvish", "xonsh", "rc":
		return name + " script"
	}
	return "other"
}
