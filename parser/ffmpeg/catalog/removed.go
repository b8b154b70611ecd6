package catalog

// Removal is what became of a name that older versions have.
type Removal struct {
	// Since is the first version without the name; "" if only Last and Gone
	// are known.
	Since string
	// Last is the newest version with data of its own that has the name, Gone
	// the oldest one behind it, which does not.
	Last, Gone string
	// Maybe says that this version has no data of its own and lies between
	// Last and Gone.
	Maybe bool
	Successor
}

// Successor is what takes the place of a name.
type Successor struct {
	// Advice says what to do: "use -fps_mode"; "" if nothing is known.
	Advice string
	// Instead means exactly the same: "-bsf:v"; "" if nothing does.
	Instead string
	// From is the first version that knows Instead; "" if all do.
	From string
}

// Removed tells of a name that this version no longer has; ok is false if it
// has it, or if it never existed. Encoders, filters and formats that only the
// build left out are not removed.
func (c *Catalog) Removed(kind Kind, name string) (r Removal, ok bool) {
	since, successor, listed := history(kind, name)
	r = Removal{Since: since, Successor: successor}
	if since != "" {
		return r, Compare(c.Version, since) >= 0
	}
	if !listed && (kind != OptionName || c.data.has(kind, name)) {
		return Removal{}, false
	}
	for _, v := range dumped() {
		switch {
		case parsed[v]().has(kind, name):
			r.Last, r.Gone = v, ""
		case r.Gone == "":
			r.Gone = v
		}
	}
	r.Maybe = r.Gone != "" && Compare(c.Version, r.Gone) < 0
	return r, r.Last != "" && r.Gone != "" && Compare(c.Version, r.Last) > 0
}

// When says since when the name is gone: "in ffmpeg 9.0", "between ffmpeg 5.1 and 7.1".
func (r Removal) When() string {
	if r.Since != "" {
		return "in ffmpeg " + r.Since
	}
	return "between ffmpeg " + r.Last + " and " + r.Gone
}

// Message says when the thing with the given name was removed, and what to do:
// "-vsync was removed in ffmpeg 9.0: use -fps_mode before each output".
func (r Removal) Message(thing string) string {
	text := thing + " was removed " + r.When()
	if r.Advice != "" {
		text += ": " + r.Advice
	}
	return text
}
