package facts

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/ffvet/ffvet/parser/bound"
)

// Sheet is what sums over repositories and comparisons in time read of a
// document of facts: its units, and of each command only what counts.
type Sheet struct {
	Schema   string         `json:"schema"`
	Tool     Tool           `json:"tool"`
	Repo     string         `json:"repo"`
	Commit   string         `json:"commit"`
	Date     string         `json:"date"`
	Units    []*Unit        `json:"units"`
	Commands []SheetCommand `json:"commands"`
	Totals   Totals         `json:"totals"`
}

// SheetCommand is what counts of a command.
type SheetCommand struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Unit     int    `json:"unit"`
	Use      string `json:"use"`
	MaskCPUs int    `json:"mask_cpus"`
	Parallel struct {
		Procs bound.Bound `json:"procs"`
	} `json:"parallel"`
	Outputs  []struct{}    `json:"outputs"`
	Estimate SheetEstimate `json:"estimate"`
}

// SheetEstimate is an estimate with what computes its threads again.
type SheetEstimate struct {
	FFmpeg   *string `json:"ffmpeg"` // null: the worst of all versions
	CPUs     int     `json:"cpus"`
	HostCPUs int     `json:"host_cpus"`
	Threads  struct {
		Peak       int            `json:"peak"`
		Components []SheetModel   `json:"components"`
		ByCPUs     map[string]int `json:"by_cpus"`
	} `json:"threads"`
	Memory struct {
		PeakBytes  int64        `json:"peak_bytes"`
		Components []SheetModel `json:"components"`
	} `json:"memory"`
	Segments struct {
		PerHour bound.Bound `json:"per_hour"`
	} `json:"segments"`
}

// SheetModel is the model of a component with its arguments as they stand.
type SheetModel struct {
	Model   string          `json:"model"`
	Args    json.RawMessage `json:"args"`
	Threads int             `json:"threads"`
	Bytes   int64           `json:"bytes"`
}

// MaxSheet bounds a document of facts, in bytes.
const MaxSheet = 512 << 20

// ReadSheet reads a document of facts. The error says what the text is
// instead; the caller adds the name of the file.
func ReadSheet(r io.Reader) (*Sheet, error) {
	text, err := io.ReadAll(io.LimitReader(r, MaxSheet+1))
	if err != nil {
		return nil, err
	}
	var s Sheet
	if err := Decode(text, &s); err != nil {
		return nil, err
	}
	if s.Schema != Schema {
		return nil, fmt.Errorf("schema %q, want %q: write it with ffvet facts", s.Schema, Schema)
	}
	return &s, s.Check()
}

// Decode reads a JSON document; the error says what the text is instead.
func Decode(text []byte, into any) error {
	if len(text) > MaxSheet {
		return fmt.Errorf("longer than %d MiB: is it a document of facts?", MaxSheet>>20)
	}
	if err := json.Unmarshal(text, into); err != nil {
		return jsonError(err, int64(len(text)))
	}
	return nil
}

// jsonError words an error of the JSON decoder.
func jsonError(err error, size int64) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case size == 0:
		return errors.New("empty: ffvet facts writes a JSON document")
	case errors.As(err, &syntax) && syntax.Offset >= size:
		return errors.New("ends in the middle of the JSON document: was it written to the end?")
	case errors.As(err, &syntax):
		return fmt.Errorf("not JSON, at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind):
		return fmt.Errorf("not facts: %s holds a JSON %s", kind.Field, kind.Value)
	}
	return fmt.Errorf("not facts: %w", err)
}

// Check refuses indexes that lead nowhere.
func (s *Sheet) Check() error {
	for _, u := range s.Units {
		if u == nil {
			return errors.New("not facts: a unit is null")
		}
		for _, i := range u.Commands {
			if i < 0 || i >= len(s.Commands) {
				return fmt.Errorf("not facts: unit %s names command %d of %d", u.ID, i, len(s.Commands))
			}
		}
	}
	return nil
}
