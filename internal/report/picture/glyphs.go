package picture

// Glyphs are the characters that lines are drawn with.
type Glyphs struct {
	Flat, Upright, Tee, Corner, Open string // of the tree: ─ │ ├ └ ┌
	Down, Join, Up, Cross            string // of the rails: ┐ ┤ ┘ ┼
	Left, Right, Dots                string // ◄ ► …
}

// Unicode returns the box drawing characters.
func Unicode() Glyphs {
	return Glyphs{
		Flat: "─", Upright: "│", Tee: "├", Corner: "└", Open: "┌",
		Down: "┐", Join: "┤", Up: "┘", Cross: "┼", Left: "◄", Right: "►", Dots: "…",
	}
}

// ASCII returns characters that every terminal has.
func ASCII() Glyphs {
	return Glyphs{
		Flat: "-", Upright: "|", Tee: "|", Corner: "`", Open: ".",
		Down: ".", Join: "|", Up: "'", Cross: "+", Left: "<", Right: ">", Dots: "...",
	}
}
