package graph

import "github.com/ffvet/ffvet/internal/version"

// ThreadsIn returns the thread option that counts for the graph in a version
// of ffmpeg: for a complex one -filter_complex_threads; for a simple one
// -filter_threads before the output's -threads, and up to 4.4 the other way
// round. Value 0 of -filter_threads, too, hides the output's (measured on 4.3,
// 5.1, 7.1 and 9.0).
func (g *FilterGraph) ThreadsIn(v version.Version) Setting {
	switch {
	case g.Complex:
		return g.Own
	case !v.AtLeast(5, 0) && g.Output.Given:
		return g.Output
	case !v.AtLeast(5, 0):
		return g.Own
	case g.Own.Given:
		return g.Own
	}
	return g.Output
}
