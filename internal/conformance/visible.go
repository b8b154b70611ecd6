package conformance

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/ffvet/ffvet/internal/conformance/real"
)

// recorded is one recorded case: an argument list, and what versions did.
type recorded struct {
	ID, Topic string
	Argv      []string
	FFmpeg    map[string]real.Record
}

// Recorded compares ffvet with the recorded cases of the folder
// (grammar.jsonl, with grammar-inputs.yaml). Their topics begin with "recorded ".
func Recorded(folder string) ([]Result, error) {
	path := filepath.Join(folder, "grammar-inputs.yaml")
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	judge, err := NewDeclaredJudge(path, text)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Join(folder, "grammar.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var results []Result
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var c recorded
		if err := json.Unmarshal(s.Bytes(), &c); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), err)
		}
		of, err := c.results(judge)
		if err != nil {
			return nil, err
		}
		results = append(results, of...)
	}
	return results, s.Err()
}

func (c recorded) results(judge *Judge) ([]Result, error) {
	var results []Result
	for full, did := range c.FFmpeg {
		version := real.Binary{Version: full}.Short()
		said, err := judge.Explain(version, c.Argv)
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", c.ID, strings.Join(c.Argv, " "), err)
		}
		verdict, text := Compare(said, did)
		results = append(results, Result{ID: c.ID, Topic: "recorded " + c.Topic, Version: version, Argv: c.Argv, Verdict: verdict, Text: text})
	}
	return results, nil
}
