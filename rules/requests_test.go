package rules

import "testing"

// TestRequestFitting: one more never fits, and so many do unless the room is
// too small for whole thousandths.
func TestRequestFitting(t *testing.T) {
	for room := int64(500); room <= 200_000; room += 1_310 {
		for copies := int64(1); copies <= 120; copies++ {
			got := requestFitting(room, copies)
			if got*(copies+1) <= room || got*copies > room && room > copies*(copies+1) {
				t.Fatalf("room %d, %d copies: %d", room, copies, got)
			}
		}
	}
	if got := requestFitting(16_000, 2); got != 6_000 {
		t.Errorf("16 CPUs for 2: %d", got)
	}
}
