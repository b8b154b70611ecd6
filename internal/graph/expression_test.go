package graph

import (
	"strings"
	"testing"
)

func TestEvaluate(t *testing.T) {
	variables := map[string]float64{"iw": 1920, "ih": 1080, "nothing": 0}
	tests := []struct {
		text string
		want float64
		ok   bool
	}{
		{"1280", 1280, true}, {"-2", -2, true}, {"iw/2", 960, true}, {"trunc(iw/4)*2", 960, true}, {"min(1280, iw)", 1280, true},
		{"(ih+20)*2-1", 2199, true}, {"max(iw,ih)", 1920, true}, {"0", 0, true}, {"ceil(ih/16)*16", 1088, true}, {"--4", 4, true},
		{"if(gt(iw,ih),1,2)", 1, true}, {"nothing*2", 0, false}, {"", 0, false}, {"iw/", 0, false}, {"(1", 0, false},
		{"1/0", 0, false}, {"ow/2", 0, false}, {strings.Repeat("(", 1000), 0, false},
	}
	for _, tt := range tests {
		if got, ok := evaluate(tt.text, variables); ok != tt.ok || ok && got != tt.want {
			t.Errorf("%.40s = %v, %v; want %v, %v", tt.text, got, ok, tt.want, tt.ok)
		}
	}
}
