package catalog

// ToolOption is an option of ffmpeg's own table (fftools): not one of its
// libraries.
type ToolOption struct {
	// Name is the option's name without dash: "vcodec".
	Name string
	// Canonical is the option that it stands for: "codec"; Name if it is no alias.
	Canonical string
	// ImpliedSpec is the stream specifier that the alias means: "v" for
	// vcodec. A specifier that is typed on such an alias is ignored.
	ImpliedSpec string
	// Arg says whether the option consumes the next argument.
	Arg ArgKind
	// Bool says that -noNAME exists.
	Bool bool
	// Type is what the argument must be.
	Type ToolType
	// PerStream says that a stream specifier selects streams; on other
	// options it is ignored.
	PerStream bool
	// OwnSpec says that what follows the colon has a grammar of its own
	// (-metadata:s:a:0).
	OwnSpec bool
	Scope   Scope
}

// TakesArg reports whether the option always consumes the next argument.
func (o ToolOption) TakesArg() bool { return o.Arg == ArgRequired }

// ArgKind says whether a tool option consumes the next argument.
type ArgKind byte

// The kinds of arguments.
const (
	ArgNone     ArgKind = iota // consumes nothing
	ArgRequired                // consumes the next argument, whatever it is
	ArgOptional                // consumes the next one if there is one, then the program ends (-h, -version)
)

// ToolType is the type of a tool option's argument.
type ToolType string

// The types of tool options. Text is everything that ffmpeg reads by itself
// only later: names, graphs, specifiers.
const (
	ToolText ToolType = "text"
	ToolInt  ToolType = "int"
	ToolReal ToolType = "real"
	ToolTime ToolType = "time"
	ToolFlag ToolType = "flag"
)

// Scope says to what a tool option may be applied.
type Scope byte

// The scopes, to be combined.
const (
	Input Scope = 1 << iota
	Output
	Global
	Decoder // a loopback decoder (-dec), from 7.0
)

// toolOption reads a row of the data.
func toolOption(r row) ToolOption {
	o := ToolOption{
		Name:      r.cell(1),
		Arg:       argKind(r.cell(2)),
		Type:      ToolType(r.cell(3)),
		Scope:     scope(r.cell(4)),
		PerStream: r.has(5, 's'),
		Bool:      r.has(5, 'b'),
	}
	switch o.Name {
	case "metadata", "map_metadata", "program", "stream_group", "dump_attachment":
		o.OwnSpec = true
	}
	o.Canonical, o.ImpliedSpec = canonical(o.Name)
	return o
}

func argKind(word string) ArgKind {
	switch word {
	case "required":
		return ArgRequired
	case "optional":
		return ArgOptional
	}
	return ArgNone
}

func scope(letters string) Scope {
	var s Scope
	for i := range len(letters) {
		switch letters[i] {
		case 'i':
			s |= Input
		case 'o':
			s |= Output
		case 'g':
			s |= Global
		}
	}
	return s
}
