package link

import (
	"path"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/imageref"
	"github.com/ffvet/ffvet/parser/unit"
)

// images finds the unit of an image by what others call it.
type images struct {
	stages  map[string]*unit.Unit   // "Dockerfile path#stage"
	guesses map[string][]*unit.Unit // the last part of a repository, as the Dockerfile's place suggests
	tags    map[string]*unit.Unit   // repositories that a build names
}

// builtImage says that a repository's name is given to an image built here.
type builtImage struct {
	ref, target string
	dockerfile  string // as its caller's folder has it
	alternative string // as the tree's root has it
}

func newImages(units []*unit.Unit) images {
	im := images{stages: map[string]*unit.Unit{}, guesses: map[string][]*unit.Unit{}, tags: map[string]*unit.Unit{}}
	for _, u := range units {
		for _, n := range u.Provides {
			switch n.Kind {
			case unit.StageName:
				im.stages[n.Text] = u
			case unit.ImageName:
				im.guesses[n.Text] = append(im.guesses[n.Text], u)
			}
		}
	}
	for _, u := range units {
		if b := u.Image.Build; b != nil && u.Image.Ref != "" {
			im.tag(builtImage{ref: u.Image.Ref, dockerfile: b.Dockerfile, target: b.Target})
		}
	}
	return im
}

// built returns the image that a build makes, nil if its Dockerfile was not read.
func (im images) built(b builtImage) *unit.Unit {
	if u := im.stages[b.dockerfile+"#"+b.target]; u != nil {
		return u
	}
	return im.stages[b.alternative+"#"+b.target]
}

// tag notes the name that a build gives to its image; it reports whether
// that was new. Others may call it by another registry.
func (im images) tag(b builtImage) bool {
	u := im.built(b)
	repo := imageref.Repository(b.ref)
	if u == nil || im.tags[repo] != nil {
		return false
	}
	im.tags[repo] = u
	if name := path.Base(repo); !slices.Contains(im.guesses[name], u) {
		im.guesses[name] = append(im.guesses[name], u)
	}
	return true
}

// find returns the unit of the image, nil if this repository does not make it.
func (im images) find(i unit.Image) *unit.Unit {
	if b := i.Build; b != nil {
		if u := im.stages[b.Dockerfile+"#"+b.Target]; u != nil {
			return u
		}
	}
	return im.named(i.Ref)
}

// named finds an image by its reference: a name that a build gave it, else
// the last part of the repository as the name of a folder, file or stage.
func (im images) named(ref string) *unit.Unit {
	repo := imageref.Repository(ref)
	if repo == "" {
		return nil
	}
	if u := im.tags[repo]; u != nil {
		return u
	}
	if isKnownImage(repo) {
		return nil
	}
	name := path.Base(repo)
	if us := im.guesses[name]; len(us) > 0 {
		return us[0]
	}
	return im.alike(name)
}

// alike finds the only image whose guessed name is one end of the name:
// "encoder" of "media-encoder".
func (im images) alike(name string) *unit.Unit {
	var found *unit.Unit
	for guess, units := range im.guesses {
		if len(guess) < minName || !strings.HasSuffix(name, "-"+guess) && !strings.HasPrefix(name, guess+"-") {
			continue
		}
		for _, u := range units {
			if found != nil && found != u {
				return nil
			}
			found = u
		}
	}
	return found
}
