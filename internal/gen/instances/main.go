// Command instances writes the table of machine types that internal/instance
// embeds, out of the lists that the cluster autoscaler of Kubernetes carries:
//
//	go run ./internal/gen/instances -o internal/instance/instances.tsv \
//	    -source "kubernetes/autoscaler at 55c37cd, list of 2026-01-22" \
//	    cloudprovider/aws/ec2_instance_types.go cloudprovider/azure/azure_instance_types.go
package main

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
)

func main() {
	out := flag.String("o", "instances.tsv", "file to write")
	from := flag.String("source", "", "where the lists come from, and of which day")
	flag.Parse()
	text, err := table(*from, flag.Args())
	if err == nil {
		err = os.WriteFile(*out, []byte(text), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// machine is one entry of a list, by field.
type machine map[string]string

// table prints the machines of all files, sorted by name.
func table(from string, files []string) (string, error) {
	var lines []string
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			return "", err
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if m := entry(n); m["InstanceType"] != "" && m["MemoryMb"] != "0" { // 0: less than the list can say
				lines = append(lines, fmt.Sprintf("%s\t%s\t%s\t%s", m["InstanceType"], m["VCPU"], m["MemoryMb"], m["GPU"]))
			}
			return true
		})
	}
	slices.Sort(lines)
	head := "# Machine types: CPUs, memory in MiB, GPUs. Written by internal/gen/instances; do not edit.\n# Source: " + from + "; what a pool declares wins.\n"
	return head + strings.Join(slices.Compact(lines), "\n") + "\n", nil
}

// entry returns the fields of a composite literal that are plain values.
func entry(n ast.Node) machine {
	literal, ok := n.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	m := machine{}
	for _, element := range literal.Elts {
		field, ok := element.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		key, named := field.Key.(*ast.Ident)
		value, plain := field.Value.(*ast.BasicLit)
		if !named || !plain {
			continue
		}
		m[key.Name] = value.Value
		if text, err := strconv.Unquote(value.Value); err == nil {
			m[key.Name] = text
		}
	}
	return m
}
