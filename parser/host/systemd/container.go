package systemd

import (
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/unit"
)

// container reads what a podman container adds to the service that runs it
// (podman-systemd.unit(5)).
func (s *service) container(u *unit.Unit) {
	image, ok := s.settings.last("Container", "Image")
	if !ok {
		return
	}
	u.Image = unit.Image{Ref: image.value.Str, At: image.at}
	run := unit.Run{Use: unit.UseMain, At: image.at}
	if at, ok := s.settings.last("Container", "Exec"); ok {
		run.At, run.Command = at.at, s.argv(items(at.value), at.at)
	}
	if at, ok := s.settings.last("Container", "Entrypoint"); ok {
		run.Entrypoint = s.argv(items(at.value), at.at)
	}
	u.Runs = append(u.Runs, run)
	for _, line := range s.settings.list("Container", "Environment") {
		inner := service{settings: settings{{section: "Service", key: "Environment", value: line.value, at: line.at}}, name: s.name}
		inner.environment()
		u.Env = append(u.Env, inner.env...)
	}
	s.containerLimits(u)
}

// containerLimits reads the limits that podman sets itself, which stand in
// keys of their own or among its options.
func (s *service) containerLimits(u *unit.Unit) {
	for _, key := range []string{"PidsLimit", "Memory"} {
		if at, ok := s.settings.last("Container", key); ok {
			podman(u, factorOf(key), at.value.Str, at)
		}
	}
	for _, line := range s.settings.list("Container", "PodmanArgs") {
		words := items(line.value)
		for i, w := range words {
			key, value, joined := strings.Cut(w.text.Str, "=")
			if !joined && i+1 < len(words) {
				value = words[i+1].text.Str
			}
			line.at = w.at
			if factor := factorOf(key); factor != "" {
				podman(u, factor, value, line)
			}
		}
	}
}

func factorOf(option string) string {
	switch option {
	case "--cpus":
		return "cpu_quota"
	case "--cpuset-cpus":
		return "cpuset"
	case "Memory", "--memory", "-m":
		return "memory"
	case "PidsLimit", "--pids-limit":
		return "pids"
	}
	return ""
}

// podman applies a limit as podman writes it: CPUs where systemd has percents.
func podman(u *unit.Unit, factor, value string, at setting) {
	for _, l := range limits() {
		if l.factor != factor {
			continue
		}
		if factor == "cpu_quota" {
			f, err := strconv.ParseFloat(value, 64)
			if err != nil {
				return
			}
			value = strconv.FormatFloat(f*100, 'f', -1, 64) + "%"
		}
		if b, valid := l.read(value); valid && b != nil {
			lower(u, l, at, *b)
		}
		return
	}
}
