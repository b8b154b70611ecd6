package compose

import (
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// mounts reads the folders of the repository and the configs that the
// container sees.
func (s *service) mounts() {
	for _, v := range s.v.get("volumes").items() {
		from, to := s.text(v.get("source")), s.text(v.get("target"))
		if v.node().IsScalar() {
			from, to = shortVolume(s.text(v))
		} else if kind := s.text(v.get("type")); kind != "bind" {
			continue
		}
		if dir, ok := s.inTree(from); ok && to != "" && strings.HasPrefix(from, ".") {
			s.unit.Mount = append(s.unit.Mount, unit.Mount{Path: path.Clean(to), Dir: dir})
		}
	}
	for _, v := range s.v.get("configs").items() {
		s.config(v)
	}
}

// shortVolume reads `./host:/container:ro`.
func shortVolume(text string) (from, to string) {
	parts := strings.Split(text, ":")
	if len(parts) < 2 {
		return "", ""
	}
	return parts[0], parts[1]
}

// config mounts a config of the project: a file of the tree, or a text.
func (s *service) config(v value) {
	name, target := s.text(v), ""
	if v.isMapping() {
		name, target = s.text(v.get("source")), s.text(v.get("target"))
	}
	if target == "" {
		target = name
	}
	if !path.IsAbs(target) {
		target = "/" + target
	}
	top := s.root.get("configs", name)
	if file := top.get("file"); file.isSet() {
		if dir, ok := s.inTree(s.text(file)); ok {
			s.unit.Mount = append(s.unit.Mount, unit.Mount{Path: target, Dir: dir})
		}
	}
	if top.get("content").isSet() {
		s.unit.Mount = append(s.unit.Mount, unit.Mount{Path: target, Volume: s.configKey(name), Item: name})
	}
}

// configKey names a config; configs of other projects have other folders.
func (p *project) configKey(name string) string {
	return system + "/config/" + path.Join(p.dir, name)
}

// inlineConfigs adds the texts that configs hold as volumes.
func (p *project) inlineConfigs() {
	for _, e := range p.root.get("configs").pairs() {
		content := e.value.get("content")
		if !content.node().IsScalar() {
			continue
		}
		in := interpolation{vars: p.vars}
		p.found.Volumes = append(p.found.Volumes, unit.Volume{
			Key:   p.configKey(e.key),
			Files: map[string]source.Text{e.key: in.word(content).Text("")},
		})
	}
}
