package interpreter

import (
	"strings"
	"testing"
)

func TestShebang(t *testing.T) {
	for text, want := range map[string]string{
		"#!/bin/bash\nffmpeg":                                   "bash",
		"#!/usr/bin/env bash\n":                                 "bash",
		"#!/usr/bin/env -S A=1 zsh -e\n":                        "zsh",
		"#! /bin/sh -e\r\n":                                     "sh",
		"\xef\xbb\xbf#!/bin/dash\n":                             "dash",
		"#!/usr/bin/env python3\n":                              "python3",
		"#!/usr/bin/with-contenv bash\n":                        "bash",
		"#!/command/with-contenv bashio\n":                      "bash",
		"#!/sbin/openrc-run\n":                                  "sh",
		"#!/usr/bin/env nix-shell\n":                            "bash",
		"#!/usr/bin/nix-shell\n#! nix-shell -p ffmpeg -i zsh\n": "zsh",
		"#!\n":                                 "",
		"#!/usr/bin/env -S\n":                  "",
		"#!/bin/sh" + strings.Repeat("x", 999): "sh" + strings.Repeat("x", 503),
	} {
		if got, found := Shebang(text); got != want || !found {
			t.Errorf("%.40q: %.20q, %v; want %.20q", text, got, found, want)
		}
	}
	for _, text := range []string{"", "ffmpeg", "\n#!/bin/sh", "# !/bin/sh"} {
		if got, found := Shebang(text); found {
			t.Errorf("%q: found %q", text, got)
		}
	}
}

func TestBySuffix(t *testing.T) {
	for file, want := range map[string]string{
		"a.sh": "sh", "dir.py/a.bash": "bash", "Run.command": "sh", "a.ash": "ash", "a.py": "", "sh": "", "a.sh.txt": "",
	} {
		if got := BySuffix(file); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}
