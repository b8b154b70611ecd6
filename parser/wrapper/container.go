package wrapper

import (
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/word"
)

// container recognises `$ENGINE run …`: a variable in front of a subcommand
// of docker. It returns "docker", or "".
func container(words []word.Word) string {
	holes := words[0].Holes()
	if len(words) < 3 || len(holes) != 1 {
		return ""
	}
	name := strings.ToLower(holes[0].Name)
	for _, part := range []string{"docker", "podman", "container", "engine"} {
		if strings.Contains(name, part) {
			return "docker"
		}
	}
	return ""
}

// docker is `docker run`, `docker exec`, `docker compose run`.
func docker(in *Inner, words []word.Word, cpus bound.Bound) bool {
	_, words = options{short: "Hcl", long: []string{"host", "context", "config", "log-level", "tlscacert", "tlscert", "tlskey", "url", "identity", "connection", "root", "runroot", "namespace", "address"}}.read(words)
	if len(words) > 0 && words[0].Prefix() == "container" {
		words = words[1:]
	}
	if len(words) == 0 {
		return false
	}
	switch words[0].Prefix() {
	case "run", "create":
		return dockerRun(in, words[1:])
	case "exec":
		return dockerExec(in, words[1:])
	case "compose":
		return compose(in, words[1:], cpus)
	}
	return false
}

// dockerRun reads `docker run OPTIONS IMAGE ARGS`. Nearly all long options
// take a value; those that do not are listed.
func dockerRun(in *Inner, words []word.Word) bool {
	given, words := options{short: "aceuhlmpvw", flags: []string{
		"detach", "disable-content-trust", "help", "init", "interactive", "no-healthcheck", "oom-kill-disable", "privileged",
		"publish-all", "quiet", "read-only", "rm", "sig-proxy", "tty", "replace", "env-host", "http-proxy", "rootfs", "no-hosts", "tls-verify", "read-only-tmpfs",
	}}.read(words)
	if len(words) == 0 {
		return false
	}
	in.Image = &words[0]
	in.Words = words[1:]
	in.Detached = has(given, "d", "detach")
	in.environment(given)
	if o, ok := last(given, "entrypoint"); ok {
		in.Entrypoint = &o.value
	}
	if o, ok := last(given, "cpuset-cpus"); ok {
		in.Cpuset = cpuList(o.value)
	}
	in.containerLimits(given)
	return true
}

// environment adds the variables of -e NAME=VALUE.
func (in *Inner) environment(given []option) {
	for _, o := range given {
		if o.name != "e" && o.name != "env" {
			continue
		}
		if name, _, ok := strings.Cut(o.value.Prefix(), "="); ok {
			in.set(o.value, name)
		}
	}
}

// dockerExec reads `docker exec OPTIONS CONTAINER COMMAND`.
func dockerExec(in *Inner, words []word.Word) bool {
	given, words := options{short: "euw", long: []string{"env", "env-file", "user", "workdir", "detach-keys"}}.operandsOf(words)
	if len(words) < 2 {
		return false
	}
	in.Container = &words[0]
	in.Words = words[1:]
	in.Detached = has(given, "d", "detach")
	in.environment(given)
	return true
}

// compose reads `docker compose run OPTIONS SERVICE ARGS` and `… exec …`.
func compose(in *Inner, words []word.Word, _ bound.Bound) bool {
	_, words = options{short: "fp", long: []string{"file", "project-name", "profile", "env-file", "project-directory", "ansi", "parallel", "progress"}}.read(words)
	if len(words) == 0 {
		return false
	}
	sub := words[0].Prefix()
	if sub != "run" && sub != "exec" {
		return false
	}
	given, words := options{short: "euvwpl", long: []string{"env", "env-from-file", "user", "volume", "workdir", "publish", "label", "name", "entrypoint", "cap-add", "cap-drop", "pull", "index"}}.read(words[1:])
	if len(words) == 0 || sub == "exec" && len(words) == 1 {
		return false
	}
	in.Service = &words[0]
	if len(words) > 1 {
		in.Words = words[1:]
	}
	if sub == "exec" {
		in.Container, in.Service = in.Service, nil
	}
	in.Detached = has(given, "d", "detach")
	in.environment(given)
	if o, ok := last(given, "entrypoint"); ok {
		in.Entrypoint = &o.value
	}
	return true
}

// kubectl is `kubectl exec POD -- COMMAND`, also without the dashes as it
// once was, and `kubectl run NAME --image=I -- ARGS`.
func kubectl(in *Inner, words []word.Word, _ bound.Bound) bool {
	words, behind := behindDashes(words)
	given, operands := options{short: "ncfslv", long: []string{"namespace", "container", "filename", "context", "cluster", "user", "kubeconfig", "server", "token", "as", "image",
		"pod-running-timeout", "request-timeout", "env", "labels", "limits", "requests", "restart", "overrides", "port", "serviceaccount", "image-pull-policy", "target", "profile", "copy-to", "from"}}.everywhere(words)
	if len(operands) > 0 && operands[0].Prefix() == "kubectl" { // k3s kubectl
		operands = operands[1:]
	}
	if len(operands) == 0 {
		return false
	}
	image, _ := last(given, "image")
	switch sub := operands[0].Prefix(); {
	case (sub == "run" || sub == "create" || sub == "debug") && len(image.value.Parts) > 0:
		in.Image = &image.value
		in.Words = behind
		if has(given, "command") && len(behind) > 0 {
			in.Entrypoint, in.Words = &behind[0], behind[1:]
		}
		in.environment(given)
		return true
	case sub == "exec" || sub == "rsh":
		command := append(operands[min(2, len(operands)):], behind...)
		if has(given, "f", "filename") {
			command = append(operands[1:], behind...)
		}
		in.Words = command
		return len(command) > 0
	}
	return false
}
