package estimate

// lavfi is the filter pool of a `-f lavfi` input: always automatic, no option
// reaches it (libavdevice/lavfi.c, measured on all versions).
type lavfi struct {
	cpuCount
	Capped bool `json:"capped"`
}

func (lavfi) id() string { return "lavfi-pool/1" }

func (l lavfi) threads(m Machine) terms {
	return of(term{"slice workers", poolThreads(0, l.cpus(m), l.Capped)})
}
