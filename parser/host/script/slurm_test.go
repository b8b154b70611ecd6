package script

import (
	"testing"

	"github.com/ffvet/ffvet/parser/source"
)

func TestTasks(t *testing.T) {
	for list, want := range map[string]string{
		"0-99%4": "4", "0-15": "16", "0-15:4": "4", "1,3,5": "3", "1-2%8": "2", "7": "1", "$N": "unknown", "5-1": "unknown", "0-9,20-29%0": "20",
	} {
		if got := tasks(list).String(); got != want {
			t.Errorf("%s: %s at once, want %s", list, got, want)
		}
	}
}

func TestSlurm(t *testing.T) {
	u := Unit(source.NewFile("job.sh", []byte("#!/bin/bash\n#SBATCH --array=0-99%4\n#SBATCH -c 8\n#SBATCH --mem 16G\n# SBATCH --array=1\nffmpeg\n")), "bash")
	if u.Copies.Peak.String() != "4" || u.Limits.Cpuset.String() != "8" || u.Limits.Memory.String() != "17179869184" || len(u.Evidence) != 3 {
		t.Errorf("copies %s, CPUs %s, memory %s", u.Copies.Peak, u.Limits.Cpuset, u.Limits.Memory)
	}
	u = Unit(source.NewFile("job.sh", []byte("#!/bin/bash\n#SBATCH --mem=500\n#SBATCH --job-name=x\n")), "bash")
	if u.Copies.Peak.String() != "1" || u.Limits.Cpuset != nil || u.Limits.Memory.String() != "524288000" {
		t.Errorf("copies %s, memory %s", u.Copies.Peak, u.Limits.Memory)
	}
}
