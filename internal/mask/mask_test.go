package mask

import "testing"

func TestText(t *testing.T) {
	m := New()
	for text, want := range map[string]string{
		"rtsp://admin:hunter2@10.0.0.7/live":         "rtsp://admin:***@10.0.0.7/live",
		"rtsp://admin:${PASS}@10.0.0.7/live":         "rtsp://admin:${PASS}@10.0.0.7/live",
		"https://x/y.m3u8?token=abc&x=1":             "https://x/y.m3u8?token=***&x=1",
		"Authorization: Bearer abc.def":              "Authorization: Bearer ***",
		"scale=1280:720":                             "scale=1280:720",
		"http://a/b:c@d":                             "http://a/b:c@d",
		"-i rtsp://u:p@h/1 -i rtsp://v:q@h/2 out.ts": "-i rtsp://u:***@h/1 -i rtsp://v:***@h/2 out.ts",
	} {
		if got := m.Text(text); got != want {
			t.Errorf("Text(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestValue(t *testing.T) {
	m := New()
	for _, c := range []struct{ name, value, want string }{
		{"RTSP_PASSWORD", "hunter2", "***"},
		{"RTSP_PASSWORD", "$(PASS)", "$(PASS)"},
		{"SRC", "rtsp://u:p@h", "rtsp://u:***@h"},
		{"preset", "fast", "fast"},
	} {
		if got := m.Value(c.name, c.value); got != c.want {
			t.Errorf("Value(%q, %q) = %q, want %q", c.name, c.value, got, c.want)
		}
	}
}
