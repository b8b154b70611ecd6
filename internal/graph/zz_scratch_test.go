package graph_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/bound"
)

func TestZZ(t *testing.T) {
	in := inputs(t, "../../testdata/grammar/grammar-inputs.yaml")
	for _, path := range strings.Fields(os.Getenv("ZZ")) {
		f, _ := os.Open(path)
		s := bufio.NewScanner(f)
		s.Buffer(nil, 1<<22)
		bad, miss, n := 0, 0, 0
		for s.Scan() {
			var m measured
			if err := json.Unmarshal(s.Bytes(), &m); err != nil {
				t.Fatal(err)
			}
			wrong := map[string]string{}
			for full, did := range m.FFmpeg {
				if did.RC == nil {
					continue
				}
				n++
				verdict, why := build(full[:3], in, m.Argv...).Accepted()
				switch {
				case *did.RC == 0 && verdict == bound.No:
					bad++
					wrong["ACCEPTED but: "+why.Message] += full[:3] + " "
				case *did.RC == 0 && verdict != bound.Yes:
					wrong["ACCEPTED but undecided"] += full[:3] + " "
				case *did.RC != 0 && verdict != bound.No:
					if fileIsTheProblem(text(did.Error)) {
						continue
					}
					miss++
					wrong["MISSED: "+text(did.Error)] += full[:3] + " "
				}
			}
			for k, v := range wrong {
				fmt.Printf("%s %s| %s | %.160s\n", m.ID, v, strings.Join(m.Argv, " "), k)
			}
		}
		fmt.Println(path, "n", n, "accepted-but-refused", bad, "missed", miss)
	}
}
