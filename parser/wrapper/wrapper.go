// Package wrapper unwraps argument lists: from `nice -n 10 timeout 5m ffmpeg …`
// to the ffmpeg inside, with what each wrapper does to it.
package wrapper

import (
	"strings"
	"time"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// Inner is what a wrapper starts.
type Inner struct {
	// Wrapper is the program that was taken off: "xargs".
	Wrapper string
	// Words is the inner argument list, program first; empty if the inner
	// command is a Script or the image's own.
	Words []word.Word
	// More are commands that the wrapper starts after Words, one after
	// another: `find -exec … \; -exec … \;`.
	More [][]word.Word
	// Script is set where the wrapper hands a text to a shell: `sh -c TEXT`,
	// `parallel TEMPLATE`.
	Script *unit.Script
	// ScriptFile is set where a shell reads a file: `bash enc.sh a b`; Words
	// then holds the file and its arguments.
	ScriptFile bool
	// Image is set where the command runs in a container of that image:
	// `docker run IMAGE …`; Entrypoint replaces the image's own.
	Image      *word.Word
	Entrypoint *word.Word
	// Env are the variables that the wrapper sets.
	Env []unit.Var
	// Times is how many inner commands run at once for one start of the wrapper.
	Times    bound.Bound
	Evidence []bound.Evidence
	// Stdin is what the wrapper makes of standard input, if it changes it.
	Stdin *unit.Stream
	Diags []unit.Diag
	// Loop says that the wrapper starts the command again and again.
	Loop bool
	// Service is the Compose service that `docker compose run` starts; its
	// image runs Words (nil: the service's own command).
	Service *word.Word
	// Container is the running container or pod that the command enters:
	// `docker exec`, `kubectl exec`.
	Container *word.Word
	// Cpuset is how many CPUs the wrapper leaves in the affinity mask:
	// `taskset`, `numactl -C`, `docker run --cpuset-cpus`.
	Cpuset *bound.Bound
	// Detached says that the wrapper returns while the command goes on:
	// `docker run -d`, `screen -dm`; no `wait` of a shell ends it.
	Detached bool
	// Takes says how the wrapper cuts its standard input into the inputs of its
	// commands; nil if it does not.
	Takes *Portions
	// Lock is the file that lets one at a time run, whoever starts it: `flock`.
	Lock string
	// Limits are those that the wrapper gives to each inner command: `docker
	// run --cpus 2`, `systemd-run -p MemoryMax=1G`; nil if it gives none.
	Limits *unit.Limits
	// Lifetime is how long the command runs at most: `timeout`; 0 if nothing
	// limits it.
	Lifetime time.Duration
	// ArgFile is the file from which a launcher reads its inputs: xargs -a.
	ArgFile *word.Word
}

// rule takes one wrapper off: words are what stands behind its name.
type rule func(in *Inner, words []word.Word, cpus bound.Bound) bool

// Unwrap takes one wrapper off an argument list; ok is false if it does not
// begin with one, or if that one starts no command. cpus is how many CPUs a
// process sees there, for wrappers that count them.
func Unwrap(words []word.Word, cpus bound.Bound) (Inner, bool) {
	if len(words) == 0 {
		return Inner{}, false
	}
	name, ok := words[0].Literal()
	if !ok {
		name = container(words)
	}
	name = name[strings.LastIndexByte(name, '/')+1:]
	take := ruleOf(name)
	if take == nil {
		return Inner{}, false
	}
	in := Inner{Wrapper: name, Times: bound.Of(1)}
	if !take(&in, words[1:], cpus) {
		return Inner{}, false
	}
	return in, true
}

// ruleOf returns how to take a program off, nil if it is no wrapper.
func ruleOf(name string) rule {
	if g, ok := prefix(name); ok {
		return g.take
	}
	switch name {
	case "sh", "bash", "dash", "ash", "ksh", "mksh", "zsh":
		return shell
	case "bundle":
		return under("exec")
	case "poetry", "pipenv", "pdm", "uv", "hatch", "snap", "rye":
		return under("run")
	case "su", "runuser":
		return switchUser
	case "script":
		return typescript
	case "busybox", "toybox":
		return applet
	case "xargs", "gxargs":
		return xargs
	case "parallel", "env_parallel", "rush":
		return parallel
	case "sem":
		return semaphore
	case "find", "gfind":
		return find
	case "fd", "fdfind":
		return fd
	case "docker", "podman", "nerdctl":
		return docker
	case "docker-compose", "podman-compose":
		return compose
	case "kubectl", "oc", "k3s", "microk8s":
		return kubectl
	}
	return further(name)
}

// further continues the table with what starts commands elsewhere or later.
func further(name string) rule {
	switch name {
	case "ssh", "autossh":
		return ssh
	case "mosh":
		return mosh
	case "vagrant":
		return textOption("ssh", "-c", "--command")
	case "gcloud":
		return textOption("compute ssh", "--command")
	case "nix-shell":
		return textOption("", "--run", "--command")
	case "nix":
		return nix
	case "adb":
		return shellCommand
	case "pdsh", "dsh", "clush", "pssh", "parallel-ssh":
		return joined(options{short: "wxglfutlhHpo"})
	case "srun":
		return srun
	case "sbatch":
		return sbatch
	case "mpirun", "mpiexec":
		return mpirun
	case "pueue":
		return queued
	case "screen":
		return screen
	case "tmux":
		return tmux
	case "gdb", "cuda-gdb":
		return debugger
	case "perf":
		return perf
	case "hyperfine":
		return hyperfine
	case "bwrap":
		return bubblewrap
	case "singularity", "apptainer":
		return singularity
	case "ip":
		return operand("netns exec", options{short: "n"})
	case "machinectl":
		return operand("shell", options{short: "HME", long: []string{"uid", "setenv", "host", "machine"}})
	case "conda", "mamba", "micromamba":
		return conda
	case "flatpak":
		return flatpak
	case "start-stop-daemon":
		return startStopDaemon
	}
	return nil
}
