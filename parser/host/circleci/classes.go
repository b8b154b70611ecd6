package circleci

import "github.com/ffvet/ffvet/parser/bound"

// class is a size of CircleCI: CPUs and GB of memory (circleci.com/docs:
// resource tables of Docker, Linux VM and Arm, read 2026-11). In Docker the CPUs are a quota, and the host's are seen; a machine
// has them.
type class struct {
	name        string
	milliCPUs   int64
	milliMemory int64 // thousandths of a GiB
}

func dockerClasses() []class {
	return append([]class{{"small", 1000, 2000}, {"medium", 2000, 4000}, {"medium+", 3000, 6000}, {"large", 4000, 8000},
		{"xlarge", 8000, 16000}, {"2xlarge", 16000, 32000}, {"2xlarge+", 20000, 40000}}, armClasses()...)
}

// armClasses are the same in Docker and as machines.
func armClasses() []class {
	return []class{{"arm.medium", 2000, 8000}, {"arm.large", 4000, 16000}, {"arm.xlarge", 8000, 32000}, {"arm.2xlarge", 16000, 64000}}
}

func machineClasses() []class {
	return append([]class{{"medium", 2000, 7500}, {"large", 4000, 15000}, {"xlarge", 8000, 32000}, {"2xlarge", 16000, 64000},
		{"2xlarge+", 32000, 64000}, {"medium.gen2", 2000, 8000}, {"large.gen2", 4000, 16000}, {"xlarge.gen2", 8000, 32000},
		{"2xlarge.gen2", 16000, 64000}, {"2xlarge+.gen2", 32000, 128000}}, armClasses()...)
}

// sizeOf returns the class of that name.
func sizeOf(all []class, name string) (cpus, memory bound.Bound, ok bool) {
	for _, c := range all {
		if c.name == name {
			return bound.Milli(c.milliCPUs), bound.Of(c.milliMemory * (1 << 30) / 1000), true
		}
	}
	return bound.Bound{}, bound.Bound{}, false
}
