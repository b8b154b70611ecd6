// Package parser lists the hosts: who reads which files.
package parser

import (
	"github.com/ffvet/ffvet/parser/host"
	"github.com/ffvet/ffvet/parser/host/argo"
	"github.com/ffvet/ffvet/parser/host/azurepipelines"
	"github.com/ffvet/ffvet/parser/host/bitbucket"
	"github.com/ffvet/ffvet/parser/host/buildkite"
	"github.com/ffvet/ffvet/parser/host/circleci"
	"github.com/ffvet/ffvet/parser/host/compose"
	"github.com/ffvet/ffvet/parser/host/cron"
	"github.com/ffvet/ffvet/parser/host/dockerfile"
	"github.com/ffvet/ffvet/parser/host/frigate"
	"github.com/ffvet/ffvet/parser/host/generic"
	"github.com/ffvet/ffvet/parser/host/githubactions"
	"github.com/ffvet/ffvet/parser/host/gitlabci"
	"github.com/ffvet/ffvet/parser/host/gitlabrunner"
	"github.com/ffvet/ffvet/parser/host/go2rtc"
	"github.com/ffvet/ffvet/parser/host/kubernetes"
	"github.com/ffvet/ffvet/parser/host/makefile"
	"github.com/ffvet/ffvet/parser/host/mediamtx"
	"github.com/ffvet/ffvet/parser/host/nginxrtmp"
	"github.com/ffvet/ffvet/parser/host/script"
	"github.com/ffvet/ffvet/parser/host/systemd"
	"github.com/ffvet/ffvet/parser/host/tekton"
)

// Hosts returns every host in the order in which they are asked: the first
// that takes a file gets it; the generic YAML host comes last.
func Hosts() []host.Host {
	return []host.Host{
		script.Host{},
		makefile.Host{},
		cron.Host{},
		systemd.Host{},
		nginxrtmp.Host{},
		mediamtx.Host{},
		frigate.Host{},
		go2rtc.Host{},
		dockerfile.Host{},
		kubernetes.Host{Objects: []host.ObjectReader{argo.Objects{}, tekton.Objects{}}},
		compose.Host{},
		githubactions.Host{},
		azurepipelines.Host{},
		buildkite.Host{},
		circleci.Host{},
		bitbucket.Host{},
		gitlabci.Host{},
		gitlabrunner.Host{},
		generic.Host{},
	}
}
