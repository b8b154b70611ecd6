package wrapper

import (
	"strings"
	"testing"
	"time"

	"github.com/google/shlex"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// words makes an argument list of a line; $X stands for a hole, *X for one
// that splits.
func words(t testing.TB, line string) []word.Word {
	f := source.NewFile("line", []byte(line))
	texts, err := shlex.Split(line)
	if err != nil {
		t.Fatal(err)
	}
	var list []word.Word
	at := 0
	for _, text := range texts {
		if i := strings.Index(line[at:], text); i >= 0 {
			at += i
		}
		span := source.Span{File: f, Start: at, End: at + len(text), Exact: true}
		switch {
		case len(text) > 1 && text[0] == '$':
			list = append(list, word.FromHole(word.Hole{Kind: word.Variable, Name: text[1:]}, span))
		case len(text) > 1 && text[0] == '*':
			list = append(list, word.FromHole(word.Hole{Kind: word.Variable, Name: text[1:], Splits: true}, span))
		default:
			list = append(list, word.Literal(text, span))
		}
	}
	return list
}

// show prints what is inside a line: words, or the text of a script.
func show(in Inner) string {
	var b strings.Builder
	if in.Image != nil {
		b.WriteString("image " + in.Image.String() + ": ")
	}
	if in.Service != nil {
		b.WriteString("service " + in.Service.String() + ": ")
	}
	if in.Script != nil {
		b.WriteString(in.Script.Shell + " <" + in.Script.Text.Str + ">")
		for _, a := range in.Script.Args {
			b.WriteString(" " + a.String())
		}
		return b.String()
	}
	return b.String() + strings.Join(word.Strings(in.Words), " ")
}

func TestUnwrap(t *testing.T) {
	tests := []struct{ line, want string }{
		{"nice -n 10 ffmpeg -i a", "ffmpeg -i a"},
		{"nice -10 ffmpeg", "ffmpeg"},
		{"nice --adjustment=5 ffmpeg", "ffmpeg"},
		{"nice *OPTS ffmpeg -i a", "ffmpeg -i a"},
		{"nice *FF -i a", "${FF} -i a"},
		{"ionice -c2 -n 7 ffmpeg -i a", "ffmpeg -i a"},
		{"/usr/bin/timeout -k 5 --signal INT 30m ffmpeg", "ffmpeg"},
		{"env -i A=1 B=2 ffmpeg -i x", "ffmpeg -i x"},
		{"sudo -u media -E ffmpeg", "ffmpeg"},
		{"stdbuf -oL ffmpeg", "ffmpeg"},
		{"taskset -c 0-3 ffmpeg", "ffmpeg"},
		{"chrt -i 0 ffmpeg", "ffmpeg"},
		{"setsid -w ffmpeg", "ffmpeg"},
		{"systemd-run --scope -p MemoryMax=1G --slice enc ffmpeg -i a", "ffmpeg -i a"},
		{"flock -n /tmp/l ffmpeg -i a", "ffmpeg -i a"},
		{"flock /tmp/l -c 'ffmpeg -i a'", "sh <ffmpeg -i a>"},
		{"xvfb-run -a -s '-screen 0' ffmpeg", "ffmpeg"},
		{"watch -n 5 ffprobe x", "ffprobe x"},
		{"su - media -c 'ffmpeg -i a'", "sh <ffmpeg -i a>"},
		{"bundle exec ffmpeg -i a", "ffmpeg -i a"},
		{"uv run --no-sync -- ffmpeg -i a", "ffmpeg -i a"},
		{"poetry run ffmpeg -i a", "ffmpeg -i a"},
		{"runuser -u media -- ffmpeg -i a", "ffmpeg -i a"},
		{"tini -g -- ffmpeg -i a", "ffmpeg -i a"},
		{"busybox timeout 5 ffmpeg", "timeout 5 ffmpeg"},
		{"sh -c 'ffmpeg -i \"$1\"' _ $IN", `sh <ffmpeg -i "$1"> ${IN}`},
		{"bash -lc 'ffmpeg -i a'", "bash <ffmpeg -i a>"},
		{"bash -eo pipefail -c 'ffmpeg'", "bash <ffmpeg>"},
		{"bash -x enc.sh a b", "enc.sh a b"},
		{"ssh -p 22 host nice ffmpeg -i a", "sh <nice ffmpeg -i a>"},
		{"xargs -n1 -P 4 ffmpeg -i", "ffmpeg -i ${{}}"},
		{"xargs -0 -I{} ffmpeg -i {} {}.mkv", "ffmpeg -i ${{}} ${{}}.mkv"},
		{"xargs -i ffmpeg -i {}", "ffmpeg -i ${{}}"},
		{"xargs --max-procs=3 -I FILE ffmpeg -i FILE", "ffmpeg -i ${FILE}"},
		{"parallel -j 4 ffmpeg -i {} {.}.mkv ::: a b", "ffmpeg -i ${{}} ${{.}}.mkv"},
		{"parallel ffmpeg -i", "ffmpeg -i ${{}}"},
		{"parallel -j2 'ffmpeg -i {} -f null - 2> {.}.log' ::: a", "bash <ffmpeg -i ${item} -f null - 2> ${item_}.log>"},
		{"parallel ::: 'ffmpeg a' 'ffmpeg b'", "sh <ffmpeg a ; ffmpeg b>"},
		{"sem -j 2 ffmpeg a", "ffmpeg a"},
		{`find . -name x -exec ffmpeg -i {} {}.mkv ;`, "ffmpeg -i ${{}} ${{}}.mkv"},
		{"find . -exec ffprobe {} +", "ffprobe ${{}}"},
		{"fd -e mp4 -x ffmpeg -i {} {.}.mkv", "ffmpeg -i ${{}} ${{.}}.mkv"},
		{"docker run --rm -it -v /a:/b --cpus 2 img:1 -i a", "image img:1: -i a"},
		{"docker run img", "image img: "},
		{"$CONTAINER_ENGINE run --rm img x", "image img: x"},
		{"podman exec -it box ffmpeg -i a", "ffmpeg -i a"},
		{"docker compose -f c.yaml run --rm -e A=1 enc ffmpeg", "service enc: ffmpeg"},
		{"docker-compose run --rm ffmpeg -i a", "service ffmpeg: -i a"},
		{"kubectl -n x exec pod -c c -- ffmpeg -i a", "ffmpeg -i a"},
		{"kubectl run enc --image=img --restart=Never -- -i a", "image img: -i a"},
		{"srun -n 4 --mem 1G ffmpeg", "ffmpeg"},
		{"sbatch --wrap='ffmpeg -i a'", "sh <ffmpeg -i a>"},
		{"screen -dmS enc ffmpeg -i a", "ffmpeg -i a"},
		{"tmux new-session -d -s enc 'ffmpeg -i a'", "sh <ffmpeg -i a>"},
		{"numactl -C 0-7 -m 0 ffmpeg", "ffmpeg"},
		{"script -qc 'ffmpeg' /dev/null", "sh <ffmpeg>"},
		{"gosu user ffmpeg", "ffmpeg"},
		{"env - A=1 ffmpeg", "ffmpeg"},
		{"dumb-init -r 15:2 ffmpeg", "ffmpeg"},
		{"numactl --physcpubind=+0-3 -l ffmpeg", "ffmpeg"},
		{"script -q /dev/null ffmpeg -i a", "ffmpeg -i a"},
		{"gdb -batch -ex run --args ffmpeg -i a", "ffmpeg -i a"},
		{"perf stat -e cycles -r 3 ffmpeg -i a", "ffmpeg -i a"},
		{"perf record -F 99 -o x -- ffmpeg -i a", "ffmpeg -i a"},
		{"schedtool -B -n 10 -a 0x3 -e ffmpeg", "ffmpeg"},
		{"retry --times=5 -d 10 -- ffmpeg", "ffmpeg"},
		{"firejail --net=none --private=/tmp ffmpeg", "ffmpeg"},
		{"bwrap --ro-bind / / --setenv A b --unshare-net -- ffmpeg", "ffmpeg"},
		{"bwrap --dev /dev --tmpfs /tmp ffmpeg", "ffmpeg"},
		{"proot -r root -b /dev -w / ffmpeg", "ffmpeg"},
		{"faketime -f '2020-01-01' ffmpeg", "ffmpeg"},
		{"sshpass -p secret ssh host ffmpeg", "ssh host ffmpeg"},
		{"autossh -M 0 -f host ffmpeg -i a", "sh <ffmpeg -i a>"},
		{"mosh --ssh='ssh -p 1' host -- ffmpeg -i a", "ffmpeg -i a"},
		{"vagrant ssh -c 'ffmpeg -i a'", "sh <ffmpeg -i a>"},
		{"gcloud compute ssh vm --zone x --command='ffmpeg -i a'", "sh <ffmpeg -i a>"},
		{"nix-shell -p ffmpeg --run 'ffmpeg -i a'", "sh <ffmpeg -i a>"},
		{"nix run nixpkgs#ffmpeg -- -i a", "ffmpeg -i a"},
		{"nix shell nixpkgs#ffmpeg -c ffmpeg -i a", "ffmpeg -i a"},
		{"adb shell ffmpeg -i a", "sh <ffmpeg -i a>"},
		{"pdsh -w n[1-4] ffmpeg -i a", "sh <ffmpeg -i a>"},
		{"tmux send-keys -t enc 'ffmpeg -i a' Enter", "sh <ffmpeg -i a>"},
		{"tmux send-keys -t enc ffmpeg ' -i a' C-m", "sh <ffmpeg  -i a>"},
		{"tmux new -d 'ffmpeg -i a' ; split-window -h 'ffmpeg -i b'", "sh <ffmpeg -i a & ffmpeg -i b>"},
		{"screen -L -Logfile x -dmS enc ffmpeg", "ffmpeg"},
		{`screen -S enc -p 0 -X stuff 'ffmpeg -i a^M'`, "sh <ffmpeg -i a>"},
		{"start-stop-daemon --start --background --exec /usr/bin/ffmpeg -- -i a", "/usr/bin/ffmpeg -i a"},
		{"start-stop-daemon -Sbmp /run/x -x ffmpeg -- -i a", "ffmpeg -i a"},
		{"daemonize -c /tmp -p /run/x /usr/bin/ffmpeg", "/usr/bin/ffmpeg"},
		{"pueue add 'ffmpeg -i a'", "sh <ffmpeg -i a>"},
		{"entr -cs 'ffmpeg -i a'", "sh <ffmpeg -i a>"},
		{"hyperfine --warmup 1 -r 5 'ffmpeg -i a' 'ffmpeg -i b'", "sh <ffmpeg -i a ; ffmpeg -i b>"},
		{"singularity exec --bind /d x.sif ffmpeg", "ffmpeg"},
		{"ip netns exec blue ffmpeg", "ffmpeg"},
		{"conda run -n env --no-capture-output ffmpeg", "ffmpeg"},
		{"flatpak run --command=ffmpeg org.x -i a", "ffmpeg -i a"},
		{"mpirun -np 4 ffmpeg", "ffmpeg"},
		{"docker exec *ID ffmpeg -i a", "ffmpeg -i a"},
		{"docker exec *OPTS box ffmpeg -i a", "ffmpeg -i a"},
		{"kubectl exec enc ffmpeg -- -i a", "ffmpeg -i a"},
		{"kubectl exec -n x pod/enc -c c -it -- ffmpeg", "ffmpeg"},
		{"kubectl run enc --image=img --command -- ffmpeg -i a", "image img: -i a"},
		{"kubectl create job enc --image=img -- ffmpeg", "image img: ffmpeg"},
		{"parallel --pipe --block 1M ffmpeg -i - x", "ffmpeg -i - x"},
		{"parallel ffmpeg -i {} '{= s/a/b/ =}' ::: a", "ffmpeg -i ${{}} ${{= s/a/b/ =}}"},
		{"parallel --header : ffmpeg -i {f} {f.}.mp4 ::: f a", "ffmpeg -i ${{f}} ${{f.}}.mp4"},
		{"parallel -i ffmpeg -i {} x -- a b", "ffmpeg -i ${{}} x"},
		{"parallel -j 2 -- 'ffmpeg a' 'ffmpeg b'", "sh <ffmpeg a ; ffmpeg b>"},
		{"xargs -J % ffmpeg -i % x", "ffmpeg -i ${%} x"},
		{"bash -c ffmpeg", "bash <ffmpeg>"},
	}
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			in, ok := Unwrap(words(t, tt.line), bound.Of(16))
			if !ok {
				t.Fatal("is no wrapper")
			}
			if got := show(in); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestNoWrapper(t *testing.T) {
	for _, line := range []string{"ffmpeg -i a", "nice", "nice -n 5", "timeout 5", "bash", "bash -s", "find . -name x", "docker ps", "docker compose up", "xargs", "kubectl get pods", "$FF -i run", "sudo -i", "screen -r ffmpeg", "screen -S x -X quit", "tmux attach -t ffmpeg",
		"parallel --dry-run ffmpeg -i {} ::: a", "start-stop-daemon --stop --exec ffmpeg", "gdb ffmpeg core", "perf report --comm ffmpeg", "kubectl exec pod", "nix-shell -p ffmpeg", "vagrant ssh", "schedtool -B 5", "script log"} {
		if in, ok := Unwrap(words(t, line), bound.Of(4)); ok {
			t.Errorf("%s is no wrapper, got %s", line, show(in))
		}
	}
}

func TestTimes(t *testing.T) {
	tests := []struct{ line, want, rule string }{
		{"xargs ffmpeg", "1", ""},
		{"xargs -P 4 ffmpeg", "4", ""},
		{"xargs -P0 ffmpeg", "inf", "unbounded-parallel"},
		{"xargs -P $N ffmpeg", "unknown", ""},
		{"parallel -j 0 ffmpeg ::: *.mp4", "inf", "unbounded-parallel"},
		{"parallel -j 50% ffmpeg ::: *.mp4", "8", ""},
		{"parallel -j +2 ffmpeg ::: *.mp4", "18", ""},
		{"parallel -j -4 ffmpeg ::: *.mp4", "12", ""},
		{"parallel -j -40 ffmpeg ::: *.mp4", "1", ""},
		{"parallel --jobs=3 ffmpeg ::: *.mp4", "3", ""},
		{"parallel -j6 -N2 ffmpeg ::: a b c d", "2", ""},
		{"parallel -j0 ffmpeg ::: a b c", "3", ""},
		{"parallel ffmpeg {1} {2} ::: a b ::: c d e", "6", ""},
		{"parallel ffmpeg", "16", ""},
		{"sem ffmpeg", "1", ""},
		{"sem -j+0 ffmpeg", "16", ""},
		{"find . -exec ffmpeg {} ;", "1", ""},
		{"srun -n 3 ffmpeg", "3", ""},
		{"mpirun -np 4 ffmpeg", "4", ""},
		{"parallel -j8 -i ffmpeg -i {} x -- a b", "2", ""},
	}
	for _, tt := range tests {
		in, ok := Unwrap(words(t, tt.line), bound.Of(16))
		rule := ""
		for _, d := range in.Diags {
			rule = d.Rule
		}
		if !ok || in.Times.String() != tt.want || rule != tt.rule {
			t.Errorf("%s: %s %s, want %s %s", tt.line, in.Times, rule, tt.want, tt.rule)
		}
	}
	if in, _ := Unwrap(words(t, "parallel ffmpeg"), bound.Unknown(1)); !in.Times.IsUnknown() {
		t.Errorf("without known CPUs parallel starts %s, want unknown", in.Times)
	}
}

func TestPlaces(t *testing.T) {
	in, _ := Unwrap(words(t, "xargs -I{} ffmpeg -i {} x{}.mkv"), bound.Of(4))
	if got := in.Words[1].Span.Text(); got != "-i" {
		t.Errorf("the word -i stands at %q", got)
	}
	if got := in.Words[3].Parts[2].Span.Text(); got != ".mkv" {
		t.Errorf("the end of the last word stands at %q", got)
	}
	in, _ = Unwrap(words(t, "xargs -P0 ffmpeg"), bound.Of(4))
	if got := in.Diags[0].At.Text(); got != "-P0" {
		t.Errorf("the diagnostic points at %q", got)
	}
}

func TestEffects(t *testing.T) {
	tests := []struct {
		line string
		ok   func(Inner) bool
	}{
		{"taskset -c 0-3,8 ffmpeg", func(in Inner) bool { return *in.Cpuset == bound.Of(5) }},
		{"taskset 0xF ffmpeg", func(in Inner) bool { return *in.Cpuset == bound.Of(4) }},
		{"docker run --cpuset-cpus=0,1 -d img", func(in Inner) bool { return *in.Cpuset == bound.Of(2) && in.Detached }},
		{"docker run -e A=1 --env B=2 --entrypoint ffprobe img", func(in Inner) bool {
			return len(in.Env) == 2 && in.Env[1].Name == "B" && in.Entrypoint.String() == "ffprobe"
		}},
		{"flock -n l ffmpeg", func(in Inner) bool { return in.Lock == "l" }},
		{"timeout -k 10 1.5m ffmpeg", func(in Inner) bool { return in.Lifetime == 100*time.Second }},
		{"docker run --cpus=1.5 -m 1g --pids-limit 9 --ulimit nofile=10:20 img", func(in Inner) bool {
			l := in.Limits
			return l.CPUQuota.String() == "1.5" && *l.Memory == bound.Of(1<<30) && *l.Pids == bound.Of(9) && *l.Nofile == bound.Of(10) && l.QuotaAt.Text() == "--cpus=1.5"
		}},
		{"podman run --cpu-quota 50000 --cpu-period=200000 img", func(in Inner) bool { return in.Limits.CPUQuota.String() == "0.25" }},
		{"docker run --cpus 0 --memory -1 --pids-limit=-1 img", func(in Inner) bool {
			return in.Limits == nil || in.Limits.CPUQuota == nil && in.Limits.Memory == nil && in.Limits.Pids == nil
		}},
		{"docker run --cpus $N -m $M img", func(in Inner) bool { return in.Limits.CPUQuota.IsUnknown() && in.Limits.Memory.IsUnknown() }},
		{"systemd-run -p CPUQuota=150% -p MemoryMax=2G --property TasksMax=50 -p AllowedCPUs=0-1 ffmpeg", func(in Inner) bool {
			l := in.Limits
			return l.CPUQuota.String() == "1.5" && *l.Memory == bound.Of(2<<30) && *l.Pids == bound.Of(50) && *in.Cpuset == bound.Of(2)
		}},
		{"prlimit --nofile=100:200 ffmpeg", func(in Inner) bool { return *in.Limits.Nofile == bound.Of(100) }},
		{"timeout 0 ffmpeg", func(in Inner) bool { return in.Lifetime == 0 }},
		{"parallel -a jobs ffmpeg", func(in Inner) bool { return in.ArgFile.String() == "jobs" }},
		{"schedtool -a 0x3 -e ffmpeg", func(in Inner) bool { return *in.Cpuset == bound.Of(2) }},
		{"numactl -C +0-3 ffmpeg", func(in Inner) bool { return *in.Cpuset == bound.Of(4) }},
		{"start-stop-daemon -S -b -x ffmpeg", func(in Inner) bool { return in.Detached }},
		{"env A=b ffmpeg", func(in Inner) bool { return in.Env[0].Value.String() == "b" }},
		{"xargs ffmpeg", func(in Inner) bool { return in.Loop && *in.Stdin == "null" }},
	}
	for _, tt := range tests {
		in, ok := Unwrap(words(t, tt.line), bound.Of(16))
		if !ok || !tt.ok(in) {
			t.Errorf("%s: %+v", tt.line, in)
		}
	}
}

func FuzzUnwrap(f *testing.F) {
	for _, line := range []string{"xargs -I{} -P0 ffmpeg {}", "parallel -j+2 a {} ::: b", "sh -c 'a' b", "docker run -it --rm i c", "find . -exec a {} +", "env *A B=c d", "su - u -c x"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if _, err := shlex.Split(line); err != nil {
			return
		}
		list := words(t, line)
		for rounds := 0; ; rounds++ {
			in, ok := Unwrap(list, bound.Of(8))
			if !ok || in.Script != nil || in.Image != nil {
				return
			}
			if len(in.Words) >= len(list)+1 || rounds > 2*len(list)+2 {
				t.Fatalf("no progress from %q to %q", word.Strings(list), word.Strings(in.Words))
			}
			list = in.Words
		}
	})
}
