package expression_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/ffmpeg/expression"
)

// TestConstant computes what ffmpeg computes; each text was given to
// aevalsrc of a real ffmpeg.
func TestConstant(t *testing.T) {
	tests := map[string]float64{
		"1": 1, "1+2*3": 7, "(1+2)*3": 9, "2^3": 8, "2^-1": 0.5, "-2^2": -4, "2^3^2": 64, "--4": 4, "+-4": -4, "1-2-3": -4, "8/4/2": 1,
		"1k": 1000, "1Ki*2": 2048, "1 000": 1000, "6dB": math.Pow(10, 0.3), "-6dB": math.Pow(10, -0.3), "0x10+1": 17, "1MB": 8e6,
		"PI": math.Pi, "min(3,2)": 2, "max(3,2)": 3, "if(0,1,2)": 2, "if(0,1)": 0, "ifnot(0,5)": 5, "1;2;3": 3, "mod(7,4)": 3,
		"mod(-1,4)": 3, "gcd(12,18)": 6, "clip(9,1,5)": 5, "between(3,1,5)": 1, "lerp(1,3,0.5)": 2, "trunc(-1.5)": -1, "round(2.5)": 3,
		"sgn(-3)": -1, "not(0)": 1, "gt(2,1)+gte(1,1)+lt(1,2)+lte(1,1)+eq(1,1)": 5, "bitand(6,3)": 2, "bitor(6,3)": 7,
		"hypot(3,4)": 5, "sqrt(16)": 4, "abs(-3)": 3, "pow(2,10)": 1024, "isnan(nan)": 1, "isinf(1/0)": 1, "-max(1,2)": -2,
		"if(1,2,nosuch(3))": 2, "sin+(0)": 0, "QP2LAMBDA": 118,
	}
	for text, want := range tests {
		e, err := expression.Parse(text, expression.Grammar{Version: "7.1"})
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got, ok := e.Constant(); !ok || math.Abs(got-want) > 1e-9 {
			t.Errorf("%s = %v, %v; want %v", text, got, ok, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct {
		text   string
		offset int
		name   string
	}{
		{"", 0, ""}, {"1+", 2, ""}, {"(1", 2, ""}, {"1)", 1, ""}, {"nosuch", 0, "nosuch"}, {"1 + nosuch*2", 4, "nosuch"},
		{"foo(1)", 0, "foo"}, {"min(1)", 0, ""}, {"min(1,2,3)", 0, ""}, {"sin(1,2)", 0, ""}, {"min(1,nosuch)", 6, "nosuch"},
		{"1 2 q", 4, ""}, {"a=1", 0, "a"}, {"if(1)", 0, ""}, {"between(1,2)", 0, ""}, {"1,2", 1, ""}, {"t", 0, "t"}, {")(1)", 0, ""},
		{"+-+4", 1, ""}, {strings.Repeat("(", 101) + "1", 100, ""}, {"min(1,2,3,4)", 9, ""}, {"randomi(0,1)", 0, ""},
	}
	for _, tt := range tests {
		_, err := expression.Parse(tt.text, expression.Grammar{Version: "7.1"})
		var e *expression.Error
		if !errors.As(err, &e) {
			t.Errorf("%.40s is accepted", tt.text)
			continue
		}
		if e.Offset != tt.offset || e.Name != tt.name {
			t.Errorf("%.40s: %s at %d (%q), want %d (%q)", tt.text, e.Message, e.Offset, e.Name, tt.offset, tt.name)
		}
	}
}

func TestVersions(t *testing.T) {
	tests := []struct {
		text, version string
		ok            bool
	}{
		{"randomi(0,1,2)", "6.1", false}, {"randomi(0,1,2)", "7.0", true},
		{"1" + strings.Repeat("+1", 100), "9.0", true}, {"1" + strings.Repeat("+1", 101), "9.0", false},
		{"1" + strings.Repeat("+1", 1000), "4.3", true},
	}
	for _, tt := range tests {
		if _, err := expression.Parse(tt.text, expression.Grammar{Version: tt.version}); (err == nil) != tt.ok {
			t.Errorf("%.40s in %s: %v", tt.text, tt.version, err)
		}
	}
}

func TestNamesOfThePlace(t *testing.T) {
	g := expression.Grammar{Version: "7.1", Constants: []string{"iw", "ih", "a.b"}, Unary: []string{"p"}, Binary: []string{"lum"}}
	e, err := expression.Parse("if(gt(iw,ih), iw/2, ih+a.b)", g)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(e.Names(), " "); got != "iw ih a.b" {
		t.Errorf("names are %s", got)
	}
	if got, ok := e.Value(map[string]float64{"iw": 1920, "ih": 1080}); !ok || got != 960 {
		t.Errorf("value is %v, %v", got, ok)
	}
	if got, ok := e.Value(map[string]float64{"iw": 1920}); ok {
		t.Errorf("value without ih is %v", got)
	}
	for text, ok := range map[string]bool{"p(1)+lum(1,2)": true, "p(1,2)": false, "lum(1)": false, "iwx": false, "iw2": false, "2*iw": true} {
		if _, err := expression.Parse(text, g); (err == nil) != ok {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"if(gt(a,1),2^-3,min(a;1,2))", "-3dB*(1Ki+nan(x))", "((((", "1,,", "sin+(1)", "if(1,2,b(3))"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, version := range []string{"4.3", "9.0"} {
			e, err := expression.Parse(text, expression.Grammar{Version: version, Constants: []string{"a", "t"}})
			if err == nil {
				e.Value(map[string]float64{"a": 1})
				continue
			}
			if at := err.(*expression.Error).Offset; at < 0 || at > len(text) {
				t.Errorf("%q fails at %d", text, at)
			}
		}
	})
}
