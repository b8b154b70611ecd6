package facts

import (
	"encoding/json"
	"strconv"
)

// String prints the number or the word.
func (c CPUs) String() string {
	if c.N > 0 {
		return strconv.Itoa(c.N)
	}
	return c.Word
}

// Or returns the number, or the stand-in where it is not known.
func (c CPUs) Or(standIn int) int {
	if c.N > 0 {
		return c.N
	}
	return standIn
}

// MarshalJSON prints the number or the word.
func (c CPUs) MarshalJSON() ([]byte, error) {
	if c.N > 0 {
		return json.Marshal(c.N)
	}
	return json.Marshal(c.Word)
}

// UnmarshalJSON reads what MarshalJSON prints.
func (c *CPUs) UnmarshalJSON(data []byte) error {
	*c = CPUs{}
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, &c.Word)
	}
	return json.Unmarshal(data, &c.N)
}
