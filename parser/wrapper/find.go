package wrapper

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/word"
)

// find starts commands for each file, or one for many. Each -exec waits for
// its command, so that several never run at once.
func find(in *Inner, words []word.Word, _ bound.Bound) bool {
	var all [][]word.Word
	for i := 0; i < len(words); i++ {
		switch words[i].Prefix() {
		case "-exec", "-execdir", "-ok", "-okdir":
			command := executed(words[i+1:])
			if i += len(command); len(command) > 0 {
				all = append(all, command)
			}
		}
	}
	if len(all) == 0 {
		return false
	}
	in.Loop, in.Words, in.More = true, all[0], all[1:]
	return true
}

// executed returns the command behind an -exec, up to its `;` or `+`.
func executed(words []word.Word) []word.Word {
	end, many := 0, false
	for ; end < len(words); end++ {
		text := words[end].Prefix()
		if many = text == "+" && end > 0 && words[end-1].Prefix() == "{}"; many || text == ";" {
			break
		}
	}
	var command []word.Word
	for _, w := range words[:end] {
		w, _ = filled(w, []string{"{}"}, many)
		command = append(command, w)
	}
	return command
}
