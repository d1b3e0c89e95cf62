package pdf

import (
	"math"
	"slices"
)

// A column is what the lines around one have in common. In a hanging one, as bibliographies are set, all
// but the first line of a paragraph are indented.
type column struct {
	left, right float64
	hanging     bool
	ragged      bool // few of its lines reach the right edge
	quotation   bool // narrower than the text around it
}

// columnsOf finds the column of each line: among the lines near it that begin about where it does, in
// its size, the left edge and the right edge that nine of ten keep to.
func columnsOf(lines []line) []column {
	const near, few = 40, 5
	columns := make([]column, len(lines))
	var same, others []int
	var lefts, rights []float64
	for i, l := range lines {
		same, others = same[:0], others[:0]
		for j := max(0, i-near); j < min(len(lines), i+near+1); j++ {
			o := lines[j]
			if !l.sizeLike(o) || math.Abs(o.left-l.left) > mostIndent*l.size {
				continue
			}
			if o.page == l.page {
				same = append(same, j)
			} else {
				others = append(others, j)
			}
		}
		if len(same) < few {
			same = append(same, others...)
			slices.Sort(same)
		}
		lefts, rights = lefts[:0], rights[:0]
		for _, j := range same {
			lefts, rights = append(lefts, lines[j].left), append(rights, lines[j].right)
		}
		slices.Sort(rights)
		right := rights[len(rights)*9/10]
		reach, _ := slices.BinarySearch(rights, right-l.size/4)
		columns[i] = column{left: edge(lefts, l.size/4), right: right, ragged: reach*2 > len(rights)}
		columns[i].hanging = columns[i].hangs(lines, same)
	}
	narrowQuotations(lines, columns)
	return columns
}

// narrowQuotations gives lines that are indented one below the other, and end before the column does, a
// column of their own. What is indented on one side is so on the other, as far as its lines show.
func narrowQuotations(lines []line, columns []column) {
	for start, end := 0, 0; start < len(lines); start = end {
		left, widest := lines[start].left, lines[start].right
		for end = start + 1; end < len(lines) && lines[end].isUnder(lines[end-1]) && math.Abs(lines[end].left-left) < lines[end].size/4; end++ {
			widest = max(widest, lines[end].right)
		}
		col := columns[start]
		in := left - col.left
		if end-start < 2 || col.hanging || !col.indent(lines[start]) || widest > col.right-0.6*in {
			continue
		}
		own := column{left: left, right: max(widest, col.right-in), quotation: true}
		if first := start - 1; first >= 0 && lines[start].isUnder(lines[first]) && own.indent(lines[first]) && lines[first].right <= own.right+lines[first].size/4 {
			columns[first] = own
		}
		for i := start; i < end; i++ {
			columns[i] = own
		}
	}
}

// isUnder reports whether l is the line of print below o, in the same size.
func (l line) isUnder(o line) bool {
	down := o.base - l.base
	return l.page == o.page && l.sizeLike(o) && down > 0 && down < 2*looseLeading*l.size
}

// edge is the smallest of values that at least a fifth of them are near to. It sorts values.
func edge(values []float64, tolerance float64) float64 {
	slices.Sort(values)
	enough := (len(values) + 4) / 5
	for i, end := 0, 0; i < len(values); i++ {
		for end < len(values) && values[end] <= values[i]+tolerance {
			end++
		}
		if end-i >= enough {
			return values[i]
		}
	}
	return values[0]
}

// hangs reports whether the lines after short ones begin at the column's edge while others do not.
func (c column) hangs(lines []line, members []int) bool {
	atEdge, indented, afterShort := 0, 0, 0
	for _, j := range members {
		indent := c.indent(lines[j])
		if indent {
			indented++
		}
		if j == 0 || lines[j-1].page != lines[j].page || lines[j-1].right > c.right-2*lines[j].size {
			continue
		}
		if afterShort++; !indent {
			atEdge++
		}
	}
	return indented*3 >= len(members) && atEdge*3 > afterShort*2
}

// indent reports whether l begins a little to the right of c's edge.
func (c column) indent(l line) bool {
	in := l.left - c.left
	return in >= leastIndent*l.size && in <= mostIndent*l.size
}
