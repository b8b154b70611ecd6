// Command ffvet lints FFmpeg pipelines.
package main

func main() {}
