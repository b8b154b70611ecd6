package conformance

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"

	"github.com/ffvet/ffvet/internal/conformance/real"
)

// Archive remembers what programs did, so that a command line need not run
// again after ffvet has changed. Several goroutines may use it.
type Archive struct {
	mutex   sync.Mutex
	records map[string]real.Record
	file    *os.File // nil: kept in memory only
}

// entry is one line of an archive's file.
type entry struct {
	Version string      `json:"version"`
	Argv    []string    `json:"argv"`
	Record  real.Record `json:"record"`
}

// NewArchive returns an archive that is kept in memory.
func NewArchive() *Archive { return &Archive{records: map[string]real.Record{}} }

// OpenArchive returns an archive that is kept in a file, and made if there is none.
func OpenArchive(path string) (*Archive, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return nil, err
	}
	a := NewArchive()
	a.file = f
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	for n := 1; s.Scan(); n++ {
		var e entry
		if err := json.Unmarshal(s.Bytes(), &e); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		a.records[key(e.Version, e.Argv)] = e.Record
	}
	return a, s.Err()
}

// Close closes the file.
func (a *Archive) Close() error {
	if a.file == nil {
		return nil
	}
	return a.file.Close()
}

// Record returns what the version did with the arguments, if that is known.
func (a *Archive) Record(version string, argv []string) (real.Record, bool) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	r, ok := a.records[key(version, argv)]
	return r, ok
}

// Add remembers a run.
func (a *Archive) Add(version string, argv []string, r real.Record) error {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.records[key(version, argv)] = r
	if a.file == nil {
		return nil
	}
	line, err := json.Marshal(entry{version, argv, r})
	if err != nil {
		return err
	}
	_, err = a.file.Write(append(line, '\n'))
	return err
}

func key(version string, argv []string) string { return version + "\x00" + strings.Join(argv, "\x00") }
