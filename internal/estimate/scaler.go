package estimate

import (
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/version"
)

// scalePool is the worker pool of one libswscale context, from 5.0 on:
// vf_scale.c gives it the threads of its graph (measured; 4.x has none).
type scalePool struct{ pool }

func (scalePool) id() string { return "scaler-pool/1" }

// scales reports whether a scaler has a context with a pool in a version.
// Where size and format stay the same, only 7.0 and later make one.
func scales(s graph.Scaler, v version.Version) bool {
	if !v.AtLeast(5, 0) {
		return false
	}
	return !s.Same || v.AtLeast(7, 0)
}

// contexts is the number of libswscale contexts of one scaler: one for the
// picture, and for interlaced pictures one for each field too (vf_scale.c
// config_props; measured on 5.1). From 8.0 on the fields' are the only ones
// (measured on 9.0).
func contexts(s graph.Scaler, v version.Version) int {
	switch {
	case !s.Interlaced:
		return 1
	case v.AtLeast(8, 0):
		return 2
	}
	return 3
}
