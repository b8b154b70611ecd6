package bound

// Truth answers a question about bounds; its zero value is Undecided.
type Truth uint8

// The three answers.
const (
	Undecided Truth = iota
	No
	Yes
)

// And is Yes if both are, No if one is.
func (t Truth) And(u Truth) Truth {
	switch {
	case t == No || u == No:
		return No
	case t == Yes && u == Yes:
		return Yes
	}
	return Undecided
}

// String returns "yes", "no" or "unknown".
func (t Truth) String() string {
	switch t {
	case Yes:
		return "yes"
	case No:
		return "no"
	}
	return "unknown"
}

// MarshalText prints the answer as String does.
func (t Truth) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads what MarshalText prints; anything else is Undecided.
func (t *Truth) UnmarshalText(text []byte) error {
	*t = Undecided
	switch string(text) {
	case "yes":
		*t = Yes
	case "no":
		*t = No
	}
	return nil
}
