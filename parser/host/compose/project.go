package compose

import (
	"path"
	"slices"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// project is a base file with what is merged into it.
type project struct {
	dir   string // folder of the base file
	tree  source.Tree
	root  value
	vars  map[string]string // .env beside the base file
	found unit.Found
}

// baseNames and overrideNames are the files that `docker compose` looks for,
// in this order (compose-go, cli/options.go).
func baseNames() []string {
	return []string{"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"}
}

func overrideNames() []string {
	return []string{"compose.override.yml", "compose.override.yaml",
		"docker-compose.override.yml", "docker-compose.override.yaml"}
}

func newProject(f *source.File, tree source.Tree) *project {
	p := &project{dir: path.Dir(f.Path), tree: tree}
	base, override := p.first(baseNames()), p.first(overrideNames())
	files := []*source.File{f}
	if base != nil && override != nil && (f.Path == base.Path || f.Path == override.Path) {
		files = []*source.File{base, override}
	}
	if dotenv, err := tree.Read(path.Join(p.dir, ".env")); err == nil {
		p.vars = parseEnv(dotenv.Text)
	}
	for _, file := range files {
		p.root.layers = append(p.root.layers, p.load(file)...)
	}
	return p
}

// first returns the first of the project's files that is there.
func (p *project) first(names []string) *source.File {
	for _, name := range names {
		if f, err := p.tree.Read(path.Join(p.dir, name)); err == nil {
			return f
		}
	}
	return nil
}

// load returns the top of each document of a file.
func (p *project) load(f *source.File) []*yamlpos.Node {
	var tops []*yamlpos.Node
	for _, d := range yamlpos.Split(f) {
		if top := d.Root(); top.IsMapping() {
			tops = append(tops, top)
		}
		p.collect(d)
	}
	return tops
}

// maxExtends is how many services may extend one another in a row.
const maxExtends = 16

// extend puts the service that this one extends below it.
func (p *project) extend(v value, depth int) value {
	extends := v.get("extends")
	if !extends.isSet() || depth >= maxExtends {
		return v
	}
	name, tops := extends.text(), p.root.layers
	if extends.isMapping() {
		name = extends.get("service").text()
		if file := extends.get("file"); file.isSet() {
			from := path.Dir(file.node().Document().File.Path)
			other, err := p.tree.Read(path.Join(from, file.text()))
			if err != nil {
				return v
			}
			tops = p.load(other)
		}
	}
	base := value{layers: tops}.get("services", name)
	if !base.isMapping() {
		return v
	}
	base = p.extend(base, depth+1)
	return value{layers: slices.Concat(base.layers, v.layers)}
}

// inTree resolves a path of the project; ok is false if it leads out of the
// tree.
func (p *project) inTree(name string) (resolved string, ok bool) {
	if path.IsAbs(name) {
		return "", false
	}
	resolved = path.Join(p.dir, name)
	if resolved == ".." || len(resolved) > 2 && resolved[:3] == "../" {
		return "", false
	}
	if resolved == "." {
		resolved = ""
	}
	return resolved, true
}
