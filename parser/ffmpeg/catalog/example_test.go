package catalog_test

import (
	"fmt"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

func ExampleLoad() {
	c := catalog.Load("7.1")
	muxer, _ := c.GuessMuxer("out.mp4")
	encoder, _ := c.DefaultEncoder(muxer.DefaultVideo)
	fmt.Println(muxer.Name, muxer.DefaultVideo, encoder.Name)

	scale, _ := c.Filter("scale")
	width, _ := scale.Option("w")
	fmt.Println(scale.Name, width.Type)
	// Output:
	// mp4 h264 libx264
	// scale string
}

func ExampleCatalog_Nearest() {
	fmt.Println(catalog.Load("7.1").Nearest(catalog.EncoderName, "libx246"))
	// Output: libx264
}

func ExampleCatalog_Removed() {
	r, _ := catalog.Load("9.0").Removed(catalog.OptionName, "vsync")
	fmt.Println(r.Message("-vsync"))
	// Output: -vsync was removed in ffmpeg 9.0: use -fps_mode before each output
}
