// Command ffvet lints FFmpeg pipelines.
package main

import (
	"fmt"
	"io"
	"os"
)

// version is set when the program is linked.
var version = "dev"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run does what the arguments say and returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 1 && args[0] == "version" {
		fmt.Fprintln(stdout, "ffvet", version)
		return 0
	}
	fmt.Fprintln(stderr, "ffvet: not here yet")
	return 2
}
