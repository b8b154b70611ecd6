package estimate

// maxAuto is the most threads that libavcodec, and libavutil from 6.0 on,
// choose by themselves (MAX_AUTO_THREADS in libavcodec/pthread_internal.h and
// libavutil/slicethread.c).
const maxAuto = 16

// cpuCount is embedded by the models that ask av_cpu_count
// (libavutil/cpu.c): the CPUs of the affinity mask, unless -cpucount says
// otherwise (5.0 and later).
type cpuCount struct {
	// Override is the value of -cpucount; 0 is none.
	Override int `json:"cpucount,omitempty"`
}

// cpus returns what av_cpu_count returns on the machine.
func (c cpuCount) cpus(m Machine) int {
	if c.Override > 0 {
		return c.Override
	}
	return m.CPUs
}

// auto16 is what libavcodec makes of an automatic thread count:
// pthread_frame.c ff_frame_thread_init and pthread_slice.c
// ff_slice_thread_init, all versions.
func auto16(cpus int) int {
	if cpus <= 1 {
		return 1
	}
	return min(cpus+1, maxAuto)
}

// poolThreads is the number of workers that avpriv_slicethread_create
// (libavutil/slicethread.c) starts: one less than the threads, because the
// caller is one of them. An automatic count is cpus+1, and from 6.0 on at
// most 16.
func poolThreads(threads, cpus int, capped bool) int {
	switch {
	case threads >= 1:
		return threads - 1
	case cpus <= 1:
		return 0
	case capped:
		return min(cpus+1, maxAuto) - 1
	default:
		return cpus
	}
}

// frameThreads is the number of threads of a decoder that decodes several
// frames at a time (pthread_frame.c ff_frame_thread_init, all versions).
func frameThreads(threads, cpus int) int {
	if threads == 0 {
		threads = auto16(cpus)
	}
	if threads <= 1 {
		return 0
	}
	return threads
}

// sliceThreads is the number of workers of a codec that splits pictures
// (pthread_slice.c ff_slice_thread_init, all versions): an automatic count
// is limited by the macroblock rows of the picture. Height 0 is not known.
func sliceThreads(threads, cpus, height int) int {
	if threads >= 1 {
		return threads - 1
	}
	if height > 0 {
		cpus = min(cpus, ceilDiv(height, 16))
	}
	return auto16(cpus) - 1
}

func ceilDiv(a, b int) int { return (a + b - 1) / b }
