package value

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNumber(t *testing.T) {
	for text, want := range map[string]float64{
		"1": 1, "1.5M": 1.5e6, "1.5Mi": 1.5 * 1048576, "1k": 1000, "1K": 1000, "0x20": 32, "-2": -2, "1e3": 1000,
		"1MB": 8e6, "20dB": 10, ".5": .5, "5.": 5, "+3": 3, "2KiB": 2 * 1024 * 8, "1e": math.NaN(), "1mb": math.NaN(),
		"": math.NaN(), "abc": math.NaN(), "1 ": math.NaN(), "-": math.NaN(), ".": math.NaN(), "1kk": math.NaN(),
		"inf": math.Inf(1), "100*1000": math.NaN(), "0x": math.NaN(),
	} {
		got, ok := Number(text)
		if ok == math.IsNaN(want) || ok && math.Abs(got-want) > 1e-9 {
			t.Errorf("Number(%q) = %v, %v; want %v", text, got, ok, want)
		}
	}
	if _, ok := Int("2.5"); ok {
		t.Error("2.5 is a whole number")
	}
}

func TestDuration(t *testing.T) {
	// Accepted and refused texts as real versions took them.
	for text, want := range map[string]float64{
		"1": 1, "0.5": .5, "1:30": 90, "00:01:30.5": 90.5, "100:00:00": 360000, "200ms": .2, "100000us": .1, "2s": 2,
		"-1": -1, "+1": 1, "-00:01:00": -60, "1.": 1,
		".5": math.NaN(), "1e0": math.NaN(), "1k": math.NaN(), "inf": math.NaN(), "1:90": math.NaN(), "00:61": math.NaN(),
		"0:00:00:00": math.NaN(), "": math.NaN(), "abc": math.NaN(), "1m": math.NaN(), "60:00": math.NaN(),
	} {
		got, ok := Duration(text)
		if ok == math.IsNaN(want) || ok && math.Abs(got-want) > 1e-9 {
			t.Errorf("Duration(%q) = %v, %v; want %v", text, got, ok, want)
		}
	}
}

func TestSize(t *testing.T) {
	for text, want := range map[string][2]int{
		"1280x720": {1280, 720}, "hd1080": {1920, 1080}, "qcif": {176, 144}, "64": {}, "x": {}, "0x0": {}, "64x": {}, "axb": {},
	} {
		w, h, ok := Size(text)
		if ok != (want[0] > 0) || [2]int{w, h} != want && ok {
			t.Errorf("Size(%q) = %d, %d, %v", text, w, h, ok)
		}
	}
}

func TestRate(t *testing.T) {
	for text, want := range map[string]float64{"25": 25, "30000/1001": 30000.0 / 1001, "ntsc": 30000.0 / 1001, "0": 0, "x": 0, "1/0": 0} {
		got, ok := Rate(text)
		if ok != (want > 0) || ok && math.Abs(got-want) > 1e-9 {
			t.Errorf("Rate(%q) = %v, %v", text, got, ok)
		}
	}
}

func TestBool(t *testing.T) {
	for text, want := range map[string][3]bool{
		"1": {true, false, true}, "TRUE": {true, false, true}, "off": {false, false, true}, "auto": {false, true, true},
		"-1": {false, true, true}, "maybe": {}, "": {},
	} {
		yes, auto, ok := Bool(text)
		if got := [3]bool{yes, auto, ok}; got != want {
			t.Errorf("Bool(%q) = %v", text, got)
		}
	}
}

func TestFlags(t *testing.T) {
	got, ok := Flags("+genpts-igndts")
	if want := []Flag{{'+', "genpts"}, {'-', "igndts"}}; !ok || cmp.Diff(want, got) != "" {
		t.Errorf("Flags = %v, %v", got, ok)
	}
	if got, ok := Flags("a+b"); !ok || len(got) != 2 || got[0].Sign != 0 {
		t.Errorf("Flags(a+b) = %v, %v", got, ok)
	}
	for _, text := range []string{"", "+", "a++b"} {
		if _, ok := Flags(text); ok {
			t.Errorf("Flags(%q) is accepted", text)
		}
	}
}

func TestDictionary(t *testing.T) {
	got := Dictionary(`keyint=5:bframes=0:opt:deblock=1\:1:`)
	want := []Pair{{"keyint", "5", true}, {"bframes", "0", true}, {"opt", "", false}, {"deblock", "1:1", true}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestToken(t *testing.T) {
	for _, c := range []struct {
		text, token string
		end         int
	}{
		{"  a b  ,c", "a b", 7}, {`a\,b,c`, "a,b", 4}, {"'a,b',c", "a,b", 5}, {"'a,b", "a,b", 4}, {`a\`, `a\`, 2},
		{`a\ ,`, "a ", 3}, {"x' ',", "x ", 4}, {"", "", 0},
	} {
		token, at, end := Token(c.text, 0, ",")
		if string(token) != c.token || end != c.end || len(at) != len(token) {
			t.Errorf("Token(%q) = %q, %v, %d", c.text, token, at, end)
		}
	}
}

func FuzzValues(f *testing.F) {
	for _, seed := range []string{"1.5Mi", "00:01:30.5", "hd720", "30000/1001", "+a-b", `a=b\:c:d`, "0x", "-", "'"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		Number(text)
		Duration(text)
		Size(text)
		Rate(text)
		Bool(text)
		Flags(text)
		Dictionary(text)
		if token, at, end := Token(text, 0, ":"); len(token) != len(at) || end > len(text) {
			t.Errorf("Token(%q) = %q, %v, %d", text, token, at, end)
		}
	})
}
