package estimate

// unmeasured is the assumption for libraries that no build at hand has: one
// thread for each CPU, or as many as they are told. Whether they ask for the
// affinity mask or for the CPUs of the host is not known: the larger counts.
type unmeasured struct {
	Threads int `json:"threads"`
}

func (unmeasured) id() string { return "unmeasured/1" }

func (e unmeasured) threads(m Machine) terms {
	threads := e.Threads
	if threads == 0 {
		threads = max(m.CPUs, m.HostCPUs)
	}
	return of(term{"workers", threads})
}

// notMeasured is the assumption's reason.
const notMeasured = "not measured: one thread per CPU"
