package catalog

import (
	"strconv"
	"strings"
)

// row is a line of the file: kind, name and further cells, between tabs.
type row string

// cell returns the cell with the given index, "" behind the last one.
func (r row) cell(index int) string {
	rest := string(r)
	for ; index > 0; index-- {
		_, after, ok := strings.Cut(rest, "\t")
		if !ok {
			return ""
		}
		rest = after
	}
	cell, _, _ := strings.Cut(rest, "\t")
	return cell
}

func (r row) has(index int, letter byte) bool { return strings.IndexByte(r.cell(index), letter) >= 0 }

func (r row) number(index int) int {
	n, _ := strconv.Atoi(r.cell(index))
	return n
}

// list splits a cell; nil if it is empty.
func (r row) list(index int, separator string) []string {
	cell := r.cell(index)
	if cell == "" {
		return nil
	}
	return strings.Split(cell, separator)
}

func (r row) media(index int) Media {
	if cell := r.cell(index); cell != "" {
		return Media(cell[0])
	}
	return 0
}
