package unit

import "github.com/ffvet/ffvet/parser/source"

// ImageSpec is what a Dockerfile says about the image that a stage makes.
type ImageSpec struct {
	// Base is the image from outside the file that the stage starts from,
	// with the defaults of ARG put in; "scratch" for an empty one.
	Base Image
	// Workdir is the folder that relative paths start from; "" if the base
	// image decides.
	Workdir string
	// Shell is the command line that runs shell forms, nil for `/bin/sh -c`.
	Shell []string
	// Files are what COPY and ADD put into the image, in their order: the
	// last one that fits a path wins.
	Files []CopyFile
	// Sources are other images that files are copied from: a static ffmpeg
	// often comes this way.
	Sources []Image
	// Layers are what builds the image on its base, in order.
	Layers []Layer
	// Dir is the Dockerfile's folder, relative to the tree's root.
	Dir string
}

// CopyFile is one file, folder or pattern that COPY puts into an image.
type CopyFile struct {
	// From is a path or a pattern relative to the build context, which is
	// usually the Dockerfile's folder or the tree's root; "." is all of it.
	From string
	// To is the absolute path in the image; it ends with a slash if the
	// instruction names a folder to put the file in.
	To string
	// Text is the file's text where a here-document gives it; From is empty then.
	Text *source.Text
}
