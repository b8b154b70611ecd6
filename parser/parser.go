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
	"github.com/ffvet/ffvet/parser/host/jellyfin"
	"github.com/ffvet/ffvet/parser/host/just"
	"github.com/ffvet/ffvet/parser/host/karpenter"
	"github.com/ffvet/ffvet/parser/host/knative"
	"github.com/ffvet/ffvet/parser/host/kubernetes"
	"github.com/ffvet/ffvet/parser/host/kustomize"
	"github.com/ffvet/ffvet/parser/host/makefile"
	"github.com/ffvet/ffvet/parser/host/mediamtx"
	"github.com/ffvet/ffvet/parser/host/nginxrtmp"
	"github.com/ffvet/ffvet/parser/host/peertube"
	"github.com/ffvet/ffvet/parser/host/pm2"
	"github.com/ffvet/ffvet/parser/host/procfile"
	"github.com/ffvet/ffvet/parser/host/script"
	"github.com/ffvet/ffvet/parser/host/supervisor"
	"github.com/ffvet/ffvet/parser/host/systemd"
	"github.com/ffvet/ffvet/parser/host/tekton"
)

// Hosts returns every host in the order in which they are asked: the first
// that takes a file gets it; the generic YAML host comes last.
func Hosts() []host.Host {
	manifests := kubernetes.Host{Objects: []host.ObjectReader{argo.Objects{}, tekton.Objects{}, knative.Objects{}, karpenter.Objects{}}}
	return []host.Host{
		script.Host{},
		makefile.Host{},
		just.Host{},
		cron.Host{},
		systemd.Host{},
		supervisor.Host{},
		procfile.Host{},
		pm2.Host{},
		jellyfin.Host{},
		nginxrtmp.Host{},
		mediamtx.Host{},
		frigate.Host{},
		peertube.Host{},
		go2rtc.Host{},
		dockerfile.Host{},
		kustomize.Host{Manifests: manifests},
		manifests,
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
