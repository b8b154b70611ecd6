package estimate

import "math"

// frameCodec is a native decoder that decodes several frames at a time
// (libavcodec/pthread_frame.c, all versions).
type frameCodec struct {
	cpuCount
	Threads int `json:"threads"`
}

func (frameCodec) id() string { return "frame-decoder/1" }

func (d frameCodec) threads(m Machine) terms {
	return of(term{"frame threads", frameThreads(d.Threads, d.cpus(m))})
}

// sliceCodec is a native decoder or encoder that splits each picture
// (libavcodec/pthread_slice.c, all versions).
type sliceCodec struct {
	cpuCount
	Threads int `json:"threads"`
	Height  int `json:"height"` // 0: not known when the codec opens
	// MainFunction adds the worker of FF_CODEC_CAP_SLICE_THREAD_HAS_MF (vp9).
	MainFunction bool `json:"main_function,omitempty"`
}

func (sliceCodec) id() string { return "slice-codec/1" }

func (c sliceCodec) threads(m Machine) terms {
	n := sliceThreads(c.Threads, c.cpus(m), c.Height)
	if c.MainFunction && n > 0 {
		return of(term{"slice workers", n}, term{"main function", 1})
	}
	return of(term{"slice workers", n})
}

// dav1d is the AV1 decoder (libdav1d.c and dav1d's own lib.c). From 1.0 on it
// has as many workers as threads, without ffmpeg's limit of 16, and counts the
// CPUs itself: -cpucount does not reach it (measured on 5.1, 7.1 and 9.0).
// Before, tile threads for each frame thread.
type dav1d struct {
	Threads int  `json:"threads"`
	Old     bool `json:"old"` // dav1d before 1.0
}

func (dav1d) id() string { return "dav1d/1" }

// maxDav1d is DAV1D_MAX_THREADS.
const maxDav1d = 256

func (d dav1d) threads(m Machine) terms {
	threads := d.Threads
	if threads == 0 {
		threads = m.CPUs
	}
	if !d.Old {
		if threads = min(threads, maxDav1d); threads <= 1 {
			return nil
		}
		return of(term{"workers", threads})
	}
	k := 3 * threads / 2
	tiles := int(math.Sqrt(float64(k)))
	frames := k / max(tiles, 1)
	return of(term{"frame threads", frames}, term{"tile threads", frames * tiles})
}

// libraryDecoder is libaom's and libvpx's decoder: at most 16 threads, of
// which the caller is one (libaomdec.c, libvpxdec.c; measured).
type libraryDecoder struct {
	cpuCount
	Threads int `json:"threads"`
}

func (libraryDecoder) id() string { return "library-decoder/1" }

func (d libraryDecoder) threads(m Machine) terms {
	threads := d.Threads
	if threads == 0 {
		threads = d.cpus(m)
	}
	return of(term{"workers", min(threads, maxAuto) - 1})
}
