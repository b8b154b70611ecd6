// Command picture draws what ffvet printed in colour on standard input as an
// SVG on standard output: the first finding, as the README shows it.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err == nil {
		_, err = io.WriteString(os.Stdout, draw("$ ffvet", firstFinding(string(text))))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "picture:", err)
		os.Exit(1)
	}
}
