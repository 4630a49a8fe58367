// Command shirei is an incident commander's console for the terminal.
package main

import (
	"os"

	"shirei/ui/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)) }
