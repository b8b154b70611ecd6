package cron

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestClaims(t *testing.T) {
	for name, want := range map[string]bool{
		"crontab": true, "docker/crontab.txt": true, "etc/cron.d/clips": true, "var/spool/cron/crontabs/root": true,
		"clips.cron": true, "cron.sh": false, "etc/cron.daily/clips": false, "crontab.py": false,
	} {
		if got := (Host{}).Claims(name, nil); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if (Host{}).Claims("etc/cron.d/x", []byte("#!/bin/sh\n")) {
		t.Error("a script is no table")
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("SHELL=/bin/bash\n*/5 * * * * root a \\% b % c\n@daily x\n@reboot\n 1 2")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile("cron.d/x", []byte(text)), source.Memory{})
	})
}
