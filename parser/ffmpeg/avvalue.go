package ffmpeg

// checkLibraryValue reports an argument that every library option of that
// name refuses.
func (p *parser) checkLibraryValue(o Option) {}
