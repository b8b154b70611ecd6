package wrapper

import (
	"testing"

	"github.com/ffvet/ffvet/parser/bound"
)

func TestPools(t *testing.T) {
	tests := []struct{ line, want string }{
		{"celery -A media worker -l info", "16"},
		{"/venv/bin/celery -A media worker -c 4", "4"},
		{"celery worker -A media --concurrency=4 -Q video", "4"},
		{"celery -A media worker -c4 -c2", "2"},
		{"celery -A media worker --autoscale=10,3", "10"},
		{"celery -A media worker --autoscale 10 -c 2", "10"},
		{"celery -A media worker -P solo -c 4", "1"},
		{"celery -A media worker -c $N", "unknown"},
		{"celery multi start 3 -A app -c 2", "6"},
		{"celery multi start w1 w2 -A app -c 2", "4"},
		{"celery multi start w1 -A app", "16"},
		{"celery -A media beat", ""},
		{"celery multi stop 3", ""},
		{"python3 -m celery -A media worker -c 3", "3"},
		{"python3 -m http.server", ""},
		{"sidekiq", "5"},
		{"gunicorn app:app", "1"},
		{"gunicorn -w 3 --threads 4 app:app", "12"},
		{"gunicorn --workers=$N app:app", "unknown"},
		{"sidekiq -c 10 -q video", "10"},
		{"sidekiq -C config/video.yml", "unknown"},
		{"rq worker video", "1"},
		{"rq worker-pool video -n 4", "4"},
		{"rq worker-pool video", "1"},
		{"rq info", ""},
		{"celery", ""},
		{"$CELERY worker", ""},
	}
	for _, test := range tests {
		t.Run(test.line, func(t *testing.T) {
			pool, ok := Pools(words(t, test.line), bound.Of(16))
			switch {
			case ok != (test.want != ""):
				t.Errorf("is a worker: %t", ok)
			case ok && pool.Slots.String() != test.want:
				t.Errorf("jobs at once = %s, want %s", pool.Slots, test.want)
			}
		})
	}
}

func TestPoolSaysWhatDecides(t *testing.T) {
	pool, _ := Pools(words(t, "celery -A media worker"), bound.Unknown(1))
	if !pool.Evidence.Default || len(pool.Diags) != 1 || !pool.Slots.IsUnknown() {
		t.Errorf("without an option: %+v", pool)
	}
	pool, _ = Pools(words(t, "celery -A media worker -c 4"), bound.Unknown(1))
	if at := pool.Evidence.At; pool.Evidence.Default || len(pool.Diags) != 0 || at.Start != len("celery -A media worker ") {
		t.Errorf("with an option: %+v", pool)
	}
}
